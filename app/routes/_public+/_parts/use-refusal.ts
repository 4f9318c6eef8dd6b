// Puts a refusal in words: the lines of the error summary, and the sentence and value of each field.
import type { FormProblem } from '#app/components/ui/form/error-summary.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FieldProblem } from '#app/forms/form.ts';
import type { Refusal } from '#app/forms/refusal.ts';

export interface SaidRefusal {
  /** For the error summary. */
  summary: { problems: FormProblem[]; title?: string };
  errorOf: (field: string) => string | undefined;
  valueOf: (field: string) => string | undefined;
}

/** `intent` names the form where a page has several: another form's refusal is none of its own. */
export function useRefusal(refusal: Refusal | undefined, intent: string | null = null): SaidRefusal {
  const { t } = useCopy();
  const own = refusal && refusal.intent === intent ? refusal : undefined;
  const say = (problem: FieldProblem) => t(`errors:field.${problem.code}`, problem.values);
  const idOf = (field: string) => (intent ? `${intent}-${field}` : field);
  return {
    summary: own?.sentence
      ? { title: t('account:notDone'), problems: [{ message: own.sentence }] }
      : {
          problems: Object.entries(own?.problems ?? {}).map(([field, problem]) => ({
            field: idOf(field),
            message: say(problem),
          })),
        },
    errorOf: (field) => {
      const problem = own?.problems[field];
      return problem && say(problem);
    },
    valueOf: (field) => own?.values[field],
  };
}
