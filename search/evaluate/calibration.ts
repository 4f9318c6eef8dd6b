// Whether probabilities mean what they say: among all judgements given as "about 70 %", 70 % should be right.

export type Judged = { probability: number; same: boolean };

export type CalibrationBin = { from: number; n: number; said: number; was: number };

const BINS = 10;

/** Ten bins of equal width; `said` is the mean probability of a bin, `was` the share that were the same company. */
export function calibrationBins(judged: readonly Judged[]): CalibrationBin[] {
  const bins = Array.from({ length: BINS }, (_, index) => ({ from: index / BINS, n: 0, said: 0, was: 0 }));
  for (const { probability, same } of judged) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
    if (!bin) continue;
    bin.n++;
    bin.said += probability;
    if (same) bin.was++;
  }
  return bins.map(({ from, n, said, was }) => ({ from, n, said: n === 0 ? 0 : said / n, was: n === 0 ? 0 : was / n }));
}

/** Expected calibration error, 0 to 1: the mean gap between said and was, each bin by its size; null for nothing. */
export function calibrationError(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  return calibrationBins(judged).reduce((sum, { n, said, was }) => sum + (n / judged.length) * Math.abs(said - was), 0);
}
