// What a reviewer can do, at the foot of the record: each verb opens its sheet. Native disclosure, so it works without
// scripts; only one sheet is open at a time.
import { useNavigation } from '@remix-run/react';
import { type ReactNode, useCallback } from 'react';
import { classNames } from '#app/components/class-names.ts';
import { Button } from '#app/components/ui/action/button.tsx';
import buttonStyles from '#app/components/ui/action/button.module.css';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import {
  type CheckedForm as Checked,
  type SchemaSource,
  useCheckedForm,
} from '#app/components/ui/form/use-checked-form.ts';
import { IconCheck, IconCornerUpLeft, IconScale, IconX, type Icon } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import type { QueueChoice } from '#app/services/registration/review-queue.server.ts';
import type { ReviewView } from '#app/services/registration/view-for-review.server.ts';
import { versionToSend } from '../stale.tsx';
import { queryOf } from './address.ts';
import { ApproveFields, DisputeFields, RejectFields, ReturnFields, rivalsOf } from './decision-fields.tsx';
import styles from './decision-bar.module.css';

export type Sheet = 'approve' | 'return' | 'reject' | 'dispute';

/** What an action answers when nothing was decided. */
export interface DecisionAnswer {
  intent: string;
  refusal:
    | 'stale'
    | 'notPossible'
    | 'claimed'
    | 'familyClaimed'
    | 'unknownCustomer'
    | 'decoy'
    | 'sameCode'
    | 'noRight'
    | 'tooLate'
    | null;
  problems: Problems;
  values: FormValues;
}

export interface DecisionChoices {
  reasons: { value: string; label: string }[];
  /** Why a company is new although its name is known. */
  newReasons: { value: string; label: string }[];
  mayOverruleName: boolean;
  fields: readonly string[];
}

const schemasOf = {
  approve: () => import('#app/forms/review.ts').then(({ approveForm }) => [approveForm]),
  return: () => import('#app/forms/review.ts').then(({ returnForm }) => [returnForm]),
  dispute: () => import('#app/forms/review.ts').then(({ disputeForm }) => [disputeForm]),
};

export function DecisionBar({
  view,
  choices,
  choice,
  answer,
}: {
  view: ReviewView;
  choices: DecisionChoices;
  choice: QueueChoice;
  answer: DecisionAnswer | undefined;
}) {
  const { t } = useCopy();
  const { registration } = view;
  const rivals = rivalsOf(t, view.candidates);
  const action = paths.admin.reviewRegistration(registration.id, queryOf(choice));
  const { reasons } = choices;
  const rejectSchemas = useCallback(async () => {
    const { rejectForm } = await import('#app/forms/review.ts');
    return [rejectForm(reasons.map(({ value }) => value))];
  }, [reasons]);
  const sheet = (name: Sheet) => ({
    name,
    action,
    schemas: name === 'reject' ? rejectSchemas : schemasOf[name],
    version: registration.version,
    failed: answer?.intent === name ? answer : undefined,
  });
  return (
    <section className={styles.bar} data-lower-edge="bar" aria-label={t('review:decide')}>
      <SheetFrame {...sheet('approve')} icon={IconCheck} primary>
        {(parts) => <ApproveFields view={view} choices={choices} {...parts} />}
      </SheetFrame>
      <SheetFrame {...sheet('return')} icon={IconCornerUpLeft}>
        {(parts) => <ReturnFields fields={choices.fields} {...parts} />}
      </SheetFrame>
      <SheetFrame {...sheet('reject')} icon={IconX}>
        {(parts) => <RejectFields reasons={reasons} {...parts} />}
      </SheetFrame>
      {rivals.length > 0 && (
        <SheetFrame {...sheet('dispute')} icon={IconScale}>
          {(parts) => <DisputeFields rivals={rivals} {...parts} />}
        </SheetFrame>
      )}
    </section>
  );
}

export interface SheetParts {
  field: Checked['field'];
  valueOf: (field: string) => string | undefined;
  listOf: (field: string) => readonly string[];
}

interface SheetFrameProps {
  name: Sheet;
  action: string;
  schemas: SchemaSource;
  /** Of the registration as the page shows it. */
  version: number;
  failed: DecisionAnswer | undefined;
  icon: Icon;
  primary?: boolean;
  children: (parts: SheetParts) => ReactNode;
}

function SheetFrame({ name, action, schemas, version, failed, icon: Icon, primary, children }: SheetFrameProps) {
  const { t } = useCopy();
  const form = useCheckedForm({ schemas, problems: failed?.problems, idPrefix: `${name}-` });
  const navigation = useNavigation();
  const isBusy = navigation.state !== 'idle' && navigation.formData?.get('intent') === name;
  const parts: SheetParts = {
    field: form.field,
    valueOf: (field) => {
      const value = failed?.values[field];
      return typeof value === 'string' ? value : undefined;
    },
    listOf: (field) => {
      const value = failed?.values[field];
      return Array.isArray(value) ? value : [];
    },
  };
  // Who was refused has been told so and sees the registration as it is; a slip in a field tells nothing of the record.
  const seen = failed?.refusal ? version : versionToSend(failed, version);
  return (
    <details className={styles.sheet} data-sheet={name} open={failed ? true : undefined} {...{ name: 'decision' }}>
      <summary className={classNames(buttonStyles.button, primary && buttonStyles.primary)}>
        <Icon size={18} stroke={1.75} />
        <span>{t(`review:verb.${name}`)}</span>
      </summary>
      <CheckedForm
        form={form}
        action={action}
        className={styles.form}
        head={<h2 className={styles.title}>{t(`review:sheet.${name}.title`)}</h2>}
      >
        <input type="hidden" name="version" value={seen} />
        {children(parts)}
        <div>
          <Button variant={primary ? 'primary' : 'secondary'} name="intent" value={name} busy={isBusy}>
            {t(`review:sheet.${name}.submit`)}
          </Button>
        </div>
      </CheckedForm>
    </details>
  );
}
