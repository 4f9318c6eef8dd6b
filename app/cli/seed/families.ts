// Seeds invented corporate families into the demo company: a group with its plants, branch and brand, confirmed by people, and
// companies whose names alone suggest that they belong.
import { addDays } from '#app/domain/calendar/instant.ts';
import type { RelationKind } from '#app/domain/customer/family.ts';
import { emptyCustomerFields, insertCustomer } from '#app/services/customer/write.server.ts';
import { relateCustomers } from '#app/services/family/relate.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';
import { createRandom } from '#db/seed/random.ts';
import { contentFor } from './content.ts';
import { type MasterList, madeUpUscc } from './master-list.ts';
import { type DemoPeople, seeder } from './people.ts';
import type { Agenda } from './seed-work.ts';
import { hoursAfter, read } from './showcase.ts';

interface Member {
  name: string;
  region: string;
  /** Left out for companies that only their names relate. */
  to?: string;
  kind?: RelationKind;
}

const hanchuan: readonly Member[] = [
  { name: '江苏瀚川智造集团有限公司', region: '320000' },
  { name: '江苏瀚川智造精密机械有限公司', region: '320000', to: '江苏瀚川智造集团有限公司', kind: 'subsidiary' },
  { name: '苏州擎雷机器人有限公司', region: '320000', to: '江苏瀚川智造集团有限公司', kind: 'subsidiary' },
  { name: '江苏瀚川智造集团有限公司上海分公司', region: '310000', to: '江苏瀚川智造集团有限公司', kind: 'branch' },
  { name: '江苏瀚川智造供应链有限公司', region: '320000' },
  { name: '江苏瀚川智造集团有限公司合肥分公司', region: '340000' },
];

const northfield: readonly Member[] = [
  { name: 'NORTHFIELD PROCESS GROUP INC', region: 'US' },
  { name: 'NORTHFIELD PUMPS LLC', region: 'US', to: 'NORTHFIELD PROCESS GROUP INC', kind: 'subsidiary' },
  { name: 'LAKESHORE SEALING CORP', region: 'US', to: 'NORTHFIELD PROCESS GROUP INC', kind: 'group' },
];

/** Has dice of its own, so that the rest of the demo stays as it is. */
const random = createRandom(20_260_608);

export async function seedFamilies(work: Work, people: DemoPeople): Promise<void> {
  const ids = new Map<string, string>();
  const author = people.staff.get('operations@rightful.example');
  if (!author) throw new Error('the demo has nobody in operations');
  await commit(work, seeder, null, async (unit) => {
    for (const { name, region } of [...hanchuan, ...northfield]) {
      const isAbroad = region === 'US';
      const id = await insertCustomer(unit, { newId: work.newId, userId: null }, 'active', {
        ...emptyCustomerFields,
        legalName: name,
        country: isAbroad ? 'US' : 'CN',
        regionCode: region,
        uscc: isAbroad || name.endsWith('分公司') ? null : madeUpUscc(random, region),
        industryCode: 'metals',
        sizeCode: 'large',
        sourceSystem: 'ERP',
        externalId: `F${random.digits(9)}`,
      });
      ids.set(name, id);
    }
  });
  const relate = (
    customerId: string,
    relatedId: string | null,
    kind: RelationKind,
    relatedName: string | null = null,
  ) =>
    relateCustomers(work, author, null, {
      customerId,
      relatedId,
      relatedName,
      kind,
      validFrom: addDays(nowOf(work), -400),
      validUntil: null,
      evidence: null,
    });
  for (const { name, to, kind } of [...hanchuan, ...northfield])
    if (to && kind) await relate(ids.get(name) ?? '', ids.get(to) ?? '', kind);
  await relate(ids.get('江苏瀚川智造集团有限公司') ?? '', null, 'brand', '瀚行');
  await relate(ids.get('NORTHFIELD PROCESS GROUP INC') ?? '', null, 'formerName', 'Northfield Machine Works');
}

/** One member is held by a partner; another partner registers its sister, and a person has to look (the policy of AIR). */
export function scheduleFamilyCase(agenda: Agenda, people: DemoPeople, master: MasterList): void {
  const { work, end } = agenda;
  const partnerOf = (code: string) => {
    const partner = people.partners.find(({ demo }) => demo.code === code);
    const actor = partner?.people[0];
    if (!partner || !actor) throw new Error(`no partner ${code}`);
    return { partner, actor };
  };
  const submit = (code: string, companyName: string, at: Date) => {
    const { partner, actor } = partnerOf(code);
    const { content } = contentFor(random, people, master, { partner, told: [], at, isRecent: false });
    const company = { companyName, uscc: null, country: 'CN', regionCode: '320000', projectName: null };
    const id = work.newId();
    agenda.schedule(at, async () => {
      const lead = { ...content, ...company, kind: 'lead' as const, productLineId: people.lines.get('AIR') ?? null };
      await submitRegistration(work, actor, null, { id, version: null, content: lead });
    });
    return { id, partner };
  };
  const at = hoursAfter(end, -24 * 16);
  const held = submit('D03', '江苏瀚川智造精密机械有限公司', at);
  agenda.schedule(hoursAfter(at, 5), async () => {
    const { version, customerId } = await read(work, held.id);
    const resolution = { kind: 'same' as const, customerId: customerId ?? '' };
    await approveRegistration(work, held.partner.manager, null, { id: held.id, version, resolution });
  });
  submit('D01', '苏州擎雷机器人有限公司', hoursAfter(end, -5));
}
