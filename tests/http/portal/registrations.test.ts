// The portal's registration pages over requests: what a partner gets, and that a stranger's, a rival's and staff's
// requests find nothing, whatever they send.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { action as registerAction, loader as registerLoader } from '#app/routes/portal+/register.tsx';
import { loader as listLoader } from '#app/routes/portal+/registrations._index.tsx';
import { loader as exportLoader } from '#app/routes/portal+/registrations[.]csv.ts';
import { action as detailAction, loader as detailLoader } from '#app/routes/portal+/registrations.$id._index.tsx';
import { action as answerAction, loader as answerLoader } from '#app/routes/portal+/registrations.$id.answer.tsx';
import { action as evidenceAction } from '#app/routes/portal+/registrations.$id.evidence.tsx';
import { loader as fileLoader } from '#app/routes/portal+/registrations.$id.evidence.$evidenceId.ts';
import { loader as receiptLoader } from '#app/routes/portal+/registrations.$id.receipt.tsx';
import { loader as jsonLoader } from '#app/routes/portal+/registrations.$id.receipt[.]json.ts';
import { loader as pdfLoader } from '#app/routes/portal+/registrations.$id.receipt[.]pdf.ts';
import { action as precheckAction } from '#app/routes/portal+/precheck.ts';
import { precheckFieldNames } from '#app/forms/registration-fields.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import {
  makeCode,
  makeCustomer,
  makePartner,
  makePartnerUser,
  makeProductLine,
  makeRegion,
  makeStaff,
  usccOf,
} from '#tests/support/factories.ts';
import { type Browser, openBrowser } from '#tests/support/requests.ts';

type Route = (args: LoaderFunctionArgs) => unknown;

