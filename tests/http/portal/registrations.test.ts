// The portal's registration pages over requests: what a partner gets, and that a stranger's, a rival's and staff's
// requests find nothing, whatever they send.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterEach, expect, it } from 'vitest';
import { action as registerAction } from '#app/routes/portal+/register.tsx';
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
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer, usccOf } from '#tests/support/factories.ts';
import { portalOf } from '#tests/support/portal.ts';

type Route = (args: LoaderFunctionArgs) => unknown;

describeOnSqlite('Registrations in the portal', (database) => {
  const portal = portalOf(database);
  const { fields, newDraft, submit } = portal;
  afterEach(() => database.work.engine.close());

  it('submits once, however often the button is pressed', async () => {
    const id = await newDraft(portal.own);
    const answers = await Promise.all(
      [1, 2, 3].map(() => portal.own.post(registerAction, '/portal/register', fields(id))),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const rows = await database.db.selectFrom('registrations').select(['id', 'status']).execute();
    expect(rows).toEqual([{ id, status: 'inReview' }]);
    const head = await database.db.selectFrom('ledgerHead').select('seq').executeTakeFirstOrThrow();
    expect(Number(head.seq)).toBe(1);
  });

  it('shows its portal.own partner the registration, its receipt and its PDF', async () => {
    const { id, answer } = await submit(portal.own);
    expect(answer.location).toContain(`/portal/registrations/${id}`);
    const page = await portal.own.get(detailLoader, `/portal/registrations/${id}`, { params: { id } });
    expect(page.body).toMatchObject({
      registration: { status: 'inReview', holderRole: 'channelManager' },
      content: { companyName: '北京恒力精密机械有限公司' },
      can: { withdraw: true },
    });
    const receipt = await portal.own.get(receiptLoader, `/portal/registrations/${id}/receipt`, { params: { id } });
    expect(receipt.body).toMatchObject({
      receipt: { submissions: [{ ordinal: 1, content: { companyName: '北京恒力精密机械有限公司' } }] },
    });
    const file = await portal.own.get(jsonLoader, `/portal/registrations/${id}/receipt.json`, { params: { id } });
    expect(file.headers.get('Content-Disposition')).toContain('.json');
    const pdf = await portal.own.get(pdfLoader, `/portal/registrations/${id}/receipt.pdf`, { params: { id } });
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
    expect(String(pdf.body).startsWith('%PDF')).toBe(true);
  });

  it('says nothing of a portal.rival, a look-alike or a verdict to whoever is refused', async () => {
    const customer = await makeCustomer(database.work, { legalName: '北京恒力精密机械有限公司', uscc: usccOf(42) });
    await submit(portal.rival);
    const { id } = await submit(portal.own, { companyName: '北.京恒力精密机械公司' });
    const page = await portal.own.get(detailLoader, `/portal/registrations/${id}`, { params: { id } });
    expect(page.body).toMatchObject({
      registration: { status: 'rejected', answer: 'unavailable' },
      can: { contest: true },
    });
    const list = await portal.own.get(listLoader, '/portal/registrations');
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

  it('does not exist for a portal.rival, and not for staff; a portal.stranger is sent to sign in', async () => {
    const { id } = await submit(portal.own);
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
      expect([path, (await portal.rival.get(loader, at, { params })).status]).toEqual([path, 404]);
      expect([path, (await portal.manager.get(loader, at, { params })).status]).toEqual([path, 404]);
      const turned = await portal.stranger.get(loader, at, { params });
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
      const answer = await portal.rival.post(route, `/portal/registrations/${id}`, body, { params: { id } });
      expect([body.intent, answer.status]).toEqual([body.intent, 404]);
    }
    const row = await database.db.selectFrom('registrations').select('status').where('id', '=', id).executeTakeFirst();
    expect(row?.status).toBe('inReview');
  });

  it('refuses a write from another site', async () => {
    const id = await newDraft(portal.own);
    const answer = await portal.own.post(registerAction, '/portal/register', fields(id), {
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('withdraws once; a stale page changes nothing', async () => {
    const { id } = await submit(portal.own);
    const row = await database.db
      .selectFrom('registrations')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const path = `/portal/registrations/${id}`;
    await portal.own.post(
      detailAction,
      path,
      { intent: 'withdraw', version: String(row.version - 1) },
      { params: { id } },
    );
    const statusOf = async () =>
      (await database.db.selectFrom('registrations').select('status').where('id', '=', id).executeTakeFirstOrThrow())
        .status;
    expect(await statusOf()).toBe('inReview');
    await portal.own.post(detailAction, path, { intent: 'withdraw', version: String(row.version) }, { params: { id } });
    expect(await statusOf()).toBe('withdrawn');
  });

  it('answers the pre-check with one word', async () => {
    const asked = await portal.own.post(precheckAction, '/portal/precheck', {
      companyName: '苏州新锐机电有限公司',
      productLineId: portal.lineId,
    });
    expect(asked.body).toEqual({ answer: 'clear', left: 59 });
    const forged = await portal.own.post(precheckAction, '/portal/precheck', {
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
    await portal.own.get(listLoader, '/portal/registrations');
    expect(waits).toEqual([]);
    await portal.own.post(precheckAction, '/portal/precheck', {
      companyName: '苏州新锐机电有限公司',
      productLineId: portal.lineId,
    });
    expect(waits).toEqual([100]);
    await submit(portal.own);
    expect(waits).toEqual([100, 100]);
  });

  it('exports the list for a spreadsheet, formulas disarmed', async () => {
    await submit(portal.own, { companyName: '=HYPERLINK("http://x","恒力, 机械")' });
    await submit(portal.rival);
    const file = await portal.own.get(exportLoader, '/portal/registrations.csv?status=inReview');
    const lines = String(file.body).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"",""恒力, 机械"")"`);
  });
});
