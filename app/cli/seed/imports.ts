// Imports on the demo's record: last week's export of another system, taken in with a verdict on every row, and one of this
// morning whose dry run waits for somebody's word. Both went through the steps that the pages take.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { StaffActor } from '#app/domain/access/permission.ts';
import { commitImport } from '#app/services/importing/commit.server.ts';
import { orderCommit } from '#app/services/importing/order-commit.server.ts';
import { setMapping } from '#app/services/importing/set-mapping.server.ts';
import { stageImport } from '#app/services/importing/stage.server.ts';
import { startImport } from '#app/services/importing/start.server.ts';
import { followOutbox } from '#app/services/search/sync.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { createRandom } from '#db/seed/random.ts';
import { type MasterList, madeUpMobile, madeUpPerson, madeUpUscc } from './master-list.ts';
import type { DemoPeople } from './people.ts';
import type { Agenda } from './seed-work.ts';
import { hoursAfter } from './showcase.ts';

/** Has dice of its own, so that the rest of the demo stays as it is. */
const random = createRandom(20_261_103);

type Row = readonly (string | null)[];

interface ExportedFile {
  name: string;
  header: Row;
  rows: Row[];
  /** As Chinese systems still write it; one row was pasted in from elsewhere. */
  encoding: 'gb18030' | 'utf8';
  pasted?: Row;
}

const places = ['襄阳', '洛阳', '绵阳', '株洲', '包头', '烟台', '保定', '芜湖'];
const brands = ['翎驰', '朔坤', '泽岳', '凌垣', '澄曜', '骏岚', '恺森', '霁川', '柏凛', '峻衡', '曜峰', '钧岱'];
const trades = ['泵业', '阀门制造', '压缩机配件', '环保设备', '热能装备', '液压机械'];
const madeUpName = (index: number) =>
  `${places[index % places.length] ?? ''}${brands[index % brands.length] ?? ''}${random.pick(trades)}有限公司`;

function ofTheErp({ customers }: MasterList): ExportedFile {
  const known = customers.filter(({ uscc, country }) => uscc !== null && country === 'CN');
  const some = (from: number, count: number) => known.slice(from, from + count);
  const fresh = Array.from({ length: 34 }, (_, index): Row => {
    const code = random.chance(0.7) ? madeUpUscc(random, '420000') : null;
    return [madeUpName(index), code, madeUpMobile(random), madeUpPerson(random), null];
  });
  const first = fresh[0] ?? [];
  return {
    name: 'ERP客户主数据.csv',
    encoding: 'gb18030',
    header: ['公司名称', '统一社会信用代码', '联系电话', '联系人', '信用等级'],
    rows: [
      ...fresh,
      ...some(40, 12).map(({ name, uscc }): Row => [name, uscc, madeUpMobile(random), madeUpPerson(random), 'A']),
      ...some(80, 9).map(({ name, uscc }): Row => [name, uscc, null, null, 'B']),
      first,
      ['襄阳岚桥轴承有限公司', '91420600MA4F0000X1', madeUpMobile(random), null, 'B'],
      [null, null, madeUpMobile(random), madeUpPerson(random), null],
      ['——', null, null, null, 'C'],
      ['洛阳屿衡矿山机械有限公司', null, '电话暂缺', '李强', 'A'],
    ],
    pasted: ['芜湖沐岸船用泵有限公司', null, null, null, 'B'],
  };
}

function ofTheFair(): ExportedFile {
  return {
    name: '展会客户名单.csv',
    encoding: 'utf8',
    header: ['企业名称', '手机', '联系人', '备注'],
    rows: Array.from({ length: 18 }, (_, index): Row => {
      const name = `${places[(index + 3) % places.length] ?? ''}${brands[(index + 7) % brands.length] ?? ''}智能装备有限公司`;
      return [name, index % 5 === 4 ? '待补' : madeUpMobile(random), madeUpPerson(random), '工博会 B3 展位'];
    }),
  };
}

export function scheduleImports(agenda: Agenda, people: DemoPeople, master: MasterList): void {
  const { work, end } = agenda;
  const operations = people.staff.get('operations@rightful.example');
  if (!operations) throw new Error('the demo has nobody in operations');
  agenda.schedule(hoursAfter(end, -24 * 8), async () => {
    const id = await dryRun(work, operations, ofTheErp(master));
    await orderCommit(work, operations, null, id);
    const written = await commitImport(work, id);
    if (!written.ok) throw new Error(`the demo's import was not written: ${written.reason}`);
    await followOutbox(work);
  });
  agenda.schedule(hoursAfter(end, -4), async () => {
    await dryRun(work, operations, ofTheFair());
  });
}

/** Uploads the file, takes the columns as they were recognised, and reads every row. */
async function dryRun(work: Work, actor: StaffActor, file: ExportedFile): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rightful-seed-'));
  try {
    const path = join(folder, 'file.csv');
    const bytes = bytesOf(file);
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const started = await startImport(work, actor, null, {
      path,
      fileName: file.name,
      sizeBytes: bytes.byteLength,
      sha256,
    });
    if (!started.ok) throw new Error(`the demo's file was refused: ${started.reason}`);
    await setMapping(work, actor, null, started.id, started.mapping);
    const staged = await stageImport(work, started.id);
    if (!staged.ok) throw new Error(`the demo's file was not read: ${staged.reason}`);
    return started.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bytesOf({ header, rows, encoding, pasted }: ExportedFile): Buffer {
  const text = (lines: readonly Row[]) =>
    lines.map((cells) => `${cells.map((cell) => cell ?? '').join(',')}\r\n`).join('');
  const whole = iconv.encode(text([header, ...rows]), encoding);
  return pasted ? Buffer.concat([whole, Buffer.from(text([pasted]), 'utf8')]) : whole;
}
