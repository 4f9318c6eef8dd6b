// The filters of the labelled pairs as their address says them; what is no choice counts as not asked.
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { pairLabels } from '#app/domain/duplicate/label.ts';

export function labelFilters(asked: URLSearchParams) {
  return {
    label: pairLabels.find((label) => label === asked.get('label')) ?? null,
    verdict: verdicts.find((verdict) => verdict === asked.get('verdict')) ?? null,
    agreement: asked.get('agreement') === 'no' ? ('no' as const) : null,
  };
}

export function labelQuestionOf({ label, verdict, agreement }: ReturnType<typeof labelFilters>) {
  return { label, verdict, disagreeing: agreement === 'no' };
}
