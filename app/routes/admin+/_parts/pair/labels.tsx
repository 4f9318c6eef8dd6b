// What people said of the pair, and the form that says it: works without scripts.
import { Form, useNavigation } from '@remix-run/react';
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { ChoiceGroup } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { longestLabelNote, pairLabels } from '#app/domain/duplicate/label.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import type { Comparison } from '#app/services/duplicate/compare.server.ts';
import { useProblems } from '../use-problems.ts';
import type { PairChoice } from './address.ts';
import { LabelBadge } from './label-badge.tsx';
import styles from './pair.module.css';

export interface LabelAnswer {
  refusal: 'changed' | 'sameRecord' | 'taken' | null;
  problems: Problems;
  values: FormValues;
}

export function LabelForm({
  comparison,
  choice,
  answer,
}: {
  comparison: Comparison;
  choice: PairChoice;
  answer: LabelAnswer | undefined;
}) {
  const { t } = useCopy();
  const { errorOf, summary } = useProblems(answer?.problems);
  const navigation = useNavigation();
  const busy = navigation.state === 'submitting' ? navigation.formData?.get('intent') : null;
  const current = comparison.labels.find(({ endedAt }) => endedAt === null);
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const { left, right } = choice;
  return (
    <Form method="post" action={paths.admin.compare({ left, right })} className={styles.form} noValidate>
      <ErrorSummary problems={summary} />
      <p>{t('pair:label.note')}</p>
      <input type="hidden" name="evidence" value={comparison.evidence ?? ''} />
      <ChoiceGroup
        label={t('pair:label.legend')}
        name="label"
        layout="cards"
        error={errorOf('label')}
        defaultValue={typed('label') ?? current?.label}
        options={pairLabels.map((value) => ({
          value,
          label: t(`pair:label.${value}`),
          hint: t(`pair:label.hint.${value}`),
        }))}
      />
      <TextAreaField
        label={t('pair:label.reason')}
        hint={t('pair:label.reasonHint')}
        name="note"
        rows={2}
        optional
        maxLength={longestLabelNote}
        error={errorOf('note')}
        defaultValue={typed('note') ?? current?.note ?? ''}
      />
      <Actions>
        <Button name="intent" value="label" variant="primary" busy={busy === 'label'}>
          {current ? t('pair:label.changeTo') : t('pair:label.save')}
        </Button>
        {current && (
          <Button name="intent" value="unlabel" variant="quiet" busy={busy === 'unlabel'}>
            {t('pair:label.takeBack')}
          </Button>
        )}
      </Actions>
    </Form>
  );
}

export function LabelHistory({ labels }: { labels: Comparison['labels'] }) {
  const { t } = useCopy();
  if (labels.length === 0) return <p>{t('pair:label.none')}</p>;
  return (
    <ol className={styles.history}>
      {labels.map((label) => (
        <li key={label.id} className={label.endedAt ? styles.past : undefined}>
          <div className={styles.said}>
            <LabelBadge label={label.label} />
            <span>
              {label.author} · <Time at={label.createdAt} />
            </span>
            <span>
              {label.endedAt ? (
                <>
                  {t('pair:label.ended')} <Time at={label.endedAt} />
                </>
              ) : (
                t('pair:label.holds')
              )}
            </span>
          </div>
          <div className={styles.detail}>
            {t('pair:label.saw')} <VerdictBadge verdict={label.verdict} />
            <span>{t('matching:versions', { norm: label.normVersion, weights: label.weightsHash.slice(0, 8) })}</span>
          </div>
          {label.note && <p className={styles.note}>{label.note}</p>}
        </li>
      ))}
    </ol>
  );
}
