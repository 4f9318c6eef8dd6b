// Two records laid beside each other: how each is named in an address, and the order that makes A–B and B–A one pair.
// Pure; whether the records exist, or may be seen, is decided elsewhere.

export const recordKinds = ['registration', 'customer'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One record that can be compared. */
export interface RecordRef {
  kind: RecordKind;
  id: string;
}

/** `customer-0190…`, as it stands in an address and in a pair's key. */
export function recordRefText({ kind, id }: RecordRef): string {
  return `${kind}-${id}`;
}

/** Null for what names no record. */
export function parseRecordRef(text: string | null): RecordRef | null {
  const match = /^(registration|customer)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { kind: match[1] as RecordKind, id: match[2] } : null;
}

export interface Pair {
  left: RecordRef;
  right: RecordRef;
}

/** A registration stands left of a customer; of two of one kind the earlier id does. The same for both orders. */
export function orderedPair(a: RecordRef, b: RecordRef): Pair {
  const rank = ({ kind, id }: RecordRef) => `${recordKinds.indexOf(kind)} ${id}`;
  return rank(a) <= rank(b) ? { left: a, right: b } : { left: b, right: a };
}

/** Names the pair, whichever record was looked at first. */
export function pairKey(a: RecordRef, b: RecordRef): string {
  const { left, right } = orderedPair(a, b);
  return `${recordRefText(left)} ${recordRefText(right)}`;
}
