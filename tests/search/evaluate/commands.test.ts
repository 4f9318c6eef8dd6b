import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'search-commands-'));
const at = (name: string) => join(folder, name);
const command = (name: string, ...args: string[]) =>
  run(process.execPath, ['--import', 'tsx', `app/cli/search-${name}.ts`, ...args]);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('search:eval', { timeout: 180_000 }, () => {
  it('reads a master list and probes, and writes the figures', async () => {
    writeFileSync(
      at('m.csv'),
      '\uFEFFid,name,aliases,uscc,phone,email,website,country,region,address,industry\n' +
        '1,北京拓博科技有限公司,TB|拓博,,010-62625555,,tuobo.cn,CN,北京,,\n' +
        '2,"Applied ""Best"" Materials, Inc.",,,,,,US,,,\n' +
        '3,广州瑞声电子有限公司\n',
    );
    writeFileSync(
      at('p.csv'),
      'probe_id,class,name,uscc,phone,email,website,country,region,address,expected_id\n' +
        'a,punctuation,北.京拓博科技公司,,,,,,,,1\n' +
        'b,punctuation,广州瑞声 电子,,,,,,,,3\n' +
        'c,phone,某公司,,01062625555,,,,,,1\n' +
        'd,absent,西安海天食品有限公司,,,,,,,,\n',
    );
    await command(
      'eval',
      '--master',
      at('m.csv'),
      '--probes',
      at('p.csv'),
      '--engine',
      'embedded',
      '--out',
      at('r.json'),
    );
    const figures: unknown = JSON.parse(readFileSync(at('r.json'), 'utf8'));
    expect(figures).toMatchObject({
      engine: 'embedded',
      rows: 3,
      false_likely_per_100: 0,
      classes: {
        punctuation: {
          n: 2,
          recall_at_20: 1,
          top1: 1,
          mrr: 1,
          verdicts: { exact: 0, likely: 2, possible: 0, related: 0, none: 0 },
        },
        phone: { n: 1, recall_at_20: 1, top1: 1, verdicts: { possible: 1 } },
        absent: { n: 1, verdicts: { none: 1 } },
      },
    });
    expect(figures).toEqual(
      expect.objectContaining({
        build_s: expect.any(Number),
        rss_mb: expect.any(Number),
        latency_ms: { p50: expect.any(Number), p95: expect.any(Number), p99: expect.any(Number) },
      }),
    );
  });

  it('says how it is used when files are missing, and fails on a broken master list', async () => {
    await expect(command('eval')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--master') });
    writeFileSync(at('broken.csv'), 'id,name\n,没有编号\n');
    await expect(command('eval', '--master', at('broken.csv'), '--probes', at('p.csv'))).rejects.toMatchObject({
      stderr: expect.stringContaining('broken.csv, line 2: a row without id or name'),
    });
    writeFileSync(at('headless.csv'), '1,北京拓博科技有限公司\n');
    await expect(command('eval', '--master', at('headless.csv'), '--probes', at('p.csv'))).rejects.toMatchObject({
      stderr: expect.stringContaining('line 1: the header must name the columns id, name'),
    });
  });
});

describe('search:eval -- --brands', { timeout: 180_000 }, () => {
  it('counts the brands that are read as people read them', async () => {
    writeFileSync(at('brands.txt'), '北京拓博科技有限公司 拓博\n湖北机械工程公司\n上海瑞声电子有限公司\t瑞\n');
    const { stdout } = await command('eval', '--brands', at('brands.txt'));
    expect(JSON.parse(stdout)).toEqual({ names: 3, brands_exact: 2 });
  });
});

describe('search:pairs', { timeout: 180_000 }, () => {
  it('gives names back exactly as they came', async () => {
    writeFileSync(at('spaces.tsv'), 'name1\tname2\tsame\n  拓博 科技 \t"拓博"\u3000\t1\n');
    await command('pairs', '--pairs', at('spaces.tsv'), '--out', at('spaces.out'));
    const line = readFileSync(at('spaces.out'), 'utf8').split('\n')[1];
    expect(line?.split('\t').slice(0, 3)).toEqual(['  拓博 科技 ', '"拓博"\u3000', '1']);
  });

  it('refuses a file without a header, and names the line that is broken', async () => {
    writeFileSync(at('headless.tsv'), '拓博科技\t拓博\t1\n');
    await expect(command('pairs', '--pairs', at('headless.tsv'))).rejects.toMatchObject({
      stderr: expect.stringContaining('line 1: the header must name the columns name1, name2, same'),
    });
    writeFileSync(at('short.tsv'), 'name1\tname2\tsame\n拓博\t拓博科技\t1\n拓博\n');
    await expect(command('pairs', '--pairs', at('short.tsv'))).rejects.toMatchObject({
      stderr: expect.stringContaining('short.tsv, line 3: three columns'),
    });
  });

  it('repeats the pairs with verdict, probability and bits', async () => {
    writeFileSync(
      at('t.tsv'),
      'name1\tname2\tsame\n北.京拓博科技公司\t北京拓博科技有限公司\t1\n"Quoted" Inc\tAurora Partners LLC\t0\n',
    );
    const { stdout } = await command('pairs', '--pairs', at('t.tsv'), '--out', at('s.tsv'));
    const [header, first, second] = readFileSync(at('s.tsv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(header).toEqual(['name1', 'name2', 'same', 'verdict', 'probability', 'bits']);
    expect(first?.slice(0, 4)).toEqual(['北.京拓博科技公司', '北京拓博科技有限公司', '1', 'likely']);
    expect(second?.slice(0, 4)).toEqual(['"Quoted" Inc', 'Aurora Partners LLC', '0', 'none']);
    expect(Number(first?.[4])).toBeGreaterThan(0.9);
    expect(Number(second?.[5])).toBeLessThan(0);
    expect(JSON.parse(stdout)).toMatchObject({ pairs: 2, likely: { precision: 1, recall: 1, specificity: 1, f1: 1 } });
  });
});

describe('search:bench', { timeout: 180_000 }, () => {
  it('prints one JSON line a size', async () => {
    const { stdout } = await command('bench', '--rows', '200,300', '--engine', 'embedded');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      expect.objectContaining({ rows: 200, engine: 'embedded' }),
      expect.objectContaining({ rows: 300 }),
    ]);
  });
});
