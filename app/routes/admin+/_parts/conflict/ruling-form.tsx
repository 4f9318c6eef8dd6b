// Ruling a case: the outcome, the coded reason, the reasons in words, and what each side will be told before it is sent.
import { useCallback } from 'react';
import { Button } from '#app/components/ui/action/button.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { IconGavel } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import type { ConflictView } from '#app/services/conflict/view.server.ts';
import { KeptText } from '../kept-text.tsx';
import { versionToSend } from '../stale.tsx';
import styles from './conflict.module.css';

/** What the action answers when nothing was ruled. */
export interface RulingAnswer {
  refusal: 'stale' | 'notPossible' | null;
  problems: Problems;
  values: FormValues;
}

const outcomes = ['incumbent', 'challenger', 'different'] as const;

export function RulingForm({
  view,
  told,
  answer,
}: {
  view: ConflictView;
  told: Record<'won' | 'lost' | 'back' | 'kept', string>;
  answer: RulingAnswer | undefined;
}) {
  const { t } = useCopy();
  const { reasons } = view;
  const schemas = useCallback(async () => {
    const { rulingForm } = await import('#app/forms/conflict.ts');
    return [rulingForm(reasons.map(({ value }) => value))];
  }, [reasons]);
  const form = useCheckedForm({ schemas, problems: answer?.problems });
  const valueOf = (field: string) => {
    const value = answer?.values[field];
    return typeof value === 'string' ? value : undefined;
  };
  // Who was refused has been told so and sees the case as it is; a slip in a field tells nothing of the case.
  const seen = answer?.refusal ? view.conflict.version : versionToSend(answer, view.conflict.version);
  const holder = view.incumbent?.partner.name ?? t('conflict:manufacturer');
  const challenger = view.challenger.partner.name;
  const hears = {
    incumbent: { holder: told.won, challenger: told.lost },
    challenger: { holder: told.lost, challenger: told.won },
    different: { holder: told.kept, challenger: view.challengerHolds ? told.kept : told.back },
  };
  return (
    <CheckedForm form={form} className={styles.form} guarded>
      <input type="hidden" name="version" value={seen} />
      <ChoiceGroup
        layout="cards"
        label={t('conflict:rule.outcome')}
        {...form.field('outcome')}
        defaultValue={valueOf('outcome')}
        options={outcomes.map((value) => ({
          value,
          label: t(`conflict:rule.${value}.label`, { holder, challenger }),
          hint: t(`conflict:rule.${value}.hint`),
        }))}
      />
      <SelectField
        label={t('conflict:rule.reason')}
        hint={t('conflict:rule.reasonHint')}
        {...form.field('reasonCode')}
        empty={t('conflict:rule.chooseReason')}
        defaultValue={valueOf('reasonCode') ?? ''}
        options={reasons}
      />
      <TextAreaField
        label={t('conflict:rule.text')}
        hint={t('conflict:rule.textHint')}
        {...form.field('reasonText')}
        defaultValue={valueOf('reasonText')}
      />
      <div className={styles.told}>
        <h3>{t('conflict:told.title')}</h3>
        <p className={styles.nothingChosen}>{t('conflict:told.nothingChosen')}</p>
        {outcomes.map((outcome) => (
          <dl key={outcome} data-outcome={outcome}>
            {view.incumbent && (
              <div>
                <dt>{holder}</dt>
                <dd>{hears[outcome].holder}</dd>
              </div>
            )}
            <div>
              <dt>{challenger}</dt>
              <dd>{hears[outcome].challenger}</dd>
            </div>
          </dl>
        ))}
      </div>
      <div>
        <Button variant="primary" icon={IconGavel} busy={form.isSending}>
          {t('conflict:rule.submit')}
        </Button>
      </div>
    </CheckedForm>
  );
}

/** What was typed into the form that went away with the ruling of somebody else. */
export function KeptRuling({ view, answer }: { view: ConflictView; answer: RulingAnswer }) {
  const { t } = useCopy();
  const typed = (name: string) => [answer.values[name] ?? []].flat().join('');
  const outcome = outcomes.find((one) => one === typed('outcome'));
  const sides = {
    holder: view.incumbent?.partner.name ?? t('conflict:manufacturer'),
    challenger: view.challenger.partner.name,
  };
  return (
    <KeptText
      lines={[
        { label: t('conflict:rule.outcome'), text: outcome && t(`conflict:rule.${outcome}.label`, sides) },
        {
          label: t('conflict:rule.reason'),
          text: view.reasons.find(({ value }) => value === typed('reasonCode'))?.label,
        },
        { label: t('conflict:rule.text'), text: typed('reasonText') },
      ]}
    />
  );
}
