// One submission as it was sealed: the exact text behind its content hash, and what differs from the one before. Pure.
import { canonicalJson } from '../ledger/entry.ts';
import type { Sha256 } from '../ledger/entry.ts';
import type { RegistrationContent } from './registration.ts';

/** A file as it lay with a submission. */
export interface SubmittedFile {
  id: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
}

export interface SealedContent {
  /** Canonical JSON of the content with the digest of every file, in order of digest. */
  text: string;
  hash: string;
}

export function sealContent(
  content: RegistrationContent,
  files: readonly Pick<SubmittedFile, 'sha256'>[],
  sha256: Sha256,
): SealedContent {
  const evidence = files.map((file) => file.sha256).sort();
  const text = canonicalJson({ ...content, evidence });
  return { text, hash: sha256(text) };
}

/** The content back from its sealed text. */
export function contentOfSealed(text: string): RegistrationContent {
  const { evidence: _, ...content } = JSON.parse(text) as RegistrationContent & { evidence: string[] };
  return content;
}

/** What a reader compares: an amount with its currency is one thing, the contacts are one, the files are one. */
export const contentParts = [
  'kind',
  'companyName',
  'uscc',
  'country',
  'regionCode',
  'address',
  'website',
  'productLineId',
  'projectName',
  'amount',
  'expectedCloseOn',
  'sourceCode',
  'firstContactOn',
  'contacts',
  'requirement',
  'evidence',
] as const;
export type ContentPart = (typeof contentParts)[number];

export interface Compared {
  content: RegistrationContent;
  files: readonly Pick<SubmittedFile, 'sha256'>[];
}

/** The parts that differ, in the order of the form. */
export function changedParts(before: Compared, after: Compared): ContentPart[] {
  return contentParts.filter((part) => partText(part, before) !== partText(part, after));
}

function partText(part: ContentPart, { content, files }: Compared): string {
  switch (part) {
    case 'amount':
      return canonicalJson([content.amountMinor, content.amountMinor === null ? null : content.currency]);
    case 'evidence':
      return canonicalJson(files.map((file) => file.sha256).sort());
    default:
      return canonicalJson(content[part]);
  }
}
