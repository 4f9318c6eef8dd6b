// Invented companies, Chinese and English, with the shape and the crowding of a real master list: common characters
// are common in brands, most companies sit in few cities and trades, many share a brand. From a seed alone.
import { usccOfBody } from '#app/domain/customer/uscc.ts';
import { charactersByBits } from '../matching/lexicon/character-rarity.ts';
import { divisions } from '../matching/lexicon/divisions.ts';
import { divisionCodeOf } from '../matching/lexicon/regions.ts';
import { commonTrades, otherTrades } from '../matching/lexicon/trades.ts';
import type { CompanyRecord } from '../matching/record.ts';
import { Random, Weighted } from './random.ts';

export type GeneratedCompany = CompanyRecord & { industry: string };

type City = { province: string; city: string; code: string };

function shortPlace(full: string): string {
  return full.replace(/(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|地区|省|市|盟)$/, '');
}

const municipalities = new Set(['北京市', '上海市', '天津市', '重庆市']);
const cities: City[] = divisions
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [province = '', rest = ''] = line.split('|');
    const code = divisionCodeOf(shortPlace(province)) ?? '';
    return rest.split(';').map((group, at) => {
      const name = group.split(':')[0] ?? '';
      return {
        province,
        city: name === '=' || name === '' ? province : name,
        code: `${code}${String(1 + (at % 98)).padStart(2, '0')}00`,
      };
    });
  });
const bigCities = new Set(
  '北京市 上海市 深圳市 广州市 杭州市 苏州市 成都市 武汉市 南京市 天津市 重庆市 宁波市 东莞市 青岛市 佛山市 西安市 郑州市 长沙市 无锡市 厦门市'.split(
    ' ',
  ),
);
const cityPool = new Weighted(cities.map((city) => [city, bigCities.has(city.city) ? 40 : 1.2] as const));
const characterPool = new Weighted(
  charactersByBits.flatMap(([bits, characters]) =>
    Array.from(characters, (char) => [char, 2 ** -Number(bits)] as const),
  ),
);
const tradePool = new Weighted([
  ...commonTrades.map((word, index) => [word, 60 / (1 + index * 0.4)] as const),
  ...otherTrades.filter((word) => word.length >= 2 && word.length <= 4).map((word) => [word, 0.6] as const),
]);
const hanForms = new Weighted([
  ['有限公司', 86],
  ['股份有限公司', 7],
  ['有限责任公司', 5],
  ['集团有限公司', 3],
] as const);
const latinForms = [
  'Inc.',
  'Corp.',
  'Ltd.',
  'LLC',
  'Co., Ltd.',
  'GmbH',
  'PLC',
  'Corporation',
  'Pte. Ltd.',
  'Limited',
  'B.V.',
  'S.A.',
];
const latinTrades =
  'Technologies Systems Industries Holdings Pharmaceuticals Therapeutics Energy Resources Financial Capital Software Networks Medical Materials Electronics Logistics Foods Media Motors Instruments Semiconductor Chemicals Mining Partners Solutions International Group Robotics Aerospace Biosciences'.split(
    ' ',
  );
const onsets = 'b br c ch cl d dr f fl g gl gr h j k kr l m n p pl pr qu r s sh sk sl sp st t th tr v w z'.split(' ');
const nuclei = 'a e i o u ai ea ee io ou y'.split(' ');
const codas = ['', '', '', 'l', 'm', 'n', 'r', 's', 't', 'x', 'nd', 'rk', 'st', 'ck', 'll', 'nt'];

function brandOf(random: Random): string {
  const length = random.chance(0.62) ? 2 : random.chance(0.6) ? 3 : 4;
  let brand = '';
  for (let index = 0; index < length; index++) brand += characterPool.pick(random);
  return brand;
}

