// The digests of a registration's evidence: part of what its content hash covers.
import type { Reader } from '../client.ts';

/** Hexadecimal SHA-256 of each file, in order of digest. */
export async function listEvidenceHashes(db: Reader, registrationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence')
    .select('sha256')
    .where('registrationId', '=', registrationId)
    .orderBy('sha256')
    .execute();
  return rows.map((row) => row.sha256);
}
