// Writes down why a pair got its verdict, as data: every field with its level, values, bits and the parts that
// differ, what speaks against it, and the one fact that would change it. No sentences: those are copy.
import type { ComparedField, Counterfactual, Explanation, FieldEvidence } from '#app/domain/duplicate/explanation.ts';
import { differingSpans } from './compare/alignment.ts';
import { hasHan, isPlainHan, NORM_VERSION } from './normalise.ts';
import type { Score, ScoredField } from './score.ts';
import type { Evidence, Judgement } from './verdict.ts';
import { decide, withLevel } from './verdict.ts';
import { weightsHash } from './weights.ts';

const textual = new Set<ComparedField>(['uscc', 'name', 'trade', 'region', 'phone', 'domain', 'email', 'address']);

const noSpans = { left: [], right: [] } as const;

// Forms are few, and a pattern takes longer to make than to use.
const spellings = new Map<string, RegExp>();

/** What a normalised legal form may look like as written. */
function spellingOf(form: string): RegExp {
  let spelling = spellings.get(form);
  if (!spelling) {
    const pieces = hasHan(form) ? Array.from(form) : form.split(/ ?/);
    const pattern = pieces.map((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '')).filter((piece) => piece !== '');
    // Letters and digits alone: nothing in the pattern needs escaping.
    spelling = new RegExp(`\\(?${pattern.join('[^\\p{L}\\p{N}]*')}\\.?`, 'giu');
    if (spellings.size < 1_000) spellings.set(form, spelling);
  }
  return spelling;
}

/** The legal form as the name spells it, `Co., Ltd.` for `co ltd`; the normalised one where it cannot be found. */
function formAsWritten(form: string | null, written: string | undefined): string | null {
  // Without signs or spaces between its characters a form can be spelt in one way.
  if (form === null || written === undefined || isPlainHan(written)) return form;
  return written.normalize('NFKC').match(spellingOf(form))?.at(-1) ?? form;
}

function fieldEvidence(
  { field, finding, bits }: ScoredField,
  inDetail: boolean,
  names: Score['pair']['names'],
): FieldEvidence {
  const { level } = finding;
  const isForm = inDetail && field === 'legalForm';
  const left = isForm ? formAsWritten(finding.left, names?.left.written) : finding.left;
  const right = isForm ? formAsWritten(finding.right, names?.right.written) : finding.right;
  const differs = inDetail && left !== null && right !== null && left !== right && textual.has(field);
  return { field, level, left, right, bits, spans: differs ? differingSpans(left, right) : noSpans };
}

/** Facts that could still come to light, the most telling first: what they would make of the verdict. */
const couldBecomeKnown: readonly (readonly [field: ComparedField, level: string, code: string])[] = [
  ['uscc', 'equal', 'ifEqual'],
  ['phone', 'equal', 'ifEqual'],
  ['domain', 'equal', 'ifEqual'],
  ['address', 'equal', 'ifEqual'],
  ['uscc', 'different', 'ifDifferent'],
];

function counterfactualOf(score: Score, evidence: Evidence, verdict: string): Counterfactual | null {
  // A verdict that hangs on one field says so.
  if (verdict === 'exact' || verdict === 'likely') {
    const strongest = score.fields
      .filter(({ bits, field }) => bits > 0 && field !== 'name')
      .sort((a, b) => b.bits - a.bits);
    for (const { field, bits } of strongest) {
      const without = decide(withLevel(evidence, field, 'missing', bits)).verdict;
      if (without !== verdict) return { code: 'without', field, to: without };
    }
  }
  for (const [field, level, code] of couldBecomeKnown) {
    const known = score.fields.find((one) => one.field === field);
    if (!known || known.finding.level !== 'missing') continue;
    const to = decide(withLevel(evidence, field, level, known.bits)).verdict;
    if (to !== verdict) return { code, field, to };
  }
  return null;
}

/**
 * Explains a scored and judged pair. Without `inDetail` there are no marks and no counterfactual, and the legal form stands
 * as it was normalised: what nobody looks at is not worked out.
 */
export function explain(
  score: Score,
  { evidence, verdict, rule }: Judgement,
  engine: string,
  families: readonly string[],
  inDetail: boolean,
): Explanation {
  return {
    verdict,
    probability: score.probability,
    bits: score.bits,
    priorBits: score.priorBits,
    rule,
    normVersion: NORM_VERSION,
    weightsHash,
    engine,
    families: [...families],
    fields: score.fields.map((field) => fieldEvidence(field, inDetail, score.pair.names)),
    conflicts: score.fields
      .filter(({ bits }) => bits < 0)
      .sort((a, b) => a.bits - b.bits)
      .map(({ field }) => field),
    counterfactual: inDetail ? counterfactualOf(score, evidence, verdict) : null,
  };
}
