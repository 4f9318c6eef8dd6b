// How much of two Chinese names agrees, character by character over the whole stem: equal characters count fully,
// ones of the same sound or of a look-alike shape in part, two that changed places nearly fully. Each character
// weighs what its part of the name weighs, so that 科技 is little and a rare character of the brand is much.
import { similarShapes } from '../../lexicon/similar-shapes.ts';
import { pairCode } from '../../pair-code.ts';
import type { PreparedName } from '../../prepare.ts';

const lookAlikes = new Set<number>();
/** By code: 1 for characters that look like any other. */
const isAmbiguous = new Uint8Array(0x10000);
for (const group of similarShapes) {
  for (const char of group) {
    isAmbiguous[char.charCodeAt(0)] = 1;
    for (const other of group) if (other !== char) lookAlikes.add(pairCode(char.charCodeAt(0), other.charCodeAt(0)));
  }
}

export function lookAlike(a: number, b: number): boolean {
  return isAmbiguous[a] === 1 && isAmbiguous[b] === 1 && lookAlikes.has(pairCode(a, b));
}

const SAME_SOUND = 0.6;
const NEAR_SOUND = 0.5;
const SAME_SHAPE = 0.5;
const SWAPPED = 0.85;

/** Stems longer than this are compared up to here. */
const LONGEST = 40;

let before = new Float32Array(LONGEST + 1);
let previous = new Float32Array(LONGEST + 1);
let row = new Float32Array(LONGEST + 1);

export type Agreement = {
  /** Bits of rarity of what agrees. */
  shared: number;
  /** What is left over on each side. */
  ownLeft: number;
  ownRight: number;
};

/** The best alignment of two prepared Chinese names by weight; symmetric. */
export function agreementOf(a: PreparedName, b: PreparedName): Agreement {
  const left = a.parsed.stem;
  const right = b.parsed.stem;
  const m = Math.min(LONGEST, left.length);
  const n = Math.min(LONGEST, right.length);
  const [weightsA, weightsB] = [a.weights, b.weights];
  const [soundsA, soundsB] = [a.sounds, b.sounds];
  const [fuzzyA, fuzzyB] = [a.fuzzySounds, b.fuzzySounds];
  previous.fill(0, 0, n + 1);
  before.fill(0, 0, n + 1);
  for (let i = 1; i <= m; i++) {
    row[0] = 0;
    const char = left.charCodeAt(i - 1);
    const weight = weightsA[i - 1] ?? 0;
    const sound = soundsA[i - 1];
    const fuzzy = fuzzyA[i - 1];
    for (let j = 1; j <= n; j++) {
      let best = Math.max(previous[j] ?? 0, row[j - 1] ?? 0);
      const other = right.charCodeAt(j - 1);
      const both = (weight + (weightsB[j - 1] ?? 0)) / 2;
      let share = 0;
      if (char === other) share = 1;
      else if (sound === soundsB[j - 1]) share = SAME_SOUND;
      else if (fuzzy === fuzzyB[j - 1]) share = NEAR_SOUND;
      else if (lookAlike(char, other)) share = SAME_SHAPE;
      if (share > 0) best = Math.max(best, (previous[j - 1] ?? 0) + share * both);
      if (i > 1 && j > 1 && char === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other && char !== other) {
        const pair = (weight + (weightsA[i - 2] ?? 0) + (weightsB[j - 1] ?? 0) + (weightsB[j - 2] ?? 0)) / 2;
        best = Math.max(best, (before[j - 2] ?? 0) + SWAPPED * pair);
      }
      row[j] = best;
    }
    [before, previous, row] = [previous, row, before];
  }
  const shared = previous[n] ?? 0;
  return {
    shared,
    ownLeft: Math.max(0, a.totalWeight - shared),
    ownRight: Math.max(0, b.totalWeight - shared),
  };
}
