// The administrative divisions as a lookup from written forms to places, with what lies in what. Ambiguous
// forms keep every place they can mean; deciding is left to who asks.
import { normaliseText } from '../normalise.ts';
import { WordLengths } from '../pair-code.ts';
import { readingsOf } from '../pinyin.ts';
import { divisions } from './divisions.ts';

export type Place = {
  /** Path of short names, e.g. `江苏/苏州/昆山`; a country is `@CN`. */
  id: string;
  level: 'country' | 'province' | 'city' | 'county';
  short: string;
  parent: string | null;
};

const provinceEnding = /(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/;
const nationalities =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|保安|裕固|独龙|鄂伦春|鄂温克|各';
const autonomous = new RegExp(`(?:(?:${nationalities})族)*(?:自治州|自治县|自治旗)$`);
const cityEnding = /(地区|盟|市|林区|新区)$/;
const countyEnding = /(县|区|市|旗|镇|乡|街道)$/;

/** Short forms of counties that are far oftener a brand or a plain word than the place. */
const rarelyPlaces = new Set(
  '东方 平安 和平 新华 长安 永安 兴隆 大兴 金山 宝山 华安 长兴 新兴 新和 吉安 永兴 永泰 新昌 宏伟 长乐 海州 朝阳 南山 西湖 白云 青山 向阳 新城 红旗 红星 友谊 东风 光明 解放 城中 城关 郊区 矿区 城区 江北 江南 河东 河西 河北 山阳 新民 兴宁 安宁 永定 南岸 东兴 宝塔 文峰 龙华 龙城 凤凰 金凤 金牛 金水 金台 银州 玉山 玉龙 明山 立山 大同 同安 海南 新建 新荣 新安 新源 新丰 兴安 兴国 兴海 兴文 安康 安泰 永康 永利 太和 太平 大方 大新 大通 惠农 盛泽 龙泉 万全 万年 万源 高新 科尔 中山 康保 康乐 信丰 信州 开远 富源 富民 富平 嘉禾 嘉善 嘉祥 德兴 德安 广德 广安 建华 建德 建安 昌乐 昌图 天长 泰和 泰来 泰顺 景泰 华宁 华池 华容 华龙 振兴 振安 元宝 铁东 铁西 道里 道外 宁远 宁海 福安 福鼎 海兴 海安 海丰 顺平 顺昌 清新 双城 双江 灵山 灵宝 雄县 和顺 和田 利川 利通 邦德 美姑 民和 民乐 民丰 同仁 同心 平和 丰台 恒山 梅花 湖滨 桥东 桥西 未来 鼓楼 市中 岳阳 武当 水城 江城 神农 三元 三江 三水 东港 东胜 龙江 黄河 长江 五华 南华 中原 中江 荣成 荣昌 沙河 尖山 临江 天河 天元 天宁 天心 天山 云龙 云安 九龙 九江 七星 四方 双阳 双塔 双桥 曲江 鹤山 龙山 龙岗 龙湖 龙湾 龙门 龙马 星子 金川 金华 金沙 金门 金阳 金堂 金坛 金湾 金寨 金乡 金家庄'.split(
    ' ',
  ),
);

export const countries: readonly (readonly [code: string, han: string, latin: string])[] = [
  ['CN', '中国|中华|中华人民共和国', 'china|prc'],
  ['US', '美国', 'usa|america|united states'],
  ['JP', '日本', 'japan'],
  ['KR', '韩国', 'korea'],
  ['DE', '德国', 'germany|deutschland'],
  ['FR', '法国', 'france'],
  ['GB', '英国', 'united kingdom|britain'],
  ['IT', '意大利', 'italy|italia'],
  ['ES', '西班牙', 'spain'],
  ['CA', '加拿大', 'canada'],
  ['AU', '澳大利亚', 'australia'],
  ['SG', '新加坡', 'singapore'],
  ['MY', '马来西亚', 'malaysia'],
  ['TH', '泰国', 'thailand'],
  ['VN', '越南', 'vietnam'],
  ['IN', '印度', 'india'],
  ['RU', '俄罗斯', 'russia'],
  ['BR', '巴西', 'brazil|brasil'],
  ['CH', '瑞士', 'switzerland'],
  ['NL', '荷兰', 'netherlands|holland'],
  ['SE', '瑞典', 'sweden'],
  ['MX', '墨西哥', 'mexico'],
  ['ID', '印度尼西亚|印尼', 'indonesia'],
];

const places = new Map<string, Place>();
const byForm = new Map<string, Place[]>();
const byLatin = new Map<string, Place[]>();
const formLengths = new WordLengths();

function add(form: string, place: Place): void {
  const known = byForm.get(form);
  if (known) {
    if (!known.includes(place)) known.push(place);
  } else byForm.set(form, [place]);
  formLengths.add(form);
}

function shortOf(full: string, level: Place['level']): string {
  const bare =
    level === 'province'
      ? full.replace(provinceEnding, '')
      : full.replace(autonomous, '').replace(level === 'city' ? cityEnding : countyEnding, '');
  return bare.length >= 2 ? bare : full;
}

function addPlace(full: string, level: Place['level'], parent: Place | null): Place {
  const name = normaliseText(full);
  const short = shortOf(name, level);
  const id = parent && parent.level !== 'country' ? `${parent.id}/${short}` : short;
  const place = places.get(id) ?? { id, level, short, parent: parent?.id ?? null };
  places.set(id, place);
  add(name, place);
  if (level !== 'county' || !rarelyPlaces.has(short)) add(short, place);
  if (level === 'city' || level === 'province') {
    const latin = readingsOf(short).join('');
    byLatin.set(latin, [...(byLatin.get(latin) ?? []), place]);
  }
  return place;
}

for (const [code, han, latin] of countries) {
  const place: Place = { id: `@${code}`, level: 'country', short: han.split('|')[0] ?? code, parent: null };
  places.set(place.id, place);
  for (const form of han.split('|')) add(form, place);
  for (const form of latin.split('|')) byLatin.set(form.replaceAll(' ', ''), [place]);
}

const furtherCountries =
  'AT austria osterreich|BE belgium belgie belgique|DK denmark danmark|FI finland suomi|NO norway norge|PL poland polska|CZ czechia|SK slovakia|HU hungary magyarorszag|RO romania|BG bulgaria|GR greece hellas|PT portugal|IE ireland|UA ukraine ukraina|BY belarus|KZ kazakhstan|UZ uzbekistan|AZ azerbaijan|GE georgia|AM armenia|TR turkey turkiye|IR iran|IQ iraq|SY syria|LB lebanon|JO jordan|IL israel|SA saudi|AE emirates dubai|QA qatar|KW kuwait|OM oman|BH bahrain|YE yemen|EG egypt|LY libya|TN tunisia|DZ algeria|MA morocco|NG nigeria|KE kenya|ET ethiopia|GH ghana|ZA africa|SD sudan|PK pakistan|BD bangladesh|LK lanka|NP nepal|MM myanmar|KH cambodia|LA laos|PH philippines|TW taiwan|MN mongolia|KP dprk|NZ zealand|AR argentina|CL chile|CO colombia|PE peru|VE venezuela|EC ecuador|CU cuba|PA panama|RS serbia srbija|HR croatia hrvatska|SI slovenia slovenija|BA bosnia|LV latvia latvija|LT lithuania lietuva|EE estonia eesti|IS iceland|LU luxembourg|CY cyprus|MT malta|RU russian rossiya rossii|US american|EU europe european evropa'.split(
    '|',
  );
for (const line of furtherCountries) {
  const [code = '', ...forms] = line.split(' ');
  const id = `@${code}`;
  const place: Place = places.get(id) ?? { id, level: 'country', short: code, parent: null };
  places.set(id, place);
  for (const form of forms) byLatin.set(form, [place]);
}

for (const line of divisions.trim().split('\n')) {
  const [provinceName = '', rest = ''] = line.split('|');
  const province = addPlace(provinceName, 'province', null);
  for (const group of rest.split(';')) {
    const [cityName = '', counties = ''] = group.split(':');
    const city = cityName === '=' || cityName === '' ? province : addPlace(cityName, 'city', province);
    for (const county of counties.split(' ')) if (county !== '') addPlace(county, 'county', city);
  }
}
for (const [latin, short] of [
  ['hongkong', '香港'],
  ['macau', '澳门'],
  ['macao', '澳门'],
  ['tibet', '西藏'],
  ['innermongolia', '内蒙古'],
  ['taiwan', '台湾'],
  ['canton', '广东/广州'],
  ['peking', '北京'],
  ['shaanxi', '陕西'],
  ['harbin', '黑龙江/哈尔滨'],
  ['urumqi', '新疆/乌鲁木齐'],
  ['lhasa', '西藏/拉萨'],
] as const) {
  const place = places.get(short);
  if (place) byLatin.set(latin, [place]);
}

/** Longest written form of a place that starts at `from`, or null. */
export function placeAt(text: string, from: number): { places: readonly Place[]; end: number } | null {
  for (const length of formLengths.at(text, from)) {
    const end = from + length;
    const known = end <= text.length ? byForm.get(text.slice(from, end)) : undefined;
    if (known) return { places: known, end };
  }
  return null;
}

/** Every length of a place's form starting at `from`, longest first. */
export function placesAt(text: string, from: number): { places: readonly Place[]; end: number }[] {
  const out: { places: readonly Place[]; end: number }[] = [];
  for (const length of formLengths.at(text, from)) {
    const end = from + length;
    const known = end <= text.length ? byForm.get(text.slice(from, end)) : undefined;
    if (known) out.push({ places: known, end });
  }
  return out;
}

const divisionCodes = new Map(
  '11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆 66新疆 71台湾 81香港 82澳门 HK香港 MO澳门 TW台湾'
    .split(' ')
    .map((pair): [code: string, short: string] => [pair.slice(0, 2), pair.slice(2)]),
);

/** Province of a division code (GB/T 2260), a subdivision of it (ISO 3166-2, `CN-JS`) excepted; country of an ISO 3166-1 code. */
export function placeByCode(code: string): Place | null {
  const bare = code.trim().toUpperCase();
  const province = /^(?:\d{6}|\d{4}|\d{2}|HK|MO|TW)$/.test(bare) ? divisionCodes.get(bare.slice(0, 2)) : undefined;
  if (province !== undefined) return places.get(province) ?? null;
  return /^[A-Z]{2}(?:-|$)/.test(bare) ? (places.get(`@${bare.slice(0, 2)}`) ?? null) : null;
}

/** GB/T 2260 digits of a province, by its short name. */
export function divisionCodeOf(short: string): string | null {
  for (const [code, name] of divisionCodes) if (name === short) return code;
  return null;
}

/** Places by a Latin word or pinyin (`suzhou`, `hongkong`, `germany`). */
export function placeByLatin(word: string): readonly Place[] {
  return byLatin.get(word) ?? [];
}

/** Of the places a form can mean, the one inside (or around) what is known already; otherwise the largest. */
export function resolvePlace(candidates: readonly Place[], context: readonly Place[]): Place {
  const rank = { country: 0, province: 1, city: 2, county: 3 } as const;
  const inside = candidates.find((place) =>
    context.some((known) => contains(known.id, place.id) || contains(place.id, known.id)),
  );
  const [first, ...others] = candidates;
  if (!first) throw new Error('resolvePlace needs a candidate');
  return inside ?? others.reduce((best, place) => (rank[place.level] < rank[best.level] ? place : best), first);
}

/** Whether `outer` is `inner` or contains it. Countries contain no provinces here: every name is in one anyway. */
export function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

const aliasPairs =
  '京北京 津天津 沪上海 渝重庆 冀河北 晋山西 蒙内蒙古 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西 鲁山东 豫河南 鄂湖北 湘湖南 粤广东 桂广西 琼海南 川四川 蜀四川 黔贵州 贵贵州 滇云南 云云南 藏西藏 陕陕西 秦陕西 甘甘肃 陇甘肃 青青海 宁宁夏 新新疆'
    .split(' ')
    .map((pair): [alias: string, province: string] => [pair.charAt(0), pair.slice(1)]);

/** 粤, 沪, 京: one character that stands for a province in abbreviations. */
export const provinceOfAlias: Readonly<Record<string, string>> = Object.fromEntries(aliasPairs);

/** The first such character of each province. */
export const provinceAliases: Readonly<Record<string, string>> = Object.fromEntries(
  aliasPairs.toReversed().map(([alias, province]) => [province, alias]),
);