describeOnSqlite('Registrations in the portal', (database) => {
  let own: Browser;
  let rival: Browser;
  let stranger: Browser;
  let manager: Browser;
  let lineId: string;

  beforeEach(async () => {
    const { work } = database;
    const line = await makeProductLine(work);
    await makeRegion(work, { code: '320000' });
    await makeCode(work, 'source', 'visit');
    const companies = [
      await makePartner(work, { productLines: [line.id], name: '上海申泰机电' }),
      await makePartner(work, { productLines: [line.id], name: '杭州浙海供应链' }),
    ];
    const [first, second] = await Promise.all(companies.map((partner) => makePartnerUser(work, { partner })));
    lineId = line.id;
    own = await openBrowser(work, first ?? null);
    rival = await openBrowser(work, second ?? null);
    manager = await openBrowser(work, await makeStaff(work));
    stranger = await openBrowser(work, null);
  });
  afterEach(() => database.work.engine.close());

  const fields = (id: string, change: Record<string, string> = {}) => ({
    id,
    version: '',
    intent: 'submit',
    kind: 'customer',
    companyName: '北京恒力精密机械有限公司',
    uscc: usccOf(42),
    country: 'CN',
    regionCode: '320000',
    productLineId: lineId,
    currency: 'CNY',
    sourceCode: 'visit',
    firstContactOn: '2026-10-30',
    contactName: '王芳',
    contactPhone: '13800138000',
    requirement: 'Two pumps for the new hall',
    ...change,
  });

  async function newDraft(browser: Browser): Promise<string> {
    const { location } = await browser.get(registerLoader, '/portal/register');
    return new URL(location ?? '', 'http://localhost').searchParams.get('draft') ?? '';
  }

  async function submit(browser: Browser, change: Record<string, string> = {}) {
    const id = await newDraft(browser);
    const answer = await browser.post(registerAction, `/portal/register?draft=${id}`, fields(id, change));
    return { id, answer };
  }

  it('keeps a draft as typed, whatever it holds, and gives it back', async () => {
    const id = await newDraft(own);
    const saved = await own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', uscc: 'half a c', companyName: '司'.repeat(900) }),
    );
    expect(saved.body).toMatchObject({ saved: { version: 1 } });
    const page = await own.get(registerLoader, `/portal/register?draft=${id}`);
    expect(page.body).toMatchObject({ version: 1, values: { uscc: 'half a c', companyName: '司'.repeat(900) } });
  });

  it('tells a second window that the draft moved on, and shows what is stored', async () => {
    const id = await newDraft(own);
    await own.post(registerAction, '/portal/register', fields(id, { intent: 'save' }));
    await own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', version: '1', requirement: 'from window one' }),
    );
    const late = await own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', version: '1', requirement: 'from window two' }),
    );
    expect(late.body).toMatchObject({ stale: { version: 2, values: { requirement: 'from window one' } } });
  });

  it('takes a page that has seen no version for one that has not seen the text either', async () => {
    const id = await newDraft(own);
    await own.post(registerAction, '/portal/register', fields(id, { intent: 'save', requirement: 'from tab one' }));
    const blind = fields(id, { requirement: 'from tab two' });
    const saved = await own.post(registerAction, '/portal/register', { ...blind, intent: 'save' });
    expect(saved.body).toMatchObject({ stale: { version: 1, values: { requirement: 'from tab one' } } });
    const submitted = await own.post(registerAction, '/portal/register', blind);
    expect(submitted.status).toBe(409);
    expect(submitted.body).toMatchObject({
      stale: { version: 1, values: { requirement: 'from tab one' } },
      values: { requirement: 'from tab two' },
    });
    const row = await database.db.selectFrom('registrations').select(['status', 'version']).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'draft', version: 1 });
  });

  it('is content with a save or a submission sent twice: what is stored says the same', async () => {
    const id = await newDraft(own);
    const save = () => own.post(registerAction, '/portal/register', fields(id, { intent: 'save' }));
    expect([(await save()).body, (await save()).body]).toMatchObject([
      { saved: { version: 1 } },
      { saved: { version: 1 } },
    ]);
    expect((await own.post(registerAction, '/portal/register', fields(id))).location).toContain(id);
  });

  it('keeps the typed text at one press after another window saved, and does not ask again', async () => {
    const id = await newDraft(own);
    const send = (change: Record<string, string>) =>
      own.post(registerAction, '/portal/register', fields(id, { intent: 'save', ...change }));
    await send({ requirement: 'one' });
    await send({ version: '1', requirement: 'theirs' });
    const refused = await send({ intent: 'submit', version: '1', requirement: 'mine' });
    expect(refused.status).toBe(409);
    const { version } = refused.body as { version: number };
    // What the form without scripts sends when “keep mine” is pressed.
    const kept = await send({ intent: 'keep', version: String(version), requirement: 'mine' });
    expect(kept.status).toBe(303);
    const page = await own.get(registerLoader, `/portal/register?draft=${id}`);
    expect(page.body).toMatchObject({ version: 3, values: { requirement: 'mine' } });
  });

  it('does not throw away what is sent after the session ended', async () => {
    const id = await newDraft(own);
    const answer = await stranger.post(registerAction, '/portal/register', fields(id, { intent: 'save' }));
    expect(answer).toMatchObject({ status: 401, location: null, body: { code: 'signedOut' } });
  });

  it('submits once, however often the button is pressed', async () => {
    const id = await newDraft(own);
    const answers = await Promise.all([1, 2, 3].map(() => own.post(registerAction, '/portal/register', fields(id))));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const rows = await database.db.selectFrom('registrations').select(['id', 'status']).execute();
    expect(rows).toEqual([{ id, status: 'inReview' }]);
    const head = await database.db.selectFrom('ledgerHead').select('seq').executeTakeFirstOrThrow();
    expect(Number(head.seq)).toBe(1);
  });

  it('gives back what was typed with every problem at its field', async () => {
    const { answer, id } = await submit(own, {
      companyName: '🙂',
      uscc: '123',
      productLineId: lineId.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      contactPhone: '',
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      problems: {
        companyName: { code: 'notAName' },
        uscc: { code: 'uscc' },
        productLineId: { code: 'unknownChoice' },
        contactPhone: { code: 'required' },
      },
      values: { companyName: '🙂', uscc: '123' },
    });
    const row = await database.db
      .selectFrom('registrations')
      .select(['status', 'number'])
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row).toEqual({ status: 'draft', number: null });
  });

  it('shows its own partner the registration, its receipt and its PDF', async () => {
    const { id, answer } = await submit(own);
    expect(answer.location).toContain(`/portal/registrations/${id}`);
    const page = await own.get(detailLoader, `/portal/registrations/${id}`, { params: { id } });
    expect(page.body).toMatchObject({
      registration: { status: 'inReview', holderRole: 'channelManager' },
      content: { companyName: '北京恒力精密机械有限公司' },
      can: { withdraw: true },
    });
    const receipt = await own.get(receiptLoader, `/portal/registrations/${id}/receipt`, { params: { id } });
    expect(receipt.body).toMatchObject({
      receipt: { submissions: [{ ordinal: 1, content: { companyName: '北京恒力精密机械有限公司' } }] },
    });
    const file = await own.get(jsonLoader, `/portal/registrations/${id}/receipt.json`, { params: { id } });
    expect(file.headers.get('Content-Disposition')).toContain('.json');
    const pdf = await own.get(pdfLoader, `/portal/registrations/${id}/receipt.pdf`, { params: { id } });
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
    expect(String(pdf.body).startsWith('%PDF')).toBe(true);
  });

  it('says nothing of a rival, a look-alike or a verdict to whoever is refused', async () => {
    const customer = await makeCustomer(database.work, { legalName: '北京恒力精密机械有限公司', uscc: usccOf(42) });
    await submit(rival);
    const { id } = await submit(own, { companyName: '北.京恒力精密机械公司' });
    const page = await own.get(detailLoader, `/portal/registrations/${id}`, { params: { id } });
    expect(page.body).toMatchObject({
      registration: { status: 'rejected', answer: 'unavailable' },
      can: { contest: true },
    });
    const list = await own.get(listLoader, '/portal/registrations');
    const told = JSON.stringify([page.body, list.body]);
    for (const secret of [
      customer.id,
      customer.legalName,
      '浙海',
      'exact',
      'probability',
      'candidates',
      'customerId',
      'claimedByAnother',
    ]) {
      expect(told).not.toContain(secret);
    }
  });

  it('does not exist for a rival, and not for staff; a stranger is sent to sign in', async () => {
    const { id } = await submit(own);
    const evidenceId = id;
    const reads: [Route, string, Record<string, string>][] = [
      [detailLoader, '', { id }],
      [receiptLoader, '/receipt', { id }],
      [pdfLoader, '/receipt.pdf', { id }],
      [jsonLoader, '/receipt.json', { id }],
      [answerLoader, '/answer', { id }],
      [fileLoader, `/evidence/${evidenceId}`, { id, evidenceId }],
    ];
    for (const [loader, path, params] of reads) {
      const at = `/portal/registrations/${id}${path}`;
      expect([path, (await rival.get(loader, at, { params })).status]).toEqual([path, 404]);
      expect([path, (await manager.get(loader, at, { params })).status]).toEqual([path, 404]);
      const turned = await stranger.get(loader, at, { params });
      expect([path, turned.location?.startsWith('/sign-in')]).toEqual([path, true]);
    }
    const writes: [Route, Record<string, string>][] = [
      [detailAction, { intent: 'withdraw', version: '2' }],
      [detailAction, { intent: 'contest', version: '2', statement: 'mine' }],
      [answerAction, fields(id)],
      [evidenceAction, { remove: id }],
      [registerAction, fields(id)],
      [registerAction, fields(id, { intent: 'save' })],
    ];
    for (const [route, body] of writes) {
      const answer = await rival.post(route, `/portal/registrations/${id}`, body, { params: { id } });
      expect([body.intent, answer.status]).toEqual([body.intent, 404]);
    }
    const row = await database.db.selectFrom('registrations').select('status').where('id', '=', id).executeTakeFirst();
    expect(row?.status).toBe('inReview');
  });

  it('refuses a write from another site', async () => {
    const id = await newDraft(own);
    const answer = await own.post(registerAction, '/portal/register', fields(id), {
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('withdraws once; a stale page changes nothing', async () => {
    const { id } = await submit(own);
    const row = await database.db
      .selectFrom('registrations')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const path = `/portal/registrations/${id}`;
    await own.post(detailAction, path, { intent: 'withdraw', version: String(row.version - 1) }, { params: { id } });
    const statusOf = async () =>
      (await database.db.selectFrom('registrations').select('status').where('id', '=', id).executeTakeFirstOrThrow())
        .status;
    expect(await statusOf()).toBe('inReview');
    await own.post(detailAction, path, { intent: 'withdraw', version: String(row.version) }, { params: { id } });
    expect(await statusOf()).toBe('withdrawn');
  });

  it('answers the pre-check with one word', async () => {
    const asked = await own.post(precheckAction, '/portal/precheck', {
      companyName: '苏州新锐机电有限公司',
      productLineId: lineId,
    });
    expect(asked.body).toEqual({ answer: 'clear', left: 59 });
    const forged = await own.post(precheckAction, '/portal/precheck', {
      companyName: '苏州新锐机电有限公司',
      productLineId: 'forged',
    });
    expect(forged.body).toEqual({ answer: 'incomplete', left: 59 });
  });

  it('lets an answer about a company go at a tick of the grid, and all else at once', async () => {
    const waits: number[] = [];
    const { work, clock } = database;
    work.wait = async (ms) => {
      waits.push(ms);
      clock.advance({ ms });
    };
    await own.get(listLoader, '/portal/registrations');
    expect(waits).toEqual([]);
    await own.post(precheckAction, '/portal/precheck', { companyName: '苏州新锐机电有限公司', productLineId: lineId });
    expect(waits).toEqual([100]);
    await submit(own);
    expect(waits).toEqual([100, 100]);
  });

  it('exports the list for a spreadsheet, formulas disarmed', async () => {
    await submit(own, { companyName: '=HYPERLINK("http://x","恒力, 机械")' });
    await submit(rival);
    const file = await own.get(exportLoader, '/portal/registrations.csv?status=inReview');
    const lines = String(file.body).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"",""恒力, 机械"")"`);
  });

  it('takes files with the form where there are no scripts, and keeps the rest when one is refused', async () => {
    const id = await newDraft(own);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields(id))) body.append(name, value);
    body.append('evidence', new File(['met on site'], 'note.txt'));
    body.append('evidence', new File(['MZ\u0000'], 'tool.exe'));
    const answer = await own.post(registerAction, '/portal/register', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      problems: { evidence: { code: 'fileType', values: { name: 'tool.exe' } } },
      evidence: [{ fileName: 'note.txt' }],
      values: { contactName: '王芳' },
    });
  });

  it('keeps the files of a form that another window overtook', async () => {
    const id = await newDraft(own);
    await own.post(registerAction, '/portal/register', fields(id, { intent: 'save', requirement: 'theirs' }));
    const body = new FormData();
    for (const [name, value] of Object.entries(fields(id))) body.append(name, value);
    body.append('evidence', new File(['met on site'], 'note.txt'));
    const answer = await own.post(registerAction, '/portal/register', body);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      stale: { values: { requirement: 'theirs' } },
      evidence: [{ fileName: 'note.txt' }],
    });
  });

  it('names every file it does not take, those beyond the most it takes too', async () => {
    const id = await newDraft(own);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields(id, { intent: 'keep' }))) body.append(name, value);
    body.append('evidence', new File(['MZ\u0000'], 'tool.exe'));
    for (let index = 1; index <= 11; index += 1)
      body.append('evidence', new File([`note ${index}`], `note-${index}.txt`));
    const answer = await own.post(registerAction, '/portal/register', body);
    expect(answer.status).toBe(422);
    const { refused, evidence } = answer.body as { refused: { name: string; problem: object }[]; evidence: object[] };
    expect(evidence).toHaveLength(9);
    expect(refused.map(({ name, problem }) => [name, problem])).toEqual([
      ['tool.exe', { code: 'fileType', values: { name: 'tool.exe', max: 15 } }],
      ['note-10.txt', { code: 'tooManyFiles', values: { max: 10 } }],
      ['note-11.txt', { code: 'tooManyFiles', values: { max: 10 } }],
    ]);
  });

  it('reads the same fields in a pre-check with scripts as in one without', () => {
    for (const name of ['contactPhone', 'contactEmail', 'companyName', 'uscc', 'productLineId'])
      expect([name, (precheckFieldNames as readonly string[]).includes(name)]).toEqual([name, true]);
  });
});
