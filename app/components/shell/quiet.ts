// Sendings after which no page is read again: a form that keeps itself and a pre-check change nothing that is shown, and
// an answer that never came would only fail once more, this time taking the page with it.
import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';

export function isQuiet({
  formData,
  formAction,
  actionResult,
}: Pick<ShouldRevalidateFunctionArgs, 'formData' | 'formAction' | 'actionResult'>): boolean {
  return (
    formData?.get('intent') === 'save' ||
    formAction?.startsWith(paths.portal.precheck()) === true ||
    (typeof actionResult === 'object' && actionResult !== null && 'failed' in actionResult)
  );
}

/** A route's `shouldRevalidate` that sits still for them. */
export function unlessQuiet(args: ShouldRevalidateFunctionArgs): boolean {
  return !isQuiet(args) && args.defaultShouldRevalidate;
}
