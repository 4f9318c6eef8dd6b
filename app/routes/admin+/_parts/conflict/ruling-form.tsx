// Ruling a case: the outcome, the coded reason, the reasons in words, and what each side will be told before it is sent.
import { Form, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { IconGavel } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import type { ConflictView } from '#app/services/conflict/view.server.ts';
import { useProblems } from '../use-problems.ts';
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
  told: { won: string; lost: string };
  answer: RulingAnswer | undefined;
}) {
  const { t } = useCopy();
  const { errorOf, summary } = useProblems(answer?.problems);
  const navigation = useNavigation();
  const valueOf = (field: string) => {
    const value = answer?.values[field];
    return typeof value === 'string' ? value : undefined;
  };
  const holder = view.incumbent?.partner.name ?? t('conflict:manufacturer');
  const challenger = view.challenger.partner.name;
  const hears = {
    incumbent: { holder: told.won, challenger: told.lost },
    challenger: { holder: told.lost, challenger: told.won },
    different: { holder: null, challenger: t('conflict:told.backToReview') },
  };
  return (
    <Form method="post" className={styles.form}>
      <ErrorSummary problems={summary} />
      <input type="hidden" name="version" value={view.conflict.version} />
      <ChoiceGroup
        layout="cards"
        label={t('conflict:rule.outcome')}
        name="outcome"
        error={errorOf('outcome')}
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
        name="reasonCode"
        empty={t('conflict:rule.chooseReason')}
        error={errorOf('reasonCode')}
        defaultValue={valueOf('reasonCode') ?? ''}
        options={view.reasons}
      />
      <TextAreaField
        label={t('conflict:rule.text')}
        hint={t('conflict:rule.textHint')}
        name="reasonText"
        error={errorOf('reasonText')}
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
                <dd>{hears[outcome].holder ?? t('conflict:told.nothing')}</dd>
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
        <Button
          variant="primary"
          icon={IconGavel}
          busy={navigation.state !== 'idle' && navigation.formMethod === 'POST'}
        >
          {t('conflict:rule.submit')}
        </Button>
      </div>
    </Form>
  );
}
