// Measures the import on SQLite: makes a file of N believable rows, runs dry run and commit into a fresh database and
// prints one JSON line. `npm run bench:import -- [--rows 100000]`
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { usccOfBody } from '#app/domain/customer/uscc.ts';
import { createWork } from '#app/services/boot.server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { commitImport } from '#app/services/importing/commit.server.ts';
import { orderCommit } from '#app/services/importing/order-commit.server.ts';
import { setMapping } from '#app/services/importing/set-mapping.server.ts';
import { stageImport } from '#app/services/importing/stage.server.ts';
import { startImport } from '#app/services/importing/start.server.ts';
import { migrate } from '#db/migrate.ts';
import { runCommand } from './command.ts';

const actor = { kind: 'system', name: 'bench' } as const;
const syllables = [...'恒力新华东方远大中科天源瑞丰明达海博泰德鼎盛创维宏图志诚优尚佳美康健安信润泽嘉禾金石'];
const places = ['苏州', '无锡', '北京', '上海', '深圳市', '杭州', '南京', '广东省佛山市', '青岛', '成都'];
const trades = [
  '精密机械',
  '机电设备',
  '生物科技',
  '电子',
  '新材料',
  '自动化',
  '信息技术',
  '泵业',
  '化工',
  '汽车零部件',
];
const words = ['Apex', 'Summit', 'Delta', 'Pioneer', 'Harbor', 'Granite', 'Vertex', 'Falcon', 'Cobalt', 'Meridian'];

/** A generator that gives the same numbers on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function* lines(rows: number): Generator<string> {
  const next = numbers(7);
  const one = (list: readonly string[]) => list[next(list.length)] ?? '';
  yield '客户名称,简称,统一社会信用代码,国家,地址,网站,联系电话,邮箱,联系人,客户编号,备注\n';
  for (let row = 0; row < rows; row += 1) {
    const number = String(row).padStart(7, '0');
    const english = row % 4 === 0;
    const brand = one(syllables) + one(syllables) + one(syllables) + one(syllables);
    const name = english
      ? `${one(words)} ${one(words)} ${number} Industries Ltd.`
      : `${one(places)}${brand}${one(trades)}有限公司`;
    const uscc = row % 3 === 0 ? '' : (usccOfBody(`91320500MA${number.slice(-6)}`) ?? '');
    yield (
      `${name},${english ? '' : brand},${uscc},${english ? 'GB' : '中国'},江苏省苏州市工业园区星湖街${row % 900}号,` +
      `www.c${number}.com,1381${number},info@c${number}.com,王芳,C-${number},"第 ${row} 行, 备注"\n`
    );
  }
}

runCommand(async () => {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
  const rows = Number(values.rows);
  const folder = await mkdtemp(join(tmpdir(), 'rightful-bench-'));
  const work = createWork(
    parseEnvironment({
      NODE_ENV: 'production',
      DATA_DIR: folder,
      DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`,
      LOG_LEVEL: 'warn',
    }),
  );
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100);
  try {
    await migrate(work.db);
    const path = join(folder, 'customers.csv');
    await pipeline(Readable.from(lines(rows)), createWriteStream(path));
    const digest = createHash('sha256');
    for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
    const { size } = await stat(path);
    const started = await startImport(work, actor, null, {
      path,
      fileName: 'customers.csv',
      sizeBytes: size,
      sha256: digest.digest('hex'),
    });
    if (!started.ok) throw new Error(started.reason);
    await setMapping(work, actor, null, started.id, started.mapping);
    const observe = (): void => {
      peak = Math.max(peak, process.memoryUsage.rss());
    };
    const stageStart = performance.now();
    const staged = await stageImport(work, started.id, { onProgress: observe });
    const stageSeconds = (performance.now() - stageStart) / 1_000;
    if (!staged.ok) throw new Error(staged.reason);
    await orderCommit(work, actor, null, started.id);
    const commitStart = performance.now();
    const committed = await commitImport(work, started.id, { onProgress: observe });
    const commitSeconds = (performance.now() - commitStart) / 1_000;
    if (!committed.ok) throw new Error(committed.reason);
    const perSecond = (seconds: number) => Math.round(rows / seconds);
    console.log(
      JSON.stringify({
        rows,
        written: committed.rows,
        counts: committed.counts,
        stage_rows_per_s: perSecond(stageSeconds),
        commit_rows_per_s: perSecond(commitSeconds),
        rows_per_s: perSecond(stageSeconds + commitSeconds),
        peak_rss_mb: Math.round(peak / 2 ** 20),
      }),
    );
  } finally {
    clearInterval(watch);
    await work.db.destroy();
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
});
