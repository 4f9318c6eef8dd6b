// How often the matcher says what people say: counted by hand once, and by definition.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdicts } from '#app/domain/duplicate/explanation.ts';
import { type LabelCount, agreementAt, doesAgree, pairLabels } from '#app/domain/duplicate/label.ts';

const counts: LabelCount[] = [
  { label: 'same', verdict: 'exact', count: 3 },
  { label: 'same', verdict: 'likely', count: 2 },
  { label: 'same', verdict: 'possible', count: 4 },
  { label: 'same', verdict: 'none', count: 1 },
  { label: 'different', verdict: 'likely', count: 1 },
  { label: 'different', verdict: 'possible', count: 2 },
  { label: 'different', verdict: 'none', count: 5 },
  { label: 'related', verdict: 'related', count: 6 },
  { label: 'related', verdict: 'possible', count: 1 },
];

describe('agreement with people', () => {
  it('from likely on', () => {
    expect(agreementAt('likely', counts)).toEqual({
      level: 'likely',
      precision: { part: 5, whole: 6 },
      recall: { part: 5, whole: 10 },
      specificity: { part: 14, whole: 15 },
    });
  });

  it('from possible on', () => {
    expect(agreementAt('possible', counts)).toEqual({
      level: 'possible',
      precision: { part: 9, whole: 13 },
      recall: { part: 9, whole: 10 },
      specificity: { part: 11, whole: 15 },
    });
  });

  it('is shares of nothing where nothing is labelled', () => {
    for (const share of ['precision', 'recall', 'specificity'] as const)
      expect(agreementAt('likely', [])[share]).toEqual({ part: 0, whole: 0 });
  });

  it('never finds fewer, nor lets more be, at the lower level', () => {
    const anyCounts = fc.array(
      fc.record({
        label: fc.constantFrom(...pairLabels),
        verdict: fc.constantFrom(...verdicts),
        count: fc.nat(50),
      }),
    );
    fc.assert(
      fc.property(anyCounts, (given) => {
        const [likely, possible] = [agreementAt('likely', given), agreementAt('possible', given)];
        return (
          possible.recall.part >= likely.recall.part &&
          possible.specificity.part <= likely.specificity.part &&
          possible.recall.whole === likely.recall.whole
        );
      }),
    );
  });

  it.each([
    ['same', 'exact', true],
    ['same', 'possible', false],
    ['different', 'none', true],
    ['different', 'likely', false],
    ['related', 'related', true],
    ['related', 'exact', false],
  ] as const)('%s beside %s: %s', (label, verdict, agrees) => {
    expect(doesAgree(label, verdict)).toBe(agrees);
  });
});
