// Seeds the demo manufacturer's product lines, staff, partners and their people.
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { defaultCapacity } from '#app/domain/partner/partner.ts';
import { hashPassword } from '#app/services/account/password-hash.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';
import { insertDemoPartner, insertDemoProductLines, insertDemoUser } from '#db/repositories/demo-rows.ts';
import { type DemoPartner, demoPassword, partnerEmail, partners, productLines, staff } from '#db/seed/demo-company.ts';

export const seeder = { kind: 'system', name: 'seed' } as const;

export interface DemoPeople {
  lines: Map<string, string>;
  staff: Map<string, StaffActor>;
  partners: { demo: DemoPartner; id: string; people: PartnerActor[]; manager: StaffActor }[];
}

export async function seedPeople(work: Work): Promise<DemoPeople> {
  const passwordHash = await hashPassword(demoPassword);
  const at = nowOf(work);
  const stamps = { createdAt: at, updatedAt: at, version: 1 };
  const user = (id: string, email: string, name: string, language: string) => ({
    id,
    email,
    name,
    status: 'active',
    passwordHash,
    language,
    timeZone: language === 'en' ? 'Asia/Singapore' : 'Asia/Shanghai',
    failedSignIns: 0,
    ...stamps,
  });
  const people: DemoPeople = { lines: new Map(), staff: new Map(), partners: [] };

  await commit(work, seeder, null, async ({ trx }) => {
    const lineRows = productLines.map((line, position) => ({
      id: work.newId(),
      code: line.code,
      nameEn: line.en,
      nameZh: line.zh,
      claimScope: line.scope,
      familyPolicy: line.family,
      position,
      status: 'active',
      version: 1,
    }));
    await insertDemoProductLines(trx, lineRows);
    for (const row of lineRows) people.lines.set(row.code, row.id);

    for (const member of staff) {
      const id = work.newId();
      await insertDemoUser(trx, user(id, member.email, member.name, member.language), {
        roles: [member.role],
        regions: member.regions ?? [],
      });
      people.staff.set(member.email, { kind: 'staff', userId: id, name: member.name, roles: [member.role] });
    }
    for (const demo of partners) {
      const id = work.newId();
      const manager = people.staff.get(demo.manager);
      const parent = people.partners.find((partner) => partner.demo.code === demo.parent);
      if (!manager) throw new Error(`no channel manager ${demo.manager}`);
      await insertDemoPartner(
        trx,
        {
          id,
          code: demo.code,
          name: demo.name,
          kind: demo.kind,
          tier: demo.tier,
          status: 'active',
          parentId: parent?.id ?? null,
          seesResellers: demo.kind === 'distributor' ? 1 : 0,
          capacity: defaultCapacity,
          language: demo.language,
          channelManagerId: manager.userId,
          ...stamps,
        },
        { regions: demo.regions, productLineIds: demo.lines.flatMap((code) => people.lines.get(code) ?? []) },
      );
      const actors: PartnerActor[] = [];
      for (const [index, [login, name]] of demo.people.entries()) {
        const userId = work.newId();
        const role = demo.kind === 'directSales' ? 'directSales' : index === 0 ? 'partnerManager' : 'partnerMember';
        await insertDemoUser(
          trx,
          { ...user(userId, partnerEmail(login), name, demo.language), partnerId: id },
          { roles: [role], regions: [] },
        );
        actors.push({ kind: 'partner', userId, name, roles: [role], partnerId: id, partnerIds: [id] });
      }
      people.partners.push({ demo, id, people: actors, manager });
    }
  });
  return people;
}
