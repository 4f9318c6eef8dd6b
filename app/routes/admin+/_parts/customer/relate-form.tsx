// Relates a customer to another, or to a name: find the other, say what it is and since when. Works without scripts: finding
// loads the page anew with what was found to choose from.
import { Form, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FieldPair, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { DateField, TextField } from '#app/components/ui/form/text-field.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { relationKinds } from '#app/domain/customer/family.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import { useProblems } from '../use-problems.ts';
import styles from './family.module.css';

export interface RelateFormProps {
  customerId: string;
  /** What was searched for, and the customers to choose from. */
  query: string;
  found: readonly { id: string; legalName: string }[];
  /** The one chosen from a suggestion. */
  chosenId: string | null;
  answer: { problems: Problems; values: FormValues } | undefined;
}

export function RelateForm({ query, found, chosenId, answer }: RelateFormProps) {
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const shown = useProblems(answer?.problems);
  const isOpen = answer !== undefined || query !== '' || chosenId !== null;
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const field = (name: string) => ({ name, id: `kin-${name}`, error: shown.errorOf(name), defaultValue: typed(name) });
  return (
    <details id="relate" open={isOpen || undefined} key={`${query} ${chosenId ?? ''}`}>
      <summary>{t('family:add')}</summary>
      <div className={styles.relate}>
        <Form method="get" preventScrollReset className={styles.find}>
          <TextField label={t('family:find')} name="kin" id="kin-query" defaultValue={query} type="search" />
          <Button>{t('family:findButton')}</Button>
        </Form>
        <Form method="post" noValidate preventScrollReset>
          <FormColumn>
            <ErrorSummary
              problems={shown.summary.map(({ field: name, message }) => ({ field: name && `kin-${name}`, message }))}
            />
            {query !== '' && found.length === 0 && <p>{t('family:nothingFound')}</p>}
            {found.length > 0 && (
              <ChoiceGroup
                {...field('otherId')}
                label={t('family:other')}
                defaultValue={typed('otherId') ?? chosenId ?? (found.length === 1 ? found[0]?.id : '')}
                options={[
                  ...found.map(({ id, legalName }) => ({ value: id, label: legalName })),
                  { value: '', label: t('family:onlyName') },
                ]}
              />
            )}
            <TextField
              {...field('otherName')}
              label={t('family:otherName')}
              hint={t('family:otherNameHint')}
              optional
            />
            <FieldPair>
              <SelectField
                {...field('kind')}
                label={t('family:as')}
                empty={t('family:chooseKind')}
                options={relationKinds.map((kind) => ({ value: kind, label: t(`family:kind.${kind}`) }))}
              />
              <SelectField
                {...field('side')}
                label={t('family:side.label')}
                options={(['otherIsLower', 'otherIsUpper'] as const).map((side) => ({
                  value: side,
                  label: t(`family:side.${side}`),
                }))}
              />
            </FieldPair>
            <FieldPair>
              <DateField {...field('validFrom')} label={t('family:validFrom')} optional />
              <DateField {...field('validUntil')} label={t('family:validUntil')} optional />
            </FieldPair>
            <div>
              <Button name="intent" value="relate" busy={busy}>
                {t('family:add')}
              </Button>
            </div>
          </FormColumn>
        </Form>
      </div>
    </details>
  );
}
