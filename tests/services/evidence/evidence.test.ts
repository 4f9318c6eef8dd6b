// Evidence is told by its content, counted, kept once, and only its own partner's to touch.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NotFound } from '#app/domain/access/errors.ts';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { largestEvidenceBytes, mostEvidence } from '#app/services/evidence/accepted.server.ts';
import { addEvidence } from '#app/services/evidence/add.server.ts';
import { listOwnEvidence } from '#app/services/evidence/list-own.server.ts';
import { openEvidence } from '#app/services/evidence/open.server.ts';
import { removeEvidence } from '#app/services/evidence/remove.server.ts';
import { listEvidence } from '#db/repositories/evidence.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartnerUser, makeRegistration } from '#tests/support/factories.ts';

const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rightful-evidence-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function upload(fileName: string, content: string | Buffer, truncated = false) {
  files += 1;
  const path = join(folder, String(files));
  await writeFile(path, content);
  const bytes = Buffer.from(content);
  return {
    fileName,
    path,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    truncated,
  };
}

describeEachDatabase('Evidence', (database) => {
  async function draft() {
    const user = await makePartnerUser(database.work);
    const registration = await makeRegistration(database.work, { partnerId: user.partnerId, createdBy: user.id });
    return {
      user,
      registration,
      add: (file: Awaited<ReturnType<typeof upload>>) =>
        addEvidence(database.work, user.actor, null, { registrationId: registration.id, file }),
    };
  }

  /** As a submission with this file leaves it. */
  const seal = (registrationId: string, submittedBy: string, id: string) =>
    database.db
      .insertInto('submissions')
      .values({
        ...{ registrationId, submittedBy, ordinal: 1, ledgerSeq: 1, at: database.clock.instant },
        ...{ contentHash: 'a'.repeat(64), content: '{}', evidence: JSON.stringify([{ id }]) },
      })
      .execute();

  it('keeps a file and hands it back as it came', async () => {
    const { user, registration, add } = await draft();
    const added = await add(await upload('../../offer\u0000 书.pdf', pdf));
    expect(added).toBeGranted();
    const [kept] = await listEvidence(database.db, registration.id);
    expect(kept).toMatchObject({ fileName: 'offer 书.pdf', mediaType: 'application/pdf', sizeBytes: pdf.length });
    const opened = await openEvidence(database.work, user.actor, null, {
      registrationId: registration.id,
      evidenceId: kept?.id ?? '',
      scope: partnerScopeOf(user.actor),
    });
    expect(await text(opened.stream)).toBe(pdf);
  });

  it('believes the content, not the name', async () => {
    const { registration, add } = await draft();
    expect(await add(await upload('photo.pdf', png))).toBeGranted();
    expect((await listEvidence(database.db, registration.id))[0]?.mediaType).toBe('image/png');
    expect(await add(await upload('offer.pdf', 'MZ\u0000\u0001 not a pdf'))).toBeRefusedWith('fileType');
    expect(await add(await upload('page.html', '<script>alert(1)</script>'))).toBeRefusedWith('fileType');
    expect(await add(await upload('note.txt', 'met on site\n'))).toBeGranted();
    expect(await add(await upload('note2.txt', 'with\u0000nul'))).toBeRefusedWith('fileType');
  });

  it('refuses what is empty, cut off, or there already', async () => {
    const { add } = await draft();
    expect(await add(await upload('empty.pdf', ''))).toBeRefusedWith('fileEmpty');
    expect(await add({ ...(await upload('big.pdf', pdf)), truncated: true })).toBeRefusedWith('fileTooLarge');
    expect(await add({ ...(await upload('big.pdf', pdf)), sizeBytes: largestEvidenceBytes + 1 })).toBeRefusedWith(
      'fileTooLarge',
    );
    expect(await add(await upload('a.pdf', pdf))).toBeGranted();
    expect(await add(await upload('b.pdf', pdf))).toBeRefusedWith('sameFile');
  });

  it('counts to the limit, whoever sends at the same moment', async () => {
    const { registration, add } = await draft();
    const sent = await Promise.all(
      Array.from({ length: mostEvidence + 3 }, (_, number) => upload(`${number}.pdf`, `${pdf}${number}`)),
    );
    const answers = await Promise.all(sent.map(add));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(mostEvidence);
    expect(answers.find(({ ok }) => !ok)).toBeRefusedWith('tooManyFiles');
    expect(await listEvidence(database.db, registration.id)).toHaveLength(mostEvidence);
  });

  it('is not found for another partner: neither to add, open nor remove', async () => {
    const { registration, add } = await draft();
    const added = await add(await upload('a.pdf', pdf));
    const rival = await makePartnerUser(database.work);
    const evidenceId = added.ok ? added.id : '';
    const theirs = { registrationId: registration.id, evidenceId };
    await expect(
      addEvidence(database.work, rival.actor, null, {
        registrationId: registration.id,
        file: await upload('x.pdf', `${pdf}x`),
      }),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(
      openEvidence(database.work, rival.actor, null, { ...theirs, scope: partnerScopeOf(rival.actor) }),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(removeEvidence(database.work, rival.actor, null, theirs)).rejects.toBeInstanceOf(NotFound);
    expect(await listEvidence(database.db, registration.id)).toHaveLength(1);
  });

  it('is removed with its file while the registration is the partner’s, and stands once it is submitted', async () => {
    const { user, registration, add } = await draft();
    const [first, second] = [await add(await upload('a.pdf', pdf)), await add(await upload('b.pdf', `${pdf}b`))];
    const ids = [first, second].map((added) => (added.ok ? added.id : ''));
    const remove = (evidenceId: string) =>
      removeEvidence(database.work, user.actor, null, { registrationId: registration.id, evidenceId });
    const storageKey = (await listEvidence(database.db, registration.id))[0]?.storageKey ?? '';
    expect(await remove(ids[0] ?? '')).toBeGranted();
    await expect(database.work.files.open(storageKey)).rejects.toThrow();
    await database.db
      .updateTable('registrations')
      .set({ status: 'inReview' })
      .where('id', '=', registration.id)
      .execute();
    expect(await remove(ids[1] ?? '')).toBeRefusedWith('notPossible');
    expect(await add(await upload('c.pdf', `${pdf}c`))).toBeRefusedWith('notPossible');
    const events = await database.db.selectFrom('auditEvents').select('action').orderBy('id').execute();
    expect(events.map(({ action }) => action)).toEqual(['evidence.add', 'evidence.add', 'evidence.remove']);
  });

  it('can be added to a refusal that may be contested, and only what was added since taken out again', async () => {
    const { user, registration, add } = await draft();
    const [sealed] = [await add(await upload('offer.pdf', pdf))];
    const sealedId = sealed?.ok ? sealed.id : '';
    await seal(registration.id, user.id, sealedId);
    const setStatus = (change: { status: string; answer?: string; reasonCode?: string }) =>
      database.db.updateTable('registrations').set(change).where('id', '=', registration.id).execute();
    const remove = (evidenceId: string) =>
      removeEvidence(database.work, user.actor, null, { registrationId: registration.id, evidenceId });
    await setStatus({ status: 'rejected', answer: 'unavailable', reasonCode: 'unavailable' });
    const added = await add(await upload('minutes.pdf', `${pdf}m`));
    expect(added).toBeGranted();
    expect(
      (await listOwnEvidence(database.work, user.actor, registration.id)).map((file) => [file.fileName, file.sealed]),
    ).toEqual([
      ['offer.pdf', true],
      ['minutes.pdf', false],
    ]);
    expect(await remove(sealedId)).toBeRefusedWith('notPossible');
    expect(await remove(added.ok ? added.id : '')).toBeGranted();
    await setStatus({ status: 'disputed' });
    expect(await add(await upload('late.pdf', `${pdf}l`))).toBeRefusedWith('notPossible');
    await setStatus({ status: 'rejected', reasonCode: 'earlierValid' });
    expect(await add(await upload('later.pdf', `${pdf}x`))).toBeRefusedWith('notPossible');
  });
});
