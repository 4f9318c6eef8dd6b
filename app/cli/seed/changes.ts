// Seeds what the sweep is for: the master list changes under open registrations and live claims, and the work list shows it.
import type { SystemActor } from '#app/domain/access/permission.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { createRandom } from '#db/seed/random.ts';
import { findCustomerIds } from '#app/services/customer/find-ids.server.ts';
import { editCustomer } from '#app/services/customer/edit.server.ts';
import { emptyCustomerFields, insertCustomer } from '#app/services/customer/write.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { followOutbox } from '#app/services/search/sync.server.ts';
import { followChanges } from '#app/services/sweep/follow.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { contentFor } from './content.ts';
import { type MasterList, madeUpMobile } from './master-list.ts';
import type { DemoPeople } from './people.ts';
import type { Agenda } from './seed-work.ts';
import { hoursAfter, read } from './showcase.ts';

/** Has dice of its own, so that the rest of the demo stays as it is. */
const random = createRandom(20_260_710);

const held = { name: '合肥鹏程流体设备有限公司', partner: 'D01', line: 'PUMP' };
/** Another partner's customer that turns out to be the same company. */
const renamed = { name: '安徽皖江节能工程有限公司', partner: 'S01', line: 'PUMP' };
const open = { name: '南京擎川输送机械有限公司', partner: 'D01', line: 'AIR' };
const imported = '南京擎川输送机械股份有限公司';

/** Two partners protected on two companies, and a registration that waits. */
export function scheduleChanging(agenda: Agenda, people: DemoPeople, master: MasterList): void {
  const { work, end } = agenda;
  const submit = ({ name, partner: code, line }: typeof held, at: Date, isApproved: boolean) => {
    const partner = people.partners.find(({ demo }) => demo.code === code);
    const actor = partner?.people[0];
    if (!partner || !actor) throw new Error(`no partner ${code}`);
    const { content } = contentFor(random, people, master, { partner, told: [], at, isRecent: false });
    const contacts = [{ name: '李敏', title: null, phone: madeUpMobile(random), email: null }];
    const company = { companyName: name, uscc: null, country: 'CN', regionCode: '340000', projectName: null, contacts };
    const id = work.newId();
    agenda.schedule(at, async () => {
      const productLineId = people.lines.get(line) ?? null;
      const lead = { ...content, ...company, kind: 'lead' as const, productLineId };
      await submitRegistration(work, actor, null, { id, version: null, content: lead });
    });
    if (!isApproved) return;
    agenda.schedule(hoursAfter(at, 4), async () => {
      const { version } = await read(work, id);
      await approveRegistration(work, partner.manager, null, { id, version, resolution: { kind: 'new' } });
    });
  };
  submit(held, hoursAfter(end, -24 * 21), true);
  submit(renamed, hoursAfter(end, -24 * 13), true);
  submit(open, hoursAfter(end, -8), false);
}

/** The list changes today: an import brings a look-alike, and a customer gets the name it now goes by. */
export async function seedChanges(work: Work, people: DemoPeople, seeder: SystemActor): Promise<void> {
  // The sweep begins here, not at the beginning of the demo's time.
  await followChanges(work);
  await commit(work, seeder, null, (unit) =>
    insertCustomer(unit, { newId: work.newId, userId: null }, 'active', {
      ...emptyCustomerFields,
      legalName: imported,
      regionCode: '320000',
      sourceSystem: 'ERP',
      externalId: `I${random.digits(9)}`,
    }),
  );
  const operations = people.staff.get('operations@rightful.example');
  const claimed = await findByName(work, renamed.name);
  if (operations && claimed) {
    const { id, version, names: _names, contacts, createdAt: _at, updatedAt: _then, ...rest } = claimed;
    const fields = { ...emptyCustomerFields, ...rest, contacts, legalName: held.name };
    const otherNames = [{ kind: 'former' as const, value: renamed.name }];
    await editCustomer(work, operations, null, { id, version, fields: { ...fields, otherNames } });
  }
  await followOutbox(work);
  await followChanges(work);
}

async function findByName(work: Work, name: string) {
  const { ids } = await findCustomerIds(work, name, 5);
  for (const id of ids) {
    const customer = await findCustomer(work.db, id);
    if (customer?.legalName === name && customer.status === 'active') return customer;
  }
  return null;
}
