// From a form's problems to sentences: one beside each field, all of them in the summary.
import { useMemo } from 'react';
import type { FormProblem } from '#app/components/ui/form/error-summary.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FieldProblem, Problems } from '#app/forms/form.ts';

export interface ShownProblems {
  /** The sentence for a field, by its id. */
  errorOf: (field: string) => string | undefined;
  summary: FormProblem[];
}

export function useProblems(problems: Problems | undefined): ShownProblems {
  const { t } = useCopy();
  return useMemo(() => {
    const sentence = ({ code, values }: FieldProblem) => t(`errors:field.${code}`, values ?? {});
    return {
      errorOf: (field) => {
        const problem = problems?.[field];
        return problem && sentence(problem);
      },
      // One list for each answer: a new one takes the focus.
      summary: Object.entries(problems ?? {}).map(([field, problem]) => ({ field, message: sentence(problem) })),
    };
  }, [problems, t]);
}
