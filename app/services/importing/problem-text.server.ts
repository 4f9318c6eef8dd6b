// The sentence for a row's problem, for the result file and the terminal.
import type { Translate } from '#app/copy/keys.ts';
import type { RowProblem } from '#app/domain/importing/row.ts';

export function problemText(t: Translate, { code, field, value, line }: RowProblem): string {
  return t(`importing:problem.${code}`, {
    field: field ? t(`importing:field.${field}`) : '',
    value: value ?? '',
    line: line ?? 0,
  });
}
