// What a customer buys already, row by row: the product line and since when. Taking the product line away takes the row away.
import { useState } from 'react';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { FieldPair, Fieldset } from '#app/components/ui/form/form-parts.tsx';
import { DateField } from '#app/components/ui/form/text-field.tsx';
import type { CheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FormValues } from '#app/forms/form.ts';
import type { Choice } from '#app/services/settings/choices.server.ts';
import { AddRow, listed } from './rows.tsx';

export function BoughtRows({ values, form, lines }: { values: FormValues; form: CheckedForm; lines: Choice[] }) {
  const { t } = useCopy();
  const bought = listed(values, 'boughtLine');
  const since = listed(values, 'boughtSince');
  const [more, setMore] = useState(1);
  return (
    <Fieldset legend={t('customer:bought.title')} hint={t('customer:bought.hint')}>
      {Array.from({ length: bought.length + more }, (_, row) => (
        <FieldPair key={row}>
          <SelectField
            hideLabel
            label={t('customer:bought.line', { row: row + 1 })}
            {...form.field(`boughtLine.${row}`, 'boughtLine[]')}
            empty={t('customer:form.none')}
            defaultValue={bought[row] ?? ''}
            options={lines}
          />
          <DateField
            hideLabel
            label={t('customer:bought.since', { row: row + 1 })}
            {...form.field(`boughtSince.${row}`, 'boughtSince[]')}
            defaultValue={since[row] ?? ''}
          />
        </FieldPair>
      ))}
      <AddRow label={t('customer:bought.add')} onAdd={() => setMore(more + 1)} />
    </Fieldset>
  );
}
