// Which column is what: one choice a column, with what stands in it.
import { Form } from '@remix-run/react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { ImportField } from '#app/domain/importing/field.ts';
import type { ColumnMapping, MappingProblem } from '#app/domain/importing/header.ts';
import styles from './mapping-form.module.css';

const groups: Record<'names' | 'codes' | 'place' | 'trade' | 'contact' | 'source', readonly ImportField[]> = {
  names: ['legalName', 'shortName', 'formerName', 'englishName', 'aliases'],
  codes: ['uscc', 'registrationNumber'],
  place: ['country', 'regionCode', 'address'],
  trade: ['industryCode', 'sizeCode'],
  contact: ['website', 'phone', 'email', 'contactPerson'],
  source: ['sourceSystem', 'externalId', 'notes'],
};

export function MappingForm({
  header,
  mapping,
  problems = [],
}: {
  header: { columns: string[]; sample: string[][] };
  mapping: { columns: ColumnMapping; sourceSystem: string | null };
  problems?: readonly MappingProblem[] | undefined;
}) {
  const { t } = useCopy();
  const options = Object.entries(groups).map(([group, fields]) => ({
    label: t(`importing:fieldGroup.${group as keyof typeof groups}`),
    options: fields.map((field) => ({ value: field, label: t(`importing:field.${field}`) })),
  }));
  return (
    <Form method="post">
      <FormColumn>
        <ErrorSummary problems={problems.map((problem) => shownProblem(t, problem, mapping.columns))} />
        <ol className={styles.columns}>
          {header.columns.map((name, column) => {
            const examples = header.sample.map((row) => row[column] ?? '').filter((value) => value !== '');
            const title = name || t('importing:map.unnamed');
            return (
              // A header may name two columns alike; their place is what tells them apart.
              <li key={`${column}:${name}`} className={styles.column}>
                <div className={styles.sample}>
                  <span className={styles.name}>{title}</span>
                  <span className={styles.values}>
                    {examples.length > 0
                      ? t('importing:map.example', { values: [...new Set(examples)].slice(0, 3).join(' · ') })
                      : t('importing:map.noExample')}
                  </span>
                </div>
                <SelectField
                  label={t('importing:map.column', { number: column + 1, name: title })}
                  hideLabel
                  name="columns[]"
                  id={`column-${column}`}
                  defaultValue={mapping.columns[column] ?? ''}
                  empty={t('importing:map.leaveOut')}
                  options={options}
                />
              </li>
            );
          })}
        </ol>
        <TextField
          label={t('importing:map.sourceSystem')}
          hint={t('importing:map.sourceSystemHint')}
          name="sourceSystem"
          defaultValue={mapping.sourceSystem ?? ''}
          maxLength={64}
          optional
          short
        />
        <Actions>
          <Button variant="primary" name="intent" value="map">
            {t('importing:map.start')}
          </Button>
        </Actions>
      </FormColumn>
    </Form>
  );
}

function shownProblem(t: ReturnType<typeof useCopy>['t'], problem: MappingProblem, columns: ColumnMapping) {
  if (problem.code !== 'twice') return { field: 'column-0', message: t(`importing:map.problem.${problem.code}`) };
  return {
    field: `column-${columns.lastIndexOf(problem.field)}`,
    message: t('importing:map.problem.twice', { field: t(`importing:field.${problem.field}`) }),
  };
}
