// Runs the search again for a registration under review and keeps the new verdict beside the old one. Decides nothing.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import type { RegistrationRow } from '#db/repositories/registrations.ts';
import { getSellingTerms } from '#db/repositories/standing.ts';
import { getRuleSet } from '../rule/current.server.ts';
import { type Findings, findSameCompany } from '../search/find.server.ts';
import { type UnitOfWork, commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';
import { checkFindings, probeFor } from './check.server.ts';
import { getRegistrationForStaff } from './for-staff.server.ts';
import { storeVerdict } from './stored-check.server.ts';
import { prospectSource } from './take-place.server.ts';

export async function recheckRegistration(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  input: { id: string },
): Promise<{ ok: true }> {
  const registration = await getRegistrationForStaff(work.db, actor, input.id);
  const findings = await findSameCompany(work, probeFor(registration));
  return commit(work, actor, origin, async (unit) => {
    await keepNewVerdict(work, unit, registration, findings);
    return { ok: true };
  });
}

/** Judges findings for a registration and keeps the verdict beside the earlier ones. */
export async function keepNewVerdict(
  work: Work,
  unit: UnitOfWork,
  registration: RegistrationRow,
  findings: Findings,
): Promise<void> {
  const own = registration.customerId ? await findCustomer(unit.trx, registration.customerId) : null;
  const isOwnProspect = own?.sourceSystem === prospectSource && own.externalId === registration.id;
  const check = await checkFindings(unit.trx, findings, {
    content: registration,
    terms: await getSellingTerms(unit.trx, registration.partnerId, registration.productLineId ?? ''),
    rules: await getRuleSet(work, unit.trx),
    at: unit.at,
    exclude: isOwnProspect ? registration.customerId : null,
  });
  await storeVerdict(work, unit, registration.id, findings, check);
}
