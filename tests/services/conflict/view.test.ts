// The list of cases and one case as whoever rules it reads them.
import { beforeEach, expect, it } from 'vitest';
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import type { ConflictStatus } from '#app/domain/conflict/lifecycle.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { pageSize, readConflicts } from '#app/services/conflict/list.server.ts';
import { type RulingOutcome, ruleConflict } from '#app/services/conflict/rule.server.ts';
import { viewConflict } from '#app/services/conflict/view.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { withdrawRegistration } from '#app/services/registration/withdraw.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { listOpenConflictsOf } from '#db/repositories/conflicts.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegistration,
  makeStaff,
  usccOf,
} from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

describeEachDatabase('conflict cases', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let boris: PartnerActor;
  let operations: StaffActor;
  let bosPartner: { id: string };

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work, { nameEn: 'Pumps', nameZh: '水泵' });
    operations = (await makeStaff(work, { roles: ['operations'] })).actor;
    const annas = await makePartner(work, { productLines: [line.id], name: '甲方分销' });
    bosPartner = await makePartner(work, { productLines: [line.id], name: '乙方经销' });
    anna = (await makePartnerUser(work, { partner: annas })).actor;
    boris = (await makePartnerUser(work, { partner: bosPartner })).actor;
    await rebuildEngine(work);
  });

  async function read(id: string) {
    const registration = await findRegistration(database.db, id, null);
    if (!registration) throw new Error('not there');
    return registration;
  }
  async function submit(actor: PartnerActor, content: Partial<RegistrationContent> = {}) {
    const id = database.work.newId();
    await submitRegistration(database.work, actor, null, {
      id,
      version: null,
      content: contentOf({ productLineId: line.id, ...content }),
    });
    return read(id);
  }
  async function contest({ id, version }: { id: string; version: number }) {
    expect(
      await contestRefusal(database.work, boris, null, { id, version, statement: 'We met them first.' }),
    ).toBeGranted();
    const [conflict] = await listOpenConflictsOf(database.db, id);
    if (!conflict) throw new Error('no conflict');
    return conflict;
  }
  async function contested() {
    const incumbent = await submit(anna);
    const approved = { id: incumbent.id, version: incumbent.version, resolution: { kind: 'new' as const } };
    expect(await approveRegistration(database.work, operations, null, approved)).toBeGranted();
    database.clock.advance({ hours: 1 });
    const challenger = await submit(boris);
    return { incumbent, challenger, conflict: await contest(challenger) };
  }
  const rule = (conflict: { id: string; version: number }, outcome: RulingOutcome) =>
    ruleConflict(database.work, operations, null, {
      ...conflict,
      outcome,
      reasonCode: 'earlierValid',
      reasonText: 'First by the ledger.',
    });
  const view = (id: string, actor = operations) =>
    viewConflict(database.work, actor, staffScopeOf(actor), { id, language: 'en' });
  const list = (status: ConflictStatus, actor = operations, after: string | null = null) =>
    readConflicts(database.work, staffScopeOf(actor), { status, after: parsePageKey(after), language: 'en' });

  it('shows both sides with their places in the ledger, and why they may be one company', async () => {
    const { conflict, incumbent, challenger } = await contested();
    const seen = await view(conflict.id);
    expect(seen.incumbent).toMatchObject({ partner: { name: '甲方分销' }, registration: { id: incumbent.id } });
    expect(seen.challenger).toMatchObject({ partner: { name: '乙方经销' }, registration: { id: challenger.id } });
    expect(seen.incumbent?.seal?.seq).toBeLessThan(seen.challenger.seal?.seq ?? 0);
    expect(seen.explanation?.verdict).toBe('exact');
    expect(seen.explanation?.fields.find(({ field }) => field === 'name')).toMatchObject({
      left: incumbent.companyName,
      right: challenger.companyName,
    });
    expect(seen).toMatchObject({
      conflict: { statement: 'We met them first.', cause: 'contest', status: 'open' },
      openedBy: boris.name,
      productLine: 'Pumps',
      claim: { status: 'active' },
      ruling: null,
      mayRule: true,
    });
  });

  it('shows the manufacturer’s own customer where no partner holds it', async () => {
    await makeCustomer(database.work, {
      legalName: '苏州恒力精密机械有限公司',
      uscc: usccOf(77),
      productLines: [line.id],
    });
    const refused = await submit(boris, { uscc: usccOf(77) });
    expect(refused.answer).toBe('unavailable');
    const conflict = await contest(refused);
    const seen = await view(conflict.id);
    expect(seen).toMatchObject({ incumbent: null, claim: null, own: { customerSince: '2024-01-01', house: null } });
    expect(seen.customer?.legalName).toBe('苏州恒力精密机械有限公司');
    expect(seen.explanation?.verdict).toBe('exact');
    expect((await list('open')).items[0]).toMatchObject({ incumbent: null, customerName: '苏州恒力精密机械有限公司' });
  });

  it('shows the ruling with its reasons and its seal', async () => {
    const { conflict } = await contested();
    await rule(conflict, 'challenger');
    const { ruling, mayRule } = await view(conflict.id);
    expect(ruling).toMatchObject({
      outcome: 'challenger',
      by: operations.name,
      reason: 'earlierValid',
      text: 'First by the ledger.',
    });
    expect(ruling?.seal?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(mayRule).toBe(false);
    expect((await list('ruled')).items).toMatchObject([{ outcome: 'challenger' }]);
  });

  it('tells different companies from a side that withdrew', async () => {
    const first = await contested();
    await rule(first.conflict, 'different');
    expect((await view(first.conflict.id)).ruling).toMatchObject({ outcome: 'different', by: operations.name });

    const again = await submit(boris);
    const conflict = await contest(again);
    const { version } = await read(again.id);
    expect(await withdrawRegistration(database.work, boris, null, { id: again.id, version })).toBeGranted();
    expect((await view(conflict.id)).ruling).toMatchObject({ outcome: 'moot', seal: null });
    expect((await list('closed')).items.map(({ outcome }) => outcome).sort()).toEqual(['different', 'moot']);
  });

  it('is for whoever looks after either side, and not there for others', async () => {
    const { conflict } = await contested();
    const manager = await makeStaff(database.work);
    await database.db
      .updateTable('partners')
      .set({ channelManagerId: manager.id })
      .where('id', '=', bosPartner.id)
      .execute();
    const stranger = (await makeStaff(database.work)).actor;
    const seen = await view(conflict.id, manager.actor);
    expect(seen.incumbent?.partner.name).toBe('甲方分销');
    expect((await list('open', manager.actor)).items).toHaveLength(1);
    // It looks after one side only: the page says who rules, and the ruling itself is refused.
    expect(seen.mayRule).toBe(false);
    expect(seen.ruledByOthers).toMatchObject({ because: 'oneSideOnly', names: [operations.name] });
    const ruling = {
      id: conflict.id,
      version: conflict.version,
      outcome: 'challenger',
      reasonCode: 'x',
      reasonText: 'x',
    } as const;
    await expect(ruleConflict(database.work, manager.actor, null, ruling)).rejects.toMatchObject({
      because: 'oneSideOnly',
    });
    await database.db.updateTable('partners').set({ channelManagerId: manager.id }).execute();
    expect(await view(conflict.id, manager.actor)).toMatchObject({ mayRule: true, ruledByOthers: null });
    expect(await ruleConflict(database.work, manager.actor, null, ruling)).toBeGranted();
    await expect(view(conflict.id, stranger)).rejects.toBeInstanceOf(NotFound);
    expect(await list('open', stranger)).toMatchObject({ items: [], open: 0 });
  });

  it('lets an adjudicator rule and an auditor read, with contacts masked', async () => {
    const { conflict } = await contested();
    const adjudicator = (await makeStaff(database.work, { roles: ['adjudicator'] })).actor;
    const auditor = (await makeStaff(database.work, { roles: ['auditor'] })).actor;
    expect((await view(conflict.id, adjudicator)).mayRule).toBe(true);
    expect((await view(conflict.id, auditor)).mayRule).toBe(false);
    expect(JSON.stringify(await view(conflict.id, adjudicator))).toContain('13800138000');
    expect(JSON.stringify(await view(conflict.id, auditor))).not.toContain('13800138000');
  });

  it('pages open cases by their time limit, and ended ones newest first', async () => {
    const { conflict, incumbent, challenger } = await contested();
    const total = pageSize + 3;
    for (let index = 1; index < total; index += 1) {
      const other = await makeRegistration(database.work, {
        ...idsOf(challenger),
        status: 'disputed',
        submittedAt: database.clock.instant,
      });
      await database.db
        .insertInto('conflicts')
        .values({
          id: database.work.newId(),
          number: `CF-TEST-${index}`,
          cause: 'likelySame',
          status: 'open',
          claimId: conflict.claimId,
          incumbentRegistrationId: incumbent.id,
          challengerRegistrationId: other.id,
          statement: null,
          openedBy: null,
          openedAt: conflict.openedAt,
          // Pairs share a moment: the id decides between equals.
          dueAt: new Date(Date.parse(conflict.dueAt) + Math.ceil(index / 2) * 1000).toISOString(),
          ruledAt: null,
          ruledBy: null,
          winnerRegistrationId: null,
          reasonCode: null,
          reasonText: null,
          ledgerSeq: null,
          version: 1,
        })
        .execute();
    }
    const first = await list('open');
    const second = await list('open', operations, first.next);
    const all = [...first.items, ...second.items];
    expect(first.items).toHaveLength(pageSize);
    expect(second.next).toBeNull();
    expect(new Set(all.map(({ id }) => id)).size).toBe(total);
    const dues = all.map(({ dueAt }) => dueAt);
    expect(dues).toEqual([...dues].sort());
    expect(first.open).toBe(total);

    await database.db.updateTable('conflicts').set({ status: 'closed' }).execute();
    const closed = (await list('closed')).items.map(({ dueAt }) => dueAt);
    expect(closed).toEqual([...closed].sort().reverse());
  });
});

function idsOf({
  partnerId,
  createdBy,
  productLineId,
  customerId,
}: Awaited<ReturnType<typeof findRegistration>> & object) {
  return { partnerId, createdBy, productLineId: productLineId ?? '', customerId };
}
