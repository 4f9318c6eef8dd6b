// How much a user and a partner may do in an hour: whoever is refused is told how long to wait, and nothing is lost.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type RuleSet, defaultRuleSet } from '#app/domain/rule/rule-set.ts';
import { action as registerAction } from '#app/routes/portal+/register.tsx';
import { loader as pdfLoader } from '#app/routes/portal+/registrations.$id.receipt[.]pdf.ts';
import { takePortalLimit } from '#app/services/account/portal-limit.server.ts';
import { addEvidence } from '#app/services/evidence/add.server.ts';
import { saveDraft } from '#app/services/registration/save-draft.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { insertRuleSet } from '#db/repositories/rule-sets.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCode, makePartner, makePartnerUser, makeProductLine, makeRegion } from '#tests/support/factories.ts';
import { contentOf } from '#tests/support/registrations.ts';
import { openBrowser } from '#tests/support/requests.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rightful-limits-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeEachDatabase('Limits of the portal', (database) => {
  let line: { id: string };
  let anna: Awaited<ReturnType<typeof makePartnerUser>>;
  let colleague: Awaited<ReturnType<typeof makePartnerUser>>;

  beforeEach(async () => {
    const { work } = database;
    line = await makeProductLine(work);
    await makeRegion(work, { code: '320000' });
    await makeCode(work, 'source', 'exhibition');
    const partner = await makePartner(work, { productLines: [line.id] });
    anna = await makePartnerUser(work, { partner });
    colleague = await makePartnerUser(work, { partner });
    await rebuildEngine(work);
  });
  const allow = (portal: Partial<RuleSet['portal']>) =>
    insertRuleSet(
      database.db,
      { ...defaultRuleSet, version: 2, portal: { ...defaultRuleSet.portal, ...portal } },
      { authorId: null, validFrom: database.clock.instant },
    );
  const submit = (id = database.work.newId(), companyName = '佛山南海陶瓷机械有限公司') =>
    submitRegistration(database.work, anna.actor, null, {
      id,
      version: null,
      content: contentOf({ productLineId: line.id, companyName }),
    });
  const save = (id: string, version: number | null = null) =>
    saveDraft(database.work, anna.actor, null, {
      id,
      version,
      values: { companyName: String(version) },
      summary: { kind: 'lead', companyName: 'x', productLineId: line.id },
    });

  it('count for the user and for its partner, and begin anew with the hour', async () => {
    await allow({ submission: { perUser: 2, perPartner: 3 } });
    const take = (who: typeof anna) => takePortalLimit(database.work, who.actor, 'submission');
    expect(await take(anna)).toEqual({ ok: true });
    expect(await take(anna)).toEqual({ ok: true });
    expect(await take(anna)).toBeRefusedWith('tooOften');
    expect(await take(colleague)).toBeRefusedWith('tooOften');
    database.clock.advance({ hours: 1 });
    expect(await take(colleague)).toEqual({ ok: true });
  });

  it('hold back a submission before anything is looked up, and take it later', async () => {
    await allow({ submission: { perUser: 1, perPartner: 10 } });
    expect(await submit()).toBeGranted();
    const id = database.work.newId();
    const refused = await submit(id, '济南泉城锅炉有限公司');
    expect(refused).toBeRefusedWith('tooOften');
    expect(refused).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(await database.db.selectFrom('registrations').select('id').where('id', '=', id).execute()).toEqual([]);
    database.clock.advance({ hours: 1 });
    expect(await submit(id, '济南泉城锅炉有限公司')).toBeGranted();
  });

  it('hold back a new draft, never the saving of one that is there', async () => {
    await allow({ draft: { perUser: 1, perPartner: 10 } });
    const [first, second] = [database.work.newId(), database.work.newId()];
    expect(await save(first)).toMatchObject({ ok: true, version: 1 });
    expect(await save(second)).toBeRefusedWith('tooOften');
    expect(await save(first, 1)).toMatchObject({ ok: true, version: 2 });
  });

  it('hold back a file', async () => {
    await allow({ upload: { perUser: 1, perPartner: 10 } });
    const id = database.work.newId();
    await save(id);
    const add = async (content: string) => {
      const path = join(folder, content);
      await writeFile(path, content);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const file = { fileName: `${content}.txt`, path, sizeBytes: content.length, sha256, truncated: false };
      return addEvidence(database.work, anna.actor, null, { registrationId: id, file });
    };
    expect(await add('one')).toBeGranted();
    expect(await add('two')).toBeRefusedWith('tooOften');
  });

  it('say so in the form, with what was typed, and hold back a receipt’s file', async () => {
    await allow({ submission: { perUser: 1, perPartner: 10 }, receipt: { perUser: 1, perPartner: 10 } });
    const browser = await openBrowser(database.work, anna);
    const form = (id: string, companyName: string) => ({
      ...{ id, version: '', intent: 'submit', kind: 'lead', companyName, country: 'CN', regionCode: '320000' },
      ...{ productLineId: line.id, currency: 'CNY', sourceCode: 'exhibition', contactName: '王敏' },
      ...{ contactPhone: '13800138000', requirement: 'Two pumps' },
    });
    const [first, second] = [database.work.newId(), database.work.newId()];
    expect(
      (await browser.post(registerAction, '/portal/register', form(first, '佛山南海陶瓷机械有限公司'))).status,
    ).toBe(303);
    const refused = await browser.post(registerAction, '/portal/register', form(second, '济南泉城锅炉有限公司'));
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      problems: { companyName: { code: 'tooOften', values: { minutes: 60 } } },
      values: { companyName: '济南泉城锅炉有限公司', requirement: 'Two pumps' },
    });
    const at = `/portal/registrations/${first}/receipt.pdf`;
    const pdf = () => browser.get(pdfLoader, at, { params: { id: first } });
    expect((await pdf()).status).toBe(200);
    expect((await pdf()).status).toBe(429);
  });
});