function wordOf(random: Random): string {
  let word = '';
  const parts = random.chance(0.7) ? 2 : 3;
  for (let index = 0; index < parts; index++)
    word +=
      random.pick(onsets) + random.pick(nuclei) + (index === parts - 1 || random.chance(0.3) ? random.pick(codas) : '');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A valid code with an invented organisation. */
export function generateUscc(random: Random, regionCode: string): string {
  let organisation = '';
  for (let index = 0; index < 8; index++) organisation += random.pick('0123456789ABCDEFGHJKLMNPQRTUWXY');
  return usccOfBody(`91${regionCode}${organisation}`) ?? '';
}

function hanName(random: Random, city: City, brand: string): { name: string; industry: string } {
  const first = tradePool.pick(random);
  const second = random.chance(0.6) ? tradePool.pick(random) : '';
  const trade = first === second ? first : first + second;
  const place = random.chance(0.2) ? city.province : city.city;
  const short = shortPlace(place);
  const shown = random.chance(0.35) ? place : short;
  const form = hanForms.pick(random);
  const kind = random.next();
  if (kind < 0.8) return { name: `${shown}${brand}${trade}${form}`, industry: first };
  if (kind < 0.9) return { name: `${brand}${trade}${form}`, industry: first };
  return { name: `${brand}${trade}（${short}）${form}`, industry: first };
}

function latinName(random: Random): { name: string; industry: string } {
  const trade = random.pick(latinTrades);
  const second = random.chance(0.35) ? ` ${random.pick(latinTrades)}` : '';
  const words = random.chance(0.7) ? wordOf(random) : `${wordOf(random)} ${wordOf(random)}`;
  return {
    name: `${words} ${trade}${second === ` ${trade}` ? '' : second} ${random.pick(latinForms)}`,
    industry: trade,
  };
}

function phoneOf(random: Random): string {
  let tail = '';
  for (let index = 0; index < 9; index++) tail += String(random.below(10));
  return `1${random.pick('3456789')}${tail}`;
}

/** Company number `index` of the corpus with this seed; any of them can be made without the others. */
export function generateCompany(seed: number, index: number): GeneratedCompany {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  random.next();
  const id = `G${String(index)}`;
  if (random.chance(0.18)) {
    const { name, industry } = latinName(random);
    const label = name.split(' ').slice(0, 2).join('').toLowerCase();
    const domain = `${label}.com`;
    return {
      id,
      names: [{ kind: 'legal', value: name }],
      country: 'US',
      region: null,
      phones: [],
      emails: random.chance(0.4) ? [`info@${domain}`] : [],
      websiteDomain: random.chance(0.6) ? domain : null,
      address: null,
      industry,
    };
  }
  const city = cityPool.pick(random);
  const { name, industry } = hanName(random, city, brandOf(random));
  const regionCode = city.code;
  return {
    id,
    names: [{ kind: 'legal', value: name }],
    country: 'CN',
    uscc: random.chance(0.7) ? generateUscc(random, regionCode) : null,
    region: municipalities.has(city.province)
      ? city.province
      : `${city.province}${city.city === city.province ? '' : city.city}`,
    phones: random.chance(0.6) ? [phoneOf(random)] : [],
    emails: [],
    websiteDomain: null,
    address: random.chance(0.5) ? `${city.city}${brandOf(random)}路${String(1 + random.below(900))}号` : null,
    industry,
  };
}

/** Companies `from` to `to` of a corpus, in batches. */
export async function* generateCompanies(
  seed: number,
  to: number,
  from = 0,
  batch = 5_000,
): AsyncGenerator<GeneratedCompany[]> {
  for (let at = from; at < to; at += batch) {
    const records: GeneratedCompany[] = [];
    for (let index = at; index < Math.min(to, at + batch); index++) records.push(generateCompany(seed, index));
    yield records;
  }
}

/** Characters of brands by how they are drawn, for noise that must look like a real character. */
export function anyCharacter(random: Random): string {
  return characterPool.pick(random);
}
