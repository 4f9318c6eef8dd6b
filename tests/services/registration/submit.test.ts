// Submitting: the answer, the place in the ledger, the claim, and what two partners at once may expect.
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { discardDraft, saveDraft } from '#app/services/registration/save-draft.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { verifyLedger } from '#app/services/ledger/verify.server.ts';
import { insertEvidence, listEvidence } from '#db/repositories/evidence.ts';
import { createEmbeddedEngine } from '#search/engines/embedded/engine.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, makePartner, makePartnerUser, makeProductLine, usccOf } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

/** A contact that no other registration has. */
const strangers = [{ name: '李雷', title: null, phone: '13911112222', email: null }];

describeEachDatabase('submit a registration', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let boris: PartnerActor;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    anna = (await makePartnerUser(work, { partner: await makePartner(work, { productLines: [line.id] }) })).actor;
    boris = (await makePartnerUser(work, { partner: await makePartner(work, { productLines: [line.id] }) })).actor;
  });

  const submit = (actor: PartnerActor, content: Partial<RegistrationContent>, id = database.work.newId()) =>
    submitRegistration(database.work, actor, null, {
      id,
      version: null,
      content: contentOf({ productLineId: line.id, ...content }),
    });

  it('answers `clear` for a company nobody knows, with a number, a ledger entry and a provisional claim', async () => {
    const answer = await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    expect(answer).toMatchObject({ ok: true, answer: 'clear', seq: 1, number: 'RF-2026-0000001' });
    const claims = await database.db.selectFrom('claims').select(['status', 'ownerPartnerId']).execute();
    expect(claims).toEqual([{ status: 'provisional', ownerPartnerId: anna.partnerId }]);
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 1 });
  });

  it('answers `unavailable` to the rival that comes second, keeps its registration with its ledger number, and leaves the claim alone', async () => {
    await submit(anna, { companyName: '苏州恒力精密机械有限公司' });
    const second = await submit(boris, { companyName: '苏州恒力精密机械有限公司' });
    expect(second).toMatchObject({ ok: true, answer: 'unavailable', seq: 2 });
    const kept = second.ok ? await findRegistration(database.db, second.registrationId, null) : null;
    expect(kept).toMatchObject({ status: 'rejected', reasonCode: 'unavailable', ledgerSeq: 2, claimId: null });
    expect(await database.db.selectFrom('claims').select('ownerPartnerId').execute()).toEqual([
      { ownerPartnerId: anna.partnerId },
    ]);
  });

  it('gives the customer to exactly one of two partners that submit at the same moment', async () => {
    const other = database.anotherServer();
    const content = contentOf({ productLineId: line.id, companyName: '宁波海晟传动设备有限公司' });
    const answers = await Promise.all([
      submitRegistration(database.work, anna, null, { id: database.work.newId(), version: null, content }),
      submitRegistration(other, boris, null, { id: other.newId(), version: null, content }),
    ]);
    expect(answers.map((answer) => answer.ok && answer.answer).sort()).toEqual(['clear', 'unavailable']);
    expect(answers.map((answer) => answer.ok && answer.seq).sort()).toEqual([1, 2]);
  });

  it.each([
    ['a homophone', '宁波海晟传动设备有限公司', '宁波海盛传动设备有限公司'],
    ['no legal form and no place', '宁波海晟传动设备有限公司', '海晟传动设备'],
    ['a character left out', '宁波海晟传动设备有限公司', '宁波海晟传动设有限公司'],
  ])('clears exactly one of two near-identical companies submitted at the same moment: %s', async (_, one, two) => {
    const other = database.anotherServer();
    const content = (companyName: string, contacts: RegistrationContent['contacts']) =>
      contentOf({ productLineId: line.id, companyName, contacts });
    const answers = await Promise.all([
      submitRegistration(database.work, anna, null, {
        id: database.work.newId(),
        version: null,
        content: content(one, contentOf().contacts),
      }),
      submitRegistration(other, boris, null, { id: other.newId(), version: null, content: content(two, strangers) }),
    ]);
    const heard = answers.map((answer) => (answer.ok ? answer.answer : answer.reason));
    expect(heard.filter((answer) => answer === 'clear')).toHaveLength(1);
    expect(['needsReview', 'unavailable']).toContain(heard.find((answer) => answer !== 'clear'));
  });

  describe('while the search engine cannot be asked', () => {
    /** The same house, its index not read yet. */
    const starting = () => ({ ...database.work, engine: createEmbeddedEngine() });
    const submitThere = (content: Partial<RegistrationContent>) =>
      submitRegistration(starting(), boris, null, {
        id: database.work.newId(),
        version: null,
        content: contentOf({ productLineId: line.id, ...content }),
      });

    it('lets a person look at a misspelt name that the database’s keys do not find', async () => {
      await submit(anna, { companyName: '苏州恒力精密机械有限公司', uscc: null });
      const misspelt = { companyName: '苏州恒历京密机械制造有限公司', uscc: null, contacts: strangers };
      const answer = await submitThere(misspelt);
      expect(answer).toMatchObject({ ok: true, answer: 'needsReview' });
    });

    it('refuses nobody for it and clears nobody unseen', async () => {
      const answer = await submitThere({ companyName: '喀什葡萄沟食品有限公司', uscc: null, contacts: strangers });
      expect(answer).toMatchObject({ ok: true, answer: 'needsReview' });
      const decision = await database.db.selectFrom('decisions').select('trace').executeTakeFirstOrThrow();
      expect(JSON.parse(decision.trace)).toEqual(['notFullySearched']);
    });

    it('still says what the keys are sure of', async () => {
      await submit(anna, { companyName: '苏州恒力精密机械有限公司', uscc: usccOf(903) });
      expect(await submitThere({ companyName: '苏州恒力', uscc: usccOf(903) })).toMatchObject({
        answer: 'unavailable',
      });
    });
  });

  it('opens a conflict when a near name stands against a live claim', async () => {
    await submit(anna, { companyName: '北京拓云智能科技有限公司' });
    const second = await submit(boris, { companyName: '北.京拓云智能科技公司', uscc: null, country: 'US' });
    expect(second).toMatchObject({ ok: true, answer: expect.stringMatching(/needsReview|unavailable/) });
    const third = await submit(boris, { companyName: '北京拓芸智能科技有限公司', uscc: null, country: 'US' });
    expect(third).toMatchObject({ ok: true, answer: 'needsReview' });
  });

  it('answers `unavailable` for a house account, an existing customer and a rival alike', async () => {
    const { work } = database;
    const existing = await makeCustomer(work, { productLines: [line.id], uscc: usccOf(901) });
    const house = await makeCustomer(work, { uscc: usccOf(902) });
    await work.db
      .insertInto('houseAccounts')
      .values({
        id: work.newId(),
        customerId: house.id,
        productLineId: null,
        reason: 'key account',
        since: '2026-01-01T00:00:00.000Z',
        expiresAt: '2099-01-01T00:00:00.000Z',
        createdBy: work.newId(),
      })
      .execute();
    await submit(boris, { companyName: '无锡拓普热能设备有限公司' });
    const answers = [
      await submit(anna, { companyName: existing.legalName, uscc: usccOf(901) }),
      await submit(anna, { companyName: house.legalName, uscc: usccOf(902) }),
      await submit(anna, { companyName: '无锡拓普热能设备有限公司' }),
    ];
    expect(answers.map((answer) => answer.ok && answer.answer)).toEqual(['unavailable', 'unavailable', 'unavailable']);
    const rows = await work.db
      .selectFrom('registrations')
      .select(['status', 'reasonCode', 'dueAt', 'holderRole'])
      .where('partnerId', '=', anna.partnerId)
      .execute();
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1);
  });

  it('lets a known company that nobody holds be registered, on the customer of the master list', async () => {
    const customer = await makeCustomer(database.work, { uscc: usccOf(903) });
    const answer = await submit(anna, { companyName: customer.legalName, uscc: usccOf(903) });
    expect(answer).toMatchObject({ ok: true, answer: 'clear' });
    expect(await database.db.selectFrom('claims').select('customerId').execute()).toEqual([
      { customerId: customer.id },
    ]);
  });

  it('tells the owner of record that it is the owner', async () => {
    await submit(anna, { companyName: '常州永泰电机有限公司' });
    expect(await submit(anna, { companyName: '常州永泰电机有限公司' })).toMatchObject({ ok: true, answer: 'owned' });
  });

  it('treats another product line as parallel work', async () => {
    const second = await makeProductLine(database.work);
    await database.work.db
      .insertInto('partnerProductLines')
      .values({ partnerId: boris.partnerId, productLineId: second.id })
      .execute();
    await submit(anna, { companyName: '常州永泰电机有限公司' });
    expect(await submit(boris, { companyName: '常州永泰电机有限公司', productLineId: second.id })).toMatchObject({
      ok: true,
      answer: 'clear',
    });
    expect(await database.db.selectFrom('claims').select('status').execute()).toHaveLength(2);
  });

  it('takes the same form once, however often it arrives', async () => {
    const id = database.work.newId();
    expect(await submit(anna, { companyName: '台州云峰阀门有限公司' }, id)).toBeGranted();
    expect(await submit(anna, { companyName: '台州云峰阀门有限公司' }, id)).toBeRefusedWith('alreadySubmitted', {
      registrationId: id,
    });
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 1 });
  });

  it('takes no number for what is incomplete and says what is missing', async () => {
    const answer = await submit(anna, { companyName: '台州云峰阀门有限公司', requirement: null, contacts: [] });
    expect(answer).toBeRefusedWith('incomplete', { fields: ['requirement', 'contactName', 'contactPhone'] });
    expect(await verifyLedger(database.work)).toMatchObject({ ok: true, entries: 0 });
  });

  it('refuses a form opened before another tab saved', async () => {
    const id = database.work.newId();
    const draft = { id, values: {}, summary: { kind: 'lead' as const, companyName: 'x', productLineId: null } };
    await saveDraft(database.work, anna, null, { ...draft, version: null });
    await saveDraft(database.work, anna, null, { ...draft, version: 1 });
    const content = contentOf({ productLineId: line.id });
    expect(await submitRegistration(database.work, anna, null, { id, version: 1, content })).toBeRefusedWith('stale');
  });

  it('refuses a form that has seen nothing of a draft that is there, and overwrites none of it', async () => {
    const id = database.work.newId();
    const draft = {
      id,
      values: { companyName: '甲' },
      summary: { kind: 'lead' as const, companyName: '甲', productLineId: null },
    };
    await saveDraft(database.work, anna, null, { ...draft, version: null });
    const other = { ...draft, values: { companyName: '乙' } };
    expect(await saveDraft(database.work, anna, null, { ...other, version: null })).toBeRefusedWith('stale');
    expect(await saveDraft(database.work, anna, null, { ...draft, version: null })).toEqual({ ok: true, version: 1 });
    const content = contentOf({ productLineId: line.id });
    expect(await submitRegistration(database.work, anna, null, { id, version: null, content })).toBeRefusedWith(
      'stale',
    );
  });

  it('throws a draft away with its files, brings none back, and nothing that was submitted', async () => {
    const { work, db } = database;
    const id = work.newId();
    const draft = { id, values: {}, summary: { kind: 'lead' as const, companyName: '甲', productLineId: null } };
    await saveDraft(work, anna, null, { ...draft, version: null });
    const storageKey = `evidence/${id}/file`;
    await work.files.put(storageKey, Readable.from(['minutes']));
    const file = {
      ...{ id: work.newId(), registrationId: id, fileName: 'a.txt', mediaType: 'text/plain', sizeBytes: 7 },
      ...{ sha256: 'a'.repeat(64), storageKey, uploadedBy: anna.userId, createdAt: database.clock.instant },
    };
    await db.transaction().execute((trx) => insertEvidence(trx, file));
    await expect(discardDraft(work, boris, null, id)).rejects.toThrow('not found');
    expect(await discardDraft(work, anna, null, id)).toBeGranted();
    expect(await listEvidence(db, id)).toEqual([]);
    await expect(work.files.open(storageKey)).rejects.toThrow();
    const late = await saveDraft(work, anna, null, { ...draft, values: { companyName: '乙' }, version: 1 });
    expect(late).toBeRefusedWith('discarded');
    const submitted = work.newId();
    await submit(anna, {}, submitted);
    expect(await discardDraft(work, anna, null, submitted)).toBeRefusedWith('notDraft');
  });

  it("does not find another partner's draft", async () => {
    const id = database.work.newId();
    await saveDraft(database.work, anna, null, {
      id,
      version: null,
      values: {},
      summary: { kind: 'lead', companyName: 'x', productLineId: null },
    });
    await expect(submit(boris, {}, id)).rejects.toThrow('not found');
  });
});
