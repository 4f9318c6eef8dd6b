// The reviewer's filters as the address of the page has them: read from it, and written back into links.
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { registrationKinds } from '#app/domain/registration/registration.ts';
import type { QueueChoice } from '#app/services/registration/review-queue.server.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is not a filter we know is left out. */
export function choiceFrom(search: URLSearchParams): QueueChoice {
  const id = (name: string) => {
    const value = search.get(name) ?? '';
    return uuid.test(value) ? value : null;
  };
  return {
    mine: search.get('mine') === '1',
    overdue: search.get('overdue') === '1',
    partnerId: id('partner'),
    productLineId: id('line'),
    kind: registrationKinds.find((kind) => kind === search.get('kind')) ?? null,
    verdict: verdicts.find((verdict) => verdict === search.get('verdict')) ?? null,
  };
}

export function queryOf(choice: QueueChoice) {
  return {
    mine: choice.mine ? 1 : null,
    overdue: choice.overdue ? 1 : null,
    partner: choice.partnerId,
    line: choice.productLineId,
    kind: choice.kind,
    verdict: choice.verdict,
  };
}

/** How many of the folded filters are on. */
export function countChosen({ partnerId, productLineId, kind, verdict }: QueueChoice): number {
  return [partnerId, productLineId, kind, verdict].filter(Boolean).length;
}
