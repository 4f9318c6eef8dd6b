import { expect, it } from 'vitest';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FileField } from '#app/components/ui/form/file-field.tsx';
import { MoneyField } from '#app/components/ui/form/money-field.tsx';
import { TextAreaField, TextField } from '#app/components/ui/form/text-field.tsx';
import { render, textOf } from './render.tsx';

/** Every id an attribute refers to must exist in the same markup. */
function danglingIds(markup: string): string[] {
  const ids = new Set([...markup.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
  const used = [...markup.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  return used.filter((id) => !ids.has(id));
}

const problem = { name: 'field', label: 'Label', hint: 'A hint', error: 'Something is wrong' };

it.each([
  ['text', <TextField key="1" {...problem} />],
  ['long text', <TextAreaField key="2" {...problem} />],
  ['select', <SelectField key="3" {...problem} options={[{ value: 'a', label: 'A' }]} />],
  ['money', <MoneyField key="4" {...problem} currencyName="currency" currencies={['CNY', 'USD']} />],
  ['files', <FileField key="5" {...problem} accept=".pdf" />],
])('a %s field is tied to its label, hint and error', (_kind, field) => {
  const markup = render(field);
  expect(danglingIds(markup)).toEqual([]);
  expect(markup).toContain('for="field"');
  expect(markup).toContain('aria-describedby="field-hint field-error"');
  expect(markup).toContain('aria-invalid="true"');
});

it('an error summary leads to a field, a group of choices by its first choice', () => {
  const markup = render(
    <>
      <ErrorSummary problems={[{ field: 'kind', message: 'Choose a kind' }, { message: 'Try again later' }]} />
      <ChoiceGroup
        name="kind"
        label="Kind"
        options={[
          { value: 'lead', label: 'Lead' },
          { value: 'deal', label: 'Deal' },
        ]}
        defaultValue="deal"
      />
    </>,
  );
  expect(markup).toContain('href="#kind"');
  expect(markup).toMatch(/<input type="radio" id="kind" name="kind" value="lead"\/>/);
  expect(markup).toMatch(/<input type="radio" id="kind-deal" name="kind" checked="" value="deal"\/>/);
  expect(textOf(markup)).toContain('There are 2 problems to put right');
});

it('a form without problems has no summary', () => {
  expect(render(<ErrorSummary problems={[]} />)).toBe('');
});

it('a field with one currency still sends it', () => {
  const markup = render(<MoneyField name="amount" label="Amount" currencyName="currency" currencies={['CNY']} />);
  expect(markup).toContain('<input type="hidden" name="currency" value="CNY"/>');
});
