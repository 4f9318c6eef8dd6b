// The comparison and the labelled pairs over HTTP: addresses, refusals, and a file that `search:pairs` reads.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { action, loader } from '#app/routes/admin+/compare.tsx';
import { loader as listLoader } from '#app/routes/admin+/labels._index.tsx';
import { loader as tsvLoader } from '#app/routes/admin+/labels[.]tsv.ts';
import type { Comparison } from '#app/services/duplicate/compare.server.ts';
import { readPairs } from '#search/evaluate/corpus-files.ts';
import { judgePair } from '#search/evaluate/label-pairs.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { makeCustomer, makeStaff } from '#tests/support/factories.ts';
import { type Browser, openBrowser } from '#tests/support/requests.ts';

describeOnSqlite('the comparison page', (database) => {
  let browser: Browser;
  let one: { id: string; legalName: string };
  let other: { id: string; legalName: string };
  let here: string;

  beforeEach(async () => {
    const { work } = database;
    browser = await openBrowser(work, await makeStaff(work, { roles: ['operations'] }));
    one = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司' });
    other = await makeCustomer(work, { legalName: '苏州恒力精密机械厂' });
    await rebuildEngine(work);
    here = paths.admin.compare({ left: `customer-${one.id}`, right: `customer-${other.id}` });
  });

  const open = async (path: string) =>
    (await browser.get(loader, path)).body as { comparison: Comparison; choice: { pick: string | null } };

  it('asks for what is missing and takes nonsense for missing', async () => {
    expect((await open(paths.admin.compare())).choice.pick).toBe('left');
    const half = await open(paths.admin.compare({ left: `customer-${one.id}`, right: 'customer-x' }));
    expect(half.choice.pick).toBe('right');
    expect(half.comparison).toMatchObject({ right: null, explanation: null, suggested: [{ id: other.id }] });
    expect((await open(here)).choice.pick).toBeNull();
  });

  it('does not know a record that is not there', async () => {
    const nobody = `customer-${one.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`;
    expect((await browser.get(loader, paths.admin.compare({ left: nobody }))).status).toBe(404);
    expect(
      (await open(paths.admin.compare({ left: `customer-${one.id}`, right: `customer-${one.id}` }))).comparison,
    ).toMatchObject({ isSameRecord: true, explanation: null });
  });

  it('labels, echoes what was wrong, and refuses evidence that is not the page’s', async () => {
    const { evidence } = (await open(here)).comparison;
    const fields = { intent: 'label', label: 'same', note: '  one register  ', evidence: evidence ?? '' };
    const nothing = await browser.post(action, here, { ...fields, label: '' });
    expect(nothing).toMatchObject({ status: 400, body: { problems: { label: { code: 'choose' } } } });
    const long = await browser.post(action, here, { ...fields, note: 'x'.repeat(1001) });
    expect(long).toMatchObject({ status: 400, body: { problems: { note: { code: 'tooLong' } } } });
    const stale = await browser.post(action, here, { ...fields, evidence: 'f'.repeat(64) });
    expect(stale).toMatchObject({
      status: 409,
      body: { refusal: 'changed', values: { label: 'same', note: 'one register' } },
    });
    expect((await browser.post(action, paths.admin.compare(), fields)).status).toBe(400);
    expect((await browser.post(action, here, { intent: 'burn' })).status).toBe(400);
    const kept = await browser.post(action, here, fields);
    expect(kept).toMatchObject({ status: 303, location: here });
    expect((await open(here)).comparison.labels).toMatchObject([{ label: 'same', note: 'one register' }]);
    expect((await browser.post(action, here, { intent: 'unlabel' })).status).toBe(303);
    expect((await open(here)).comparison.labels[0]?.endedAt).not.toBeNull();
  });

  it('lists the labels and exports them as the commands of the matcher read them', async () => {
    const { evidence } = (await open(here)).comparison;
    await browser.post(action, here, { intent: 'label', label: 'same', note: '', evidence: evidence ?? '' });
    const third = await makeCustomer(database.work, { legalName: '苏州\t恒力 机械\n有限公司' });
    const there = paths.admin.compare({ left: `customer-${third.id}`, right: `customer-${one.id}` });
    const second = (await open(there)).comparison.evidence ?? '';
    await browser.post(action, there, { intent: 'label', label: 'related', note: '', evidence: second });

    const list = await browser.get(listLoader, paths.admin.labels({ label: 'same', verdict: 'nonsense' }));
    expect(list.body).toMatchObject({ filters: { label: 'same', verdict: null }, rows: [{ to: here }] });

    const answer = await browser.get(tsvLoader, paths.admin.labelsExport());
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="labelled-pairs.tsv"; filename*=UTF-8''labelled-pairs.tsv`,
    );
    const file = join(await mkdtemp(join(tmpdir(), 'rightful-')), 'labelled-pairs.tsv');
    await writeFile(file, String(answer.body));
    const pairs = await readPairs(file);
    expect(new Set(pairs.map(({ name1, name2, same }) => `${name1}|${name2}|${same}`))).toEqual(
      new Set([`${one.legalName}|${other.legalName}|1`, `${one.legalName}|苏州 恒力 机械 有限公司|0`]),
    );
    for (const pair of pairs) expect(judgePair(pair).verdict).not.toBe('none');
  });
});
