// A ledger entry and the hash that chains it to the one before (DOMAIN §3). Pure: the digest is handed in.
import type { Instant } from '#app/domain/calendar/instant.ts';

export const ledgerActs = [
  'registration.submit',
  'registration.approve',
  'registration.reject',
  'registration.withdraw',
  'registration.reopen',
  'registration.contest',
  'conflict.rule',
  'claim.expire',
  'customer.merge',
  'customer.unmerge',
] as const;
export type LedgerAct = (typeof ledgerActs)[number];

/** Hexadecimal SHA-256 of UTF-8 text, 64 characters. */
export type Sha256 = (text: string) => string;

export interface LedgerEntry {
  seq: number;
  at: Instant;
  act: LedgerAct;
  subjectKind: string;
  subjectId: string;
  actorId: string | null;
  /** Canonical JSON of what the act was about. */
  content: string;
  previousHash: string;
}

export const genesisHash = '0'.repeat(64);

export function hashOfEntry(entry: LedgerEntry, sha256: Sha256): string {
  return sha256(textOfEntry(entry));
}

/** The exact text whose SHA-256 is the entry's hash: what a receipt carries, so that its holder can compute it again. */
export function textOfEntry(entry: LedgerEntry): string {
  return canonicalJson([
    entry.seq,
    entry.at,
    entry.act,
    entry.subjectKind,
    entry.subjectId,
    entry.actorId,
    entry.content,
    entry.previousHash,
  ]);
}

/** JSON with object keys in code-point order and no white space: equal values give equal text. `undefined` is left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export type ChainFault = { seq: number; fault: 'gap' | 'previousHash' | 'hash' };

/** Checks one entry against the one before it; null when it holds. */
export function faultOf(
  entry: LedgerEntry & { hash: string },
  before: { seq: number; hash: string },
  sha256: Sha256,
): ChainFault | null {
  if (entry.seq !== before.seq + 1) return { seq: before.seq + 1, fault: 'gap' };
  if (entry.previousHash !== before.hash) return { seq: entry.seq, fault: 'previousHash' };
  if (entry.hash !== hashOfEntry(entry, sha256)) return { seq: entry.seq, fault: 'hash' };
  return null;
}
