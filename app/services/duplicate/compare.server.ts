// Two records beside each other: what differs, what that is worth in bits, and what people said of the pair. Reads only.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import { decide } from '#app/domain/access/policy.ts';
import type { LookupHit } from '#app/domain/customer/lookup.ts';
import type { Explanation } from '#app/domain/duplicate/explanation.ts';
import { type RecordRef, orderedPair, pairKey, recordRefText } from '#app/domain/duplicate/pair.ts';
import { listCustomerHeads } from '#db/repositories/customers.ts';
import { type PairLabelRow, listLabelsOfPair } from '#db/repositories/pair-labels.ts';
import { probeOfRecord } from '#search/matching/record.ts';
import { lookUpCustomers } from '../customer/lookup.server.ts';
import { explanationFor } from '../registration/view-for-review.server.ts';
import { findSameCompany } from '../search/find.server.ts';
import type { Work } from '../work.server.ts';
import { evidenceHash, explainPair } from './explain-pair.server.ts';
import { type Reading, type ShownSide, type Side, readSide } from './read-side.server.ts';

export type { ShownSide } from './read-side.server.ts';

export interface Comparison {
  left: ShownSide | null;
  right: ShownSide | null;
  /** Both were asked for and are one record, perhaps since a merge. */
  isSameRecord: boolean;
  explanation: Explanation | null;
  /** Names the evidence for whoever labels it. */
  evidence: string | null;
  /** Everything said of the pair, newest first. */
  labels: PairLabelRow[];
  mayLabel: boolean;
  /** Customers to choose a side from; null when none is being chosen. */
  suggested: Suggested[] | null;
}

export interface Compared {
  left: RecordRef | null;
  right: RecordRef | null;
  /** The side being chosen, and the words typed to find it. */
  picking: { side: 'left' | 'right'; text: string } | null;
}

/** A side left out is null. Throws `NotFound` for a record that does not exist, or not for this actor. */
export async function compareRecords(work: Work, reading: Reading, asked: Compared): Promise<Comparison> {
  const { actor } = reading;
  requirePermission(actor, 'customer:read');
  requirePermission(actor, 'review:read');
  const [left, right] = await Promise.all(
    [asked.left, asked.right].map((ref) => (ref ? readSide(work, reading, ref) : null)),
  );
  const isSameRecord =
    Boolean(left && right) &&
    left?.shown.ref.kind === right?.shown.ref.kind &&
    left?.shown.ref.id === right?.shown.ref.id;
  const both = left && right && !isSameRecord ? pairOf(left, right) : null;
  const { picking } = asked;
  return {
    left: left?.shown ?? null,
    right: right?.shown ?? null,
    isSameRecord,
    explanation: both && explanationFor(actor, both.explanation),
    evidence: both && evidenceHash(inOrder(both)),
    labels: both ? await listLabelsOfPair(work.db, both.key) : [],
    mayLabel: decide(actor, 'pair:label').allowed,
    suggested: picking && (await suggestSide(work, actor, picking.side === 'left' ? right : left, picking.text)),
  };
}

interface JudgedPair {
  left: Side;
  right: Side;
  key: string;
  explanation: Explanation;
}

function pairOf(left: Side, right: Side): JudgedPair {
  return {
    left,
    right,
    key: pairKey(left.shown.ref, right.shown.ref),
    explanation: explainPair(left.company, right.company),
  };
}

/** The evidence with the sides in the pair's own order, the same whichever way round they are looked at. */
function inOrder({ left, right }: Pick<JudgedPair, 'left' | 'right'>): Explanation {
  const first = orderedPair(left.shown.ref, right.shown.ref).left;
  const isAsShown = recordRefText(first) === recordRefText(left.shown.ref);
  return isAsShown ? explainPair(left.company, right.company) : explainPair(right.company, left.company);
}

export interface Suggested {
  id: string;
  legalName: string;
  uscc: string | null;
  /** What was hit; null for what only looks like the other side. */
  hit: LookupHit | null;
}

const suggestedCount = 12;

/** Customers to lay beside a record: those found by the words typed, else those that look like it. */
async function suggestSide(
  work: Work,
  actor: StaffActor,
  beside: Side | null | undefined,
  text: string,
): Promise<Suggested[]> {
  const hits = new Map(
    text ? (await lookUpCustomers(work, actor, text, suggestedCount)).hits.map(({ id, hit }) => [id, hit]) : [],
  );
  const alike =
    !text && beside
      ? (await findSameCompany(work, 'name' in beside.company ? beside.company : probeOfRecord(beside.company))).found
      : [];
  const ids = [...hits.keys(), ...alike.map(({ customerId }) => customerId)];
  const heads = new Map((await listCustomerHeads(work.db, ids)).map((head) => [head.id, head]));
  return ids.flatMap((id) => {
    const head = heads.get(id);
    if (!head || id === beside?.shown.ref.id) return [];
    return [{ id, legalName: head.legalName, uscc: head.uscc, hit: hits.get(id) ?? null }];
  });
}
