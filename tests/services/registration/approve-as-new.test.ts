// A company whose name is known may be another company: approved as new with a reason, by whom it is given, never against an
// equal credit code.
import { beforeEach, expect, it } from 'vitest';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { undoDecision } from '#app/services/registration/undo.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import {
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeStaff,
  usccOf,
} from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

const companyName = '苏州恒力精密机械有限公司';

describeEachDatabase('approving as new what has a known name', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let manager: StaffActor;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    const staff = await makeStaff(work);
    manager = staff.actor;
    const partner = await makePartner(work, { productLines: [line.id], channelManagerId: staff.id });
    anna = (await makePartnerUser(work, { partner })).actor;
  });

  async function submit(uscc: string | null = null) {
    await rebuildEngine(database.work);
    const id = database.work.newId();
    const content = contentOf({ productLineId: line.id, companyName, uscc });
    expect(await submitRegistration(database.work, anna, null, { id, version: null, content })).toBeGranted();
    return read(id);
  }
  async function read(id: string) {
    const registration = await findRegistration(database.db, id, null);
    if (!registration) throw new Error('not there');
    return registration;
  }
  const approve = (id: string, version: number, reasonCode: string | null = null, actor = manager) =>
    approveRegistration(database.work, actor, null, { id, version, resolution: { kind: 'new', reasonCode } });

  it('needs a reason, makes a second company of that name, and moves the claim to it', async () => {
    const { work } = database;
    const known = await makeCustomer(work, { legalName: companyName });
    const { id, version, customerId } = await submit();
    expect(customerId).toBe(known.id);
    expect(await approve(id, version)).toBeRefusedWith('reasonMissing');
    expect(await read(id)).toMatchObject({ status: 'inReview', version });
    expect(await approve(id, version, 'otherCode')).toBeGranted();

    const approved = await read(id);
    expect(approved.customerId).not.toBe(known.id);
    const made = await findCustomer(work.db, approved.customerId ?? '');
    expect(made).toMatchObject({ legalName: companyName, status: 'active', canonicalId: null });
    expect(await findCustomer(work.db, known.id)).toMatchObject({
      version: known.version,
      names: [{ value: companyName }],
    });
    const claims = await database.db.selectFrom('claims').select(['customerId', 'status']).execute();
    expect(claims).toEqual([{ customerId: approved.customerId, status: 'active' }]);
    const events = await database.db
      .selectFrom('auditEvents')
      .select(['action', 'data', 'visibility'])
      .where('action', '=', 'registration.resolve')
      .execute();
    expect(events.map(({ data, visibility }) => [JSON.parse(data), visibility])).toEqual([
      [expect.objectContaining({ resolution: 'new', otherThan: known.id, reasonCode: 'otherCode' }), 'staff'],
    ]);
    expect(await verifyLedger(work)).toMatchObject({ ok: true });
  });

  it('is not possible against an equal credit code, whatever the reason', async () => {
    const known = await makeCustomer(database.work, { legalName: '无锡远洋机电有限公司', uscc: usccOf(7) });
    const { id, version, customerId } = await submit(usccOf(7));
    expect(customerId).toBe(known.id);
    expect(await approve(id, version, 'otherCode')).toBeRefusedWith('sameCode');
    expect(await read(id)).toMatchObject({ status: 'inReview', customerId: known.id });
  });

  it('needs a reason also where the name became known after the submission, and after an undo', async () => {
    const { work } = database;
    const first = await submit();
    await makeCustomer(work, { legalName: companyName });
    expect(await approve(first.id, first.version)).toBeRefusedWith('reasonMissing');
    expect(await approve(first.id, first.version, 'otherRegion')).toBeGranted();
    const approved = await read(first.id);
    expect(await undoDecision(work, manager, null, { id: first.id, version: approved.version })).toBeGranted();
    const again = await read(first.id);
    expect(again.status).toBe('inReview');
    expect(await approve(again.id, again.version)).toBeRefusedWith('reasonMissing');
    expect(await approve(again.id, again.version, 'otherRegion')).toBeGranted();
  });

  it('asks for no reason where no name is known', async () => {
    const { id, version } = await submit();
    expect(await approve(id, version)).toBeGranted();
  });
});
