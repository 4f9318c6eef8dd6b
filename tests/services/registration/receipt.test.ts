// What was submitted stays as it was: each submission keeps its own content, files, moment and place in the ledger, and its
// partner can compute every hash again from the receipt alone.
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, it } from 'vitest';
import { NotFound } from '#app/domain/access/errors.ts';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import { openEvidence } from '#app/services/evidence/open.server.ts';
import { removeEvidence } from '#app/services/evidence/remove.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { getReceipt, receiptFile } from '#app/services/registration/receipt.server.ts';
import { returnRegistration } from '#app/services/registration/return.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { viewRecord } from '#app/services/registration/view-record.server.ts';
import { saveDraft } from '#app/services/registration/save-draft.server.ts';
import { withdrawRegistration } from '#app/services/registration/withdraw.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { nowOf, sha256 } from '#app/services/work.server.ts';
import { insertEvidence, listEvidence } from '#db/repositories/evidence.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartner, makePartnerUser, makeProductLine, makeStaff } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';

const bytes = 'minutes of the visit';

describeEachDatabase('What was submitted', (database) => {
  let line: { id: string };
  let anna: PartnerActor;
  let manager: StaffActor;
  let id: string;

  beforeEach(async () => {
    line = await makeProductLine(database.work);
    manager = (await makeStaff(database.work, { roles: ['operations'] })).actor;
    anna = (
      await makePartnerUser(database.work, { partner: await makePartner(database.work, { productLines: [line.id] }) })
    ).actor;
    await rebuildEngine(database.work);
    id = database.work.newId();
  });

  async function read() {
    const row = await findRegistration(database.db, id, null);
    if (!row) throw new Error('not there');
    return row;
  }
  const submit = async (requirement: string, version: number | null = null) =>
    expect(
      await submitRegistration(database.work, anna, null, {
        id,
        version,
        content: contentOf({ productLineId: line.id, requirement }),
      }),
    ).toBeGranted();
  async function addFile(content: string) {
    const fileId = database.work.newId();
    const storageKey = `evidence/${id}/${fileId}`;
    await database.work.files.put(storageKey, Buffer.from(content));
    await database.db.transaction().execute((trx) =>
      insertEvidence(trx as never, {
        id: fileId,
        registrationId: id,
        fileName: `${fileId}.txt`,
        mediaType: 'text/plain',
        sizeBytes: content.length,
        sha256: sha256(content),
        storageKey,
        uploadedBy: anna.userId,
        createdAt: nowOf(database.work),
      }),
    );
    return fileId;
  }
  async function returned() {
    const { version } = await read();
    const ask = { id, version, fields: ['requirement' as const], message: 'More, please' };
    expect(await returnRegistration(database.work, manager, null, ask)).toBeGranted();
    return read();
  }
  /** Submitted with a file, returned a day later, the file exchanged for another, answered. */
  async function answered() {
    const summary = { kind: 'lead' as const, companyName: '恒力', productLineId: line.id };
    await saveDraft(database.work, anna, null, { id, version: null, values: {}, summary });
    const file = await addFile(bytes);
    await submit('Two sets', 1);
    const first = await read();
    database.clock.set('2026-12-09T08:00:00.000Z');
    const { version } = await returned();
    expect(await removeEvidence(database.work, anna, null, { registrationId: id, evidenceId: file })).toBeGranted();
    const second = await addFile('an order');
    await submit('Three sets, by March', version);
    return { first, file, second };
  }

  it('is kept submission by submission; the first one counts for priority', async () => {
    const { first } = await answered();
    const receipt = await getReceipt(database.work, anna, id);
    expect(receipt.submissions.map(({ ordinal, content }) => [ordinal, content.requirement])).toEqual([
      [1, 'Two sets'],
      [2, 'Three sets, by March'],
    ]);
    const [one, two] = receipt.submissions;
    expect(one).toMatchObject({
      receivedAt: first.submittedAt,
      contentHash: first.contentHash,
      entry: { seq: first.ledgerSeq, at: first.submittedAt },
    });
    expect(two?.receivedAt).toBe('2026-12-09T08:00:00.000Z');
    expect(two?.entry.seq).toBeGreaterThan(one.entry.seq);
    expect(two?.contentHash).not.toBe(one.contentHash);
    expect(one.evidence.map((file) => file.sha256)).toEqual([sha256(bytes)]);
    expect(two?.evidence.map((file) => file.sha256)).toEqual([sha256('an order')]);
    expect(await read()).toMatchObject({ ledgerSeq: first.ledgerSeq, submittedAt: first.submittedAt });
  });

  it('is proved by the receipt’s file alone, with nothing but SHA-256', async () => {
    await answered();
    const file = JSON.parse(receiptFile(await getReceipt(database.work, anna, id))) as {
      submissions: {
        contentText: string;
        contentHash: string;
        entryText: string;
        entryHash: string;
        previousHash: string;
        receivedAt: string;
        seq: number;
        files: { sha256: string }[];
      }[];
    };
    expect(file.submissions).toHaveLength(2);
    const digest = (content: string) => createHash('sha256').update(content, 'utf8').digest('hex');
    for (const submission of file.submissions) {
      expect(digest(submission.contentText)).toBe(submission.contentHash);
      expect(digest(submission.entryText)).toBe(submission.entryHash);
      const [seq, at, act, kind, subject, , content, previous] = JSON.parse(submission.entryText) as string[];
      expect([seq, at, act, kind, subject, previous]).toEqual([
        submission.seq,
        submission.receivedAt,
        'registration.submit',
        'registration',
        id,
        submission.previousHash,
      ]);
      expect(JSON.parse(content ?? '')).toMatchObject({ contentHash: submission.contentHash });
      const sealed = JSON.parse(submission.contentText) as { evidence: string[] };
      expect(sealed.evidence).toEqual(submission.files.map((one) => one.sha256));
      const stored = await database.db
        .selectFrom('ledgerEntries')
        .select('hash')
        .where('seq', '=', submission.seq)
        .executeTakeFirstOrThrow();
      expect(stored.hash).toBe(submission.entryHash);
      // One changed character and it no longer holds.
      expect(digest(submission.contentText.replace('sets', 'Sets'))).not.toBe(submission.contentHash);
    }
  });

  it('keeps a sealed file taken back later, and lets go of one that was never submitted', async () => {
    const { file, second } = await answered();
    expect((await listEvidence(database.db, id)).map((one) => one.id)).toEqual([second]);
    const opened = await openEvidence(database.work, manager, null, {
      registrationId: id,
      evidenceId: file,
      scope: null,
    });
    expect(await text(opened.stream)).toBe(bytes);
    await returned();
    const unsealed = await addFile('a slip');
    const remove = (evidenceId: string) =>
      removeEvidence(database.work, anna, null, { registrationId: id, evidenceId });
    expect(await remove(unsealed)).toBeGranted();
    await expect(
      openEvidence(database.work, manager, null, { registrationId: id, evidenceId: unsealed, scope: null }),
    ).rejects.toBeInstanceOf(NotFound);
    // Gone from the list is gone from the list.
    await expect(remove(file)).rejects.toBeInstanceOf(NotFound);
  });

  it('keeps a file that lay with a request for a ruling', async () => {
    const rival = await makePartnerUser(database.work, {
      partner: await makePartner(database.work, { productLines: [line.id] }),
    });
    const theirs = { id: database.work.newId(), version: null, content: contentOf({ productLineId: line.id }) };
    expect(await submitRegistration(database.work, rival.actor, null, theirs)).toBeGranted();
    await submit('Two sets');
    const refused = await read();
    const file = await addFile(bytes);
    const contest = { id, version: refused.version, statement: 'We were first' };
    expect(await contestRefusal(database.work, anna, null, contest)).toBeGranted();
    const other = await findRegistration(database.db, theirs.id, null);
    const withdrawal = { id: theirs.id, version: other?.version ?? 0 };
    expect(await withdrawRegistration(database.work, rival.actor, null, withdrawal)).toBeGranted();
    await returned();
    expect(await removeEvidence(database.work, anna, null, { registrationId: id, evidenceId: file })).toBeGranted();
    expect(await listEvidence(database.db, id)).toEqual([]);
    const kept = { registrationId: id, evidenceId: file, scope: null };
    expect(await text((await openEvidence(database.work, manager, null, kept)).stream)).toBe(bytes);
  });

  it('shows staff what changed between submissions, field by field', async () => {
    await answered();
    const record = await viewRecord(database.work, manager, staffScopeOf(manager), { id, language: 'en' });
    expect(record.submissions.map(({ changed }) => changed)).toEqual([[], ['requirement', 'evidence']]);
    expect(record.submissions.map(({ content }) => content.requirement)).toEqual(['Two sets', 'Three sets, by March']);
  });

  it('has no receipt before it is submitted', async () => {
    const summary = { kind: 'lead' as const, companyName: '恒力', productLineId: line.id };
    await saveDraft(database.work, anna, null, { id, version: null, values: {}, summary });
    await expect(getReceipt(database.work, anna, id)).rejects.toBeInstanceOf(NotFound);
  });
});
