// Names the settings of the server's index and the way its documents are derived.
import { derivationOf } from '../derivation.ts';
import { companyDocument } from './documents.ts';
import { companyIndexSettings } from './settings.ts';

let known: string | null = null;

/** Hexadecimal; computed once a process. */
export function derivation(): string {
  known ??= derivationOf(companyIndexSettings, companyDocument);
  return known;
}
