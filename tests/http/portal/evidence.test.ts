// Files over requests: with the form, as they are chosen, and with a request for a ruling.
import { afterEach, describe, expect, it } from 'vitest';
import { action as registerAction } from '#app/routes/portal+/register.tsx';
import { action as detailAction } from '#app/routes/portal+/registrations.$id._index.tsx';
import { action as evidenceAction } from '#app/routes/portal+/registrations.$id.evidence.tsx';
import { loader as conflictLoader } from '#app/routes/admin+/conflicts.$id.tsx';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer, makeStaff, usccOf } from '#tests/support/factories.ts';
import { type Browser, openBrowser } from '#tests/support/requests.ts';
import { portalOf } from '#tests/support/portal.ts';

describeOnSqlite('Evidence in the portal', (database) => {
  const portal = portalOf(database);
  const { fields, newDraft, submit } = portal;
  afterEach(() => database.work.engine.close());

  it('takes files with the form where there are no scripts, and keeps the rest when one is refused', async () => {
    const id = await newDraft(portal.own);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields(id))) body.append(name, value);
    body.append('evidence', new File(['met on site'], 'note.txt'));
    body.append('evidence', new File(['MZ\u0000'], 'tool.exe'));
    const answer = await portal.own.post(registerAction, '/portal/register', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      problems: { evidence: { code: 'fileType', values: { name: 'tool.exe' } } },
      evidence: [{ fileName: 'note.txt' }],
      values: { contactName: '王芳' },
    });
  });

  it('keeps the files of a form that another window overtook', async () => {
    const id = await newDraft(portal.own);
    await portal.own.post(registerAction, '/portal/register', fields(id, { intent: 'save', requirement: 'theirs' }));
    const body = new FormData();
    for (const [name, value] of Object.entries(fields(id))) body.append(name, value);
    body.append('evidence', new File(['met on site'], 'note.txt'));
    const answer = await portal.own.post(registerAction, '/portal/register', body);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      stale: { values: { requirement: 'theirs' } },
      evidence: [{ fileName: 'note.txt' }],
    });
  });

  it('names every file it does not take, those beyond the most it takes too', async () => {
    const id = await newDraft(portal.own);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields(id, { intent: 'keep' }))) body.append(name, value);
    body.append('evidence', new File(['MZ\u0000'], 'tool.exe'));
    for (let index = 1; index <= 11; index += 1)
      body.append('evidence', new File([`note ${index}`], `note-${index}.txt`));
    const answer = await portal.own.post(registerAction, '/portal/register', body);
    expect(answer.status).toBe(422);
    const { refused, evidence } = answer.body as { refused: { name: string; problem: object }[]; evidence: object[] };
    expect(evidence).toHaveLength(9);
    expect(refused.map(({ name, problem }) => [name, problem])).toEqual([
      ['tool.exe', { code: 'fileType', values: { name: 'tool.exe', max: 15 } }],
      ['note-10.txt', { code: 'tooManyFiles', values: { max: 10 } }],
      ['note-11.txt', { code: 'tooManyFiles', values: { max: 10 } }],
    ]);
  });

  describe('a request for a ruling', () => {
    async function refused() {
      const known = { legalName: '北京恒力精密机械有限公司', uscc: usccOf(42), productLines: [portal.lineId] };
      await makeCustomer(database.work, known);
      const { id } = await submit(portal.own);
      return id;
    }
    const versionOf = async (id: string) =>
      (await database.db.selectFrom('registrations').select('version').where('id', '=', id).executeTakeFirstOrThrow())
        .version;
    const contest = (browser: Browser, id: string, parts: [string, string | File][]) => {
      const body = new FormData();
      for (const [name, value] of [['intent', 'contest'] as const, ...parts]) body.append(name, value);
      return browser.post(detailAction, `/portal/registrations/${id}?ask=contest`, body, { params: { id } });
    };
    const minutes = () => new File(['We met the plant portal.manager.'], 'minutes.txt');

    it('carries its files to its side of the case', async () => {
      const id = await refused();
      const version = String(await versionOf(id));
      const sent = await contest(portal.own, id, [
        ['version', version],
        ['statement', 'We met them first.'],
        ['evidence', minutes()],
      ]);
      expect(sent).toMatchObject({ status: 303, location: `/portal/registrations/${id}` });
      const { id: conflictId } = await database.db.selectFrom('conflicts').select('id').executeTakeFirstOrThrow();
      const operations = await openBrowser(database.work, await makeStaff(database.work, { roles: ['operations'] }));
      const page = await operations.get(conflictLoader, `/admin/conflicts/${conflictId}`, {
        params: { id: conflictId },
      });
      expect(page.body).toMatchObject({ view: { challenger: { evidence: [{ fileName: 'minutes.txt' }] } } });
      const entry = await database.db
        .selectFrom('ledgerEntries')
        .select('content')
        .where('act', '=', 'registration.contest')
        .executeTakeFirstOrThrow();
      expect((JSON.parse(entry.content) as { evidence: string[] }).evidence).toHaveLength(1);
    });

    it('keeps statement and files when the registration moved on, and is taken at the next press', async () => {
      const id = await refused();
      const version = await versionOf(id);
      const parts: [string, string | File][] = [['statement', 'We met them first.']];
      const stale = await contest(portal.own, id, [
        ['version', String(version - 1)],
        ...parts,
        ['evidence', minutes()],
      ]);
      expect(stale.status).toBe(409);
      expect(stale.body).toMatchObject({
        stale: true,
        version,
        statement: 'We met them first.',
        evidence: [{ fileName: 'minutes.txt', sealed: false }],
      });
      expect((await contest(portal.own, id, [['version', String(version)], ...parts])).status).toBe(303);
    });

    it('without a statement keeps the files; a file that is none is named', async () => {
      const id = await refused();
      const version = String(await versionOf(id));
      const answer = await contest(portal.own, id, [
        ['version', version],
        ['statement', ' '],
        ['evidence', minutes()],
        ['evidence', new File(['MZ\u0000'], 'tool.exe')],
      ]);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        problems: { statement: { code: 'required' }, evidence: { code: 'fileType' } },
        evidence: [{ fileName: 'minutes.txt' }],
        refused: [{ name: 'tool.exe' }],
      });
      const [file] = (answer.body as { evidence: { id: string }[] }).evidence;
      const body = new FormData();
      body.append('intent', `remove:${file?.id}`);
      body.append('statement', 'half a sentence');
      const removed = await portal.own.post(detailAction, `/portal/registrations/${id}?ask=contest`, body, {
        params: { id },
      });
      expect(removed.body).toMatchObject({ evidence: [], statement: 'half a sentence' });
    });

    it('takes files as they are chosen, only while the refusal can be contested', async () => {
      const id = await refused();
      const send = async (browser: Browser) => {
        const body = new FormData();
        body.append('evidence', minutes());
        const headers = { Accept: 'application/json' };
        return browser.post(evidenceAction, `/portal/registrations/${id}/evidence`, body, { params: { id }, headers });
      };
      expect((await send(portal.rival)).status).toBe(404);
      expect(await send(portal.own)).toMatchObject({ status: 200, body: { evidence: [{ fileName: 'minutes.txt' }] } });
      await contest(portal.own, id, [
        ['version', String(await versionOf(id))],
        ['statement', 'Ours.'],
      ]);
      expect((await send(portal.own)).status).toBe(422);
    });
  });
});
