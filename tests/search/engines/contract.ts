// What every candidate engine must do, on one corpus. Each engine's suite calls this with a way to make one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateEngine } from '#search/engine.ts';
import { generateProbes } from '#search/evaluate/corpus.ts';
import { generateCompanies } from '#search/evaluate/generate.ts';
import { measure } from '#search/evaluate/measure.ts';
import type { CompanyRecord } from '#search/matching/record.ts';
import { probeOf } from '#search/matching/record.ts';
import { company, masterList } from './companies.ts';

async function* inBatches(records: CompanyRecord[], size = 5): AsyncGenerator<CompanyRecord[]> {
  for (let at = 0; at < records.length; at += size) yield records.slice(at, at + size);
}

const firstForName: [typed: string, id: string, why: string][] = [
  ['北京拓博科技有限公司', 'tuobo', 'as registered'],
  ['北.京拓博科技公司', 'tuobo', 'punctuation inside and a shortened legal form'],
  ['北京拓搏科技有限公司', 'tuobo', 'a homophone'],
  ['北京拓博科枝有限公司', 'tuobo', 'a wrong character'],
  ['北京博拓科技', 'tuobo', 'two characters swapped and no legal form'],
  ['拓博科技', 'tuobo', 'no region, no legal form'],
  ['北京拓博科技集团有限公司', 'tuobo', 'a group word put in'],
  ['拓博科技（北京）有限公司', 'tuobo', 'the region moved into brackets'],
  ['北京拓博科技有限公司　', 'tuobo', 'a full-width space at the end'],
  ['廣州瑞聲精密儀器有限公司', 'ruisheng', 'traditional characters'],
  ['中科创达', 'zhongke', 'the short name'],
  ['海天调味', 'haitian', 'brand and trade'],
  ['tuobokeji', 'tuobo', 'full pinyin'],
  ['Chengdu Huaxin Tongda Wuliu', 'huaxin', 'pinyin with the region'],
  ['小红书', 'xingyin', 'an alias that shares no text'],
  ['Applied Materials', 'applied', 'no legal form'],
  ['Applied Materails, Inc.', 'applied', 'a typo'],
  ['Goodyear Tire and Rubber Company', 'goodyear', 'and for &, another legal form'],
  ['Rubber Tire Goodyear', 'goodyear', 'words in another order'],
  ['SIEMENS AG', 'siemens', 'an abbreviated legal form'],
];

