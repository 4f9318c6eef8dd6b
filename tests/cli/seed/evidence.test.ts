// The demo company's files are what their names say.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutesOf, quotationOf, sitePictureOf } from '#app/cli/seed/evidence.ts';
import { evidenceTypeOf } from '#app/services/evidence/accepted.server.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rightful-demo-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const meeting = {
  companyName: '苏州恒力精密机械有限公司',
  partnerName: '上海申泰机电',
  at: new Date('2026-10-30T02:00:00Z'),
};

it.each([
  ['minutes in English', minutesOf({ ...meeting, language: 'en' }), 'application/pdf'],
  ['minutes in Chinese', minutesOf({ ...meeting, language: 'zh-CN' }), 'text/plain'],
  ['a quotation', quotationOf({ ...meeting, language: 'zh-CN' }), 'application/pdf'],
  ['a picture of the site', sitePictureOf({ ...meeting, language: 'en' }), 'image/png'],
] as const)('%s pass as evidence', async (_what, { fileName, bytes }, mediaType) => {
  const path = join(folder, fileName);
  await writeFile(path, bytes);
  expect(await evidenceTypeOf(path, fileName)).toBe(mediaType);
});
