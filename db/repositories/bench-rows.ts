// Registrations in bulk for measuring: rows as the services would leave them, without their ledger entries.
import type { Insertable } from 'kysely';
import type { Trx } from '../client.ts';
import type { RegistrationsTable } from '../schema.ts';

export async function insertBenchRegistrations(
  trx: Trx,
  rows: Insertable<RegistrationsTable>[],
  verdicts: { id: string; registrationId: string; at: string }[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 250) {
    const part = rows.slice(start, start + 250);
    await trx.insertInto('registrations').values(part).execute();
    await trx
      .insertInto('registrationContacts')
      .values(
        part.map((row) => ({
          registrationId: row.id,
          position: 0,
          name: '王敏',
          title: null,
          phone: '13800138000',
          email: null,
        })),
      )
      .execute();
    await trx
      .insertInto('verdicts')
      .values(
        verdicts.slice(start, start + 250).map((verdict) => ({
          ...verdict,
          verdict: 'none',
          probability: 0,
          engine: 'embedded',
          position: 0,
          candidates: '[]',
        })),
      )
      .execute();
  }
}