export function describeEngineContract(name: string, open: () => Promise<CandidateEngine>): void {
  // Generous: a server syncs its disk on every write, and the machine may be busy.
  describe(`the contract of a candidate engine: ${name}`, { timeout: 180_000 }, () => {
    let engine: CandidateEngine;

    beforeAll(async () => {
      engine = await open();
      await engine.rebuild(inBatches(masterList), 10);
    });

    afterAll(() => engine.close());

    it('knows its position and its rows after a rebuild', async () => {
      expect(engine.appliedPosition()).toBeGreaterThanOrEqual(10);
      const stats = await engine.stats();
      expect(stats).toMatchObject({ name: engine.name, rows: masterList.length });
    });

    it.each(firstForName)('finds %s first: %s (%s)', async (typed, id) => {
      const found = await engine.candidates(probeOf(typed), 5);
      expect(found[0]?.id).toBe(id);
      expect(found[0]?.families.length).toBeGreaterThan(0);
    });

    it('finds by code, phone, mail domain and website whatever the name is', async () => {
      const ids = async (rest: Parameters<typeof probeOf>[1]) =>
        (await engine.candidates(probeOf('某某商行', rest), 5)).map(({ id }) => id);
      expect(await ids({ uscc: ' 91110108ma01abcd1x ' })).toContain('tuobo');
      expect(await ids({ phones: ['+86 138-0013-8000'] })).toContain('huaxin');
      expect(await ids({ emails: ['sales@ruisheng-test.cn'] })).toContain('ruisheng');
      expect(await ids({ websiteDomain: 'shop.appliedmaterials.com' })).toContain('applied');
    });

    it('answers at most what was asked for, best first, without repeats', async () => {
      const found = await engine.candidates(probeOf('海天'), 2);
      expect(found).toHaveLength(2);
      expect(found[0]?.score ?? 0).toBeGreaterThanOrEqual(found[1]?.score ?? 0);
      const many = await engine.candidates(probeOf('中科创达'), 50);
      expect(new Set(many.map(({ id }) => id)).size).toBe(many.length);
      expect(await engine.candidates(probeOf('海天'), 0)).toEqual([]);
    });

    it.each([
      ['an empty name', ''],
      ['punctuation only', '。。。'],
      ['emoji only', '😀🏢'],
      ['control characters only', '\u0000\u200B\u202E'],
      ['one bare legal form', '公司'],
      ['quotes and filter syntax', '"\\) OR id = 1'],
      ['10,000 Chinese characters', '北'.repeat(10_000)],
      ['10,000 letters', 'a'.repeat(10_000)],
      ['the commonest words', '中国 科技 有限公司'],
    ])('survives %s', async (_, typed) => {
      expect(Array.isArray(await engine.candidates(probeOf(typed), 20))).toBe(true);
      expect(Array.isArray(await engine.suggest(typed, 10))).toBe(true);
    });

    it.each([
      ['拓博', 'tuobo'],
      ['维达', 'weida'],
      ['tuobo', 'tuobo'],
      ['zkcd', 'zhongke'],
      ['appl', 'applied'],
      ['911101', 'tuobo'],
      ['1380013', 'huaxin'],
      ['ruisheng-t', 'ruisheng'],
    ])('suggests for what is being typed: %s', async (typed, id) => {
      const found = await engine.suggest(typed, 8);
      expect(found.map((candidate) => candidate.id)).toContain(id);
    });

    it('shows writes at once, replaces by id and forgets what is removed', async () => {
      const fresh = company('fresh', '云南阿佤山茶业有限公司');
      await engine.upsert([fresh], 11);
      expect(engine.appliedPosition()).toBe(11);
      expect((await engine.candidates(probeOf('云南阿佤山茶叶公司'), 5))[0]?.id).toBe('fresh');

      await engine.upsert([company('fresh', '海口椰风食品有限公司')], 12);
      expect((await engine.candidates(probeOf('海口椰风食品'), 5))[0]?.id).toBe('fresh');
      expect((await engine.candidates(probeOf('阿佤山茶业'), 5)).map(({ id }) => id)).not.toContain('fresh');

      await engine.remove(['fresh', 'never-there'], 13);
      expect((await engine.candidates(probeOf('海口椰风食品'), 5)).map(({ id }) => id)).not.toContain('fresh');
      expect((await engine.stats()).rows).toBe(masterList.length);
      expect(engine.appliedPosition()).toBe(13);
    });

    it('takes the same write twice without harm', async () => {
      await engine.upsert([company('twice', '拉萨雪莲花商贸有限公司')], 14);
      await engine.upsert([company('twice', '拉萨雪莲花商贸有限公司')], 14);
      const found = await engine.candidates(probeOf('拉萨雪莲花商贸'), 20);
      expect(found.filter(({ id }) => id === 'twice')).toHaveLength(1);
      await engine.remove(['twice'], 15);
    });

    it('puts who shares a code or contact before any number of likely names', async () => {
      const cities = '上海 天津 重庆 广州 深圳 杭州 南京 苏州 无锡 宁波 成都 武汉 西安 长沙 郑州'.split(' ');
      const alike = [
        ...cities,
        ...'济南 青岛 大连 沈阳 长春 合肥 福州 厦门 南昌 昆明 贵阳 太原 兰州 海口 银川'.split(' '),
      ];
      const names = alike.map((city, at) => company(`alike-${String(at)}`, `${city}华信科技有限公司`));
      const target = company('wanlihong', '江西万里红食品有限公司', {
        uscc: '91360100MA35F0001U',
        phones: ['0791-88880001'],
        emails: ['info@wlh-mail.cn'],
        websiteDomain: 'wanlihong.cn',
      });
      await engine.upsert([...names, target], 16);
      const ids = async (rest: Parameters<typeof probeOf>[1]) =>
        (await engine.candidates(probeOf('华信科技有限公司', rest), 20)).map(({ id }) => id);
      expect(await ids({})).not.toContain('wanlihong');
      expect((await ids({ uscc: '91360100MA35F0001U' }))[0]).toBe('wanlihong');
      // The organisation part alone: the first eight characters are of another registration authority.
      expect((await ids({ uscc: '92310000MA35F00010' }))[0]).toBe('wanlihong');
      expect((await ids({ phones: ['+86 791 8888 0001'] }))[0]).toBe('wanlihong');
      expect((await ids({ emails: ['INFO@wlh-mail.cn'] }))[0]).toBe('wanlihong');
      expect((await ids({ websiteDomain: 'https://www.wanlihong.cn' }))[0]).toBe('wanlihong');
      await engine.remove(
        [...names, target].map(({ id }) => id),
        17,
      );
    });

    it('leaves half of the places to names when a phone is shared by many, and puts nobody ahead for one that all have', async () => {
      const agents = (count: number) =>
        Array.from({ length: count }, (_, at) =>
          company(
            `agent-${String(at)}`,
            `南通${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}${'子丑寅卯辰巳午未'.charAt(Math.floor(at / 10))}纺织品商行`,
            {
              phones: ['0513-66660000'],
            },
          ),
        );
      const probe = probeOf('北京拓博科技有限公司', { phones: ['0513 6666 0000'] });
      await engine.upsert(agents(30), 17);
      const some = (await engine.candidates(probe, 10)).map(({ id }) => id);
      expect(some.findIndex((id) => !id.startsWith('agent-'))).toBe(5);
      expect(some[5]).toBe('tuobo');
      await engine.upsert(agents(80), 17);
      expect((await engine.candidates(probe, 10))[0]?.id).toBe('tuobo');
      await engine.remove(
        agents(80).map(({ id }) => id),
        18,
      );
    });

    it('finds a company by every name it has had, however misspelt', async () => {
      const former = Array.from(
        { length: 24 },
        (_, at) => `${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤'.charAt(at)}川瀚`,
      );
      const names = former.map((brand) => ({ kind: 'former' as const, value: `${brand}海洋工程有限公司` }));
      const many = company('many-names', '舟山普陀渔业有限公司', {
        names: [{ kind: 'legal', value: '舟山普陀渔业有限公司' }, ...names, { kind: 'alias', value: '阿尔法鲨鱼' }],
      });
      await engine.upsert([many], 18);
      for (const typed of ['坤川瀚海洋工程', '甲川翰海洋工程公司', '阿尔法鲨鱼', '阿尔发鲨鱼', '舟山普陀鱼业'])
        expect((await engine.candidates(probeOf(typed), 5)).map(({ id }) => id)).toContain('many-names');
      await engine.remove(['many-names'], 18);
    });

    it('takes words that mean something to the language it is written in', async () => {
      const words = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];
      const odd = words.map((word, at) => company(`odd-${String(at)}`, `${word} Robotics Ltd`));
      await engine.upsert(odd, 18);
      for (const [at, word] of words.entries())
        expect((await engine.candidates(probeOf(`${word} Robotics`), 5))[0]?.id).toBe(`odd-${String(at)}`);
      await engine.remove(
        odd.map(({ id }) => id),
        18,
      );
    });

    it('leaves out a record that cannot be taken apart, and takes the others', async () => {
      const broken = company('broken', null as unknown as string);
      await engine.upsert(
        [company('before', '吐鲁番坎儿井果业有限公司'), broken, company('after', '和田玉龙喀什珠宝有限公司')],
        18,
      );
      expect(engine.appliedPosition()).toBe(18);
      expect((await engine.candidates(probeOf('吐鲁番坎儿井果业'), 5))[0]?.id).toBe('before');
      expect((await engine.candidates(probeOf('和田玉龙喀什珠宝'), 5))[0]?.id).toBe('after');
      await engine.remove(['before', 'after'], 18);
      await engine.rebuild(inBatches([...masterList.slice(0, 2), broken, ...masterList.slice(2)]), 18);
      expect((await engine.stats()).rows).toBe(masterList.length);
    });

    it('never lets its position go back', async () => {
      const before = engine.appliedPosition();
      await engine.remove(['never-there'], 1);
      expect(engine.appliedPosition()).toBe(before);
    });

    it('keeps what is written while it is being rebuilt', async () => {
      async function* slowly(): AsyncGenerator<CompanyRecord[]> {
        yield masterList;
        await engine.upsert([company('meanwhile', '银川沙湖枸杞有限公司')], 20);
        await engine.remove(['weida2'], 21);
        expect((await engine.candidates(probeOf('北京拓博科技'), 5))[0]?.id).toBe('tuobo');
      }
      const progress: number[] = [];
      await engine.rebuild(slowly(), 19, (done) => progress.push(done));
      expect(progress.at(-1)).toBe(masterList.length);
      expect((await engine.candidates(probeOf('银川沙湖枸杞'), 5))[0]?.id).toBe('meanwhile');
      expect((await engine.candidates(probeOf('深圳市伟达电子有限公司'), 5)).map(({ id }) => id)).not.toContain(
        'weida2',
      );
      expect(engine.appliedPosition()).toBe(21);
    });

    it('answers from the old list when a rebuild fails half-way', async () => {
      async function* broken(): AsyncGenerator<CompanyRecord[]> {
        yield [company('half', '半途而废有限公司')];
        throw new Error('source lost');
      }
      await expect(engine.rebuild(broken(), 99)).rejects.toThrow();
      expect((await engine.candidates(probeOf('北京拓博科技'), 5))[0]?.id).toBe('tuobo');
      expect(engine.appliedPosition()).toBeLessThan(99);
    });

    it('finds generated companies under every kind of noise', async () => {
      const rows = 1_500;
      const records = new Map<string, CompanyRecord>();
      async function* generated(): AsyncGenerator<CompanyRecord[]> {
        for await (const batch of generateCompanies(3, rows)) {
          for (const record of batch) records.set(record.id, record);
          yield batch;
        }
      }
      await engine.rebuild(generated(), 200);
      const { classes, misses } = await measure(engine, generateProbes(3, rows, 12), (id) => records.get(id), 20);
      const missed = misses
        .filter(({ rank, probe }) => rank === 0 && probe.expectedId !== null)
        .map(({ probe }) => `${probe.class}: ${probe.probe.name}`);
      const hard = new Set(['two_edits', 'en_two_typos', 'pinyin']);
      expect(missed.filter((line) => !hard.has(line.slice(0, line.indexOf(':'))))).toEqual([]);
      for (const id of hard) expect(classes[id]?.recall_at_20).toBeGreaterThanOrEqual(0.9);
    });
  });
}
