// A member of staff says of two records: the same, different, or related. Kept with the evidence as it was seen; a changed
// mind ends the old label and adds a new one, a label taken back is ended. Decides nothing about any registration.
import type { PairLabel } from '#app/domain/duplicate/label.ts';
import { type RecordRef, orderedPair, pairKey } from '#app/domain/duplicate/pair.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { isDuplicateKey } from '#db/dialect.ts';
import { endPairLabel, insertPairLabel } from '#db/repositories/pair-labels.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { evidenceHash, explainPair } from './explain-pair.server.ts';
import { type Reading, readSide } from './read-side.server.ts';

export interface LabelInput {
  left: RecordRef;
  right: RecordRef;
  label: PairLabel;
  note: string | null;
  /** Names the evidence on the page. */
  evidence: string;
}

export type Labelled =
  | { ok: true }
  /** `changed`: the records are not what was on the page. `sameRecord`: the two became one. `taken`: somebody labelled it just now. */
  | { ok: false; reason: 'changed' | 'sameRecord' | 'taken' };

export async function labelPair(
  work: Work,
  reading: Reading,
  origin: Origin | null,
  input: LabelInput,
): Promise<Labelled> {
  const { actor } = reading;
  requirePermission(actor, 'pair:label');
  const sides = await Promise.all([input.left, input.right].map((ref) => readSide(work, reading, ref)));
  const [a, b] = sides;
  if (!a || !b) throw new Error('two sides were asked for');
  const key = pairKey(a.shown.ref, b.shown.ref);
  const ordered = orderedPair(a.shown.ref, b.shown.ref);
  if (ordered.left.kind === ordered.right.kind && ordered.left.id === ordered.right.id)
    return { ok: false, reason: 'sameRecord' };
  const [left, right] = ordered.left.id === a.shown.ref.id ? [a, b] : [b, a];
  const explanation = explainPair(left.company, right.company);
  if (evidenceHash(explanation) !== input.evidence) return { ok: false, reason: 'changed' };
  try {
    await commit(work, actor, origin, async (unit) => {
      const { trx, at } = unit;
      const changed = await endPairLabel(trx, key, { at, userId: actor.userId });
      await insertPairLabel(trx, {
        id: work.newId(),
        pairKey: key,
        leftKind: left.shown.ref.kind,
        leftId: left.shown.ref.id,
        leftName: left.shown.name,
        rightKind: right.shown.ref.kind,
        rightId: right.shown.ref.id,
        rightName: right.shown.name,
        label: input.label,
        note: input.note,
        verdict: explanation.verdict,
        probability: explanation.probability,
        rule: explanation.rule,
        normVersion: explanation.normVersion,
        weightsHash: explanation.weightsHash,
        explanation,
        createdBy: actor.userId,
        createdAt: at,
      });
      unit.audit({
        action: 'pair.label',
        ...subjectOf(left.shown, right.shown),
        data: { label: input.label, verdict: explanation.verdict, changed, pair: key },
      });
    });
  } catch (error) {
    if (isDuplicateKey(error)) return { ok: false, reason: 'taken' };
    throw error;
  }
  return { ok: true };
}

/** Takes back the label that holds; nothing happens where none does. */
export async function unlabelPair(
  work: Work,
  reading: Reading,
  origin: Origin | null,
  pair: { left: RecordRef; right: RecordRef },
): Promise<void> {
  const { actor } = reading;
  requirePermission(actor, 'pair:label');
  const [left, right] = await Promise.all([pair.left, pair.right].map((ref) => readSide(work, reading, ref)));
  if (!left || !right) throw new Error('two sides were asked for');
  const key = pairKey(left.shown.ref, right.shown.ref);
  await commit(work, actor, origin, async (unit) => {
    const ended = await endPairLabel(unit.trx, key, { at: unit.at, userId: actor.userId });
    if (ended) unit.audit({ action: 'pair.unlabel', ...subjectOf(left.shown, right.shown), data: { pair: key } });
  });
}

type Named = { ref: RecordRef; name: string };

/** The trail keeps it with the right-hand record, which is a customer wherever the pair has one. */
function subjectOf(left: Named, right: Named) {
  const customer = [right, left].find(({ ref }) => ref.kind === 'customer');
  const subject = customer ?? right;
  return {
    subjectKind: subject.ref.kind,
    subjectId: subject.ref.id,
    subjectLabel: `${left.name} / ${right.name}`.slice(0, 191),
    customerId: customer?.ref.id ?? null,
  };
}
