// Relatives of a generated company, as families grow in real lists: the brand in another city or trade, a group above
// it, a branch below it, a numbered sister. None of them is the company itself.
import { parseName } from '../../matching/parse.ts';
import type { GeneratedCompany } from '../generate.ts';
import { generateCompany } from '../generate.ts';
import type { Random } from '../random.ts';

const branchPlaces = '上海 北京 深圳 成都 武汉 杭州 南京 西安 青岛 长沙'.split(' ');
const numbers = '一二三四五';

function sisterName(company: GeneratedCompany, other: GeneratedCompany, random: Random): string | null {
  const name = company.names[0]?.value ?? '';
  const { script, brand, trades, regions } = parseName(name);
  if (brand === '') return null;
  const theirs = parseName(other.names[0]?.value ?? '');
  if (script === 'latin') {
    const words = name.split(' ');
    const [first = '', ...rest] = words;
    const foreign = theirs.script === 'latin' ? theirs.stem.split(' ') : ['meridian', 'energy'];
    const title = (text: string) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    const kind = random.next();
    // Another trade, one trade more, another word beside the same one, the arm in another country.
    if (kind < 0.35) return title(`${first} ${foreign.slice(1).join(' ')} Inc.`);
    if (kind < 0.6) return title(`${first} ${foreign.at(-1) ?? ''} ${rest.join(' ')}`);
    if (kind < 0.8) return title(`${foreign[0] ?? ''} ${rest.join(' ')}`);
    return `${first} ${rest.slice(0, -1).join(' ')} ${random.pick(['Europe', 'America', 'India', 'Brazil'])} Ltd.`;
  }
  const place = regions.at(-1)?.split('/').at(-1) ?? '';
  const elsewhere = theirs.regions.at(-1)?.split('/').at(-1) ?? random.pick(branchPlaces);
  const trade = trades.join('') || '科技';
  const kind = random.next();
  if (kind < 0.35) return `${elsewhere}${brand}${trade}有限公司`;
  if (kind < 0.65) return `${place}${brand}${theirs.trades.join('') || '投资'}有限公司`;
  if (kind < 0.8) return `${brand}集团有限公司`;
  if (kind < 0.92) return `${place}${brand}${trade}有限公司${random.pick(branchPlaces)}分公司`;
  return `${place}${brand}第${random.pick(numbers)}${trade}有限公司`;
}

/** What a name says, however its place and form are spelt: two that say the same are one company. */
function saidBy(name: string): string {
  const { regions, core, words, group, branch, numbers } = parseName(name);
  return JSON.stringify([regions.at(-1), core, words.toSorted(), group, branch, numbers]);
}

/** One company in nine or so has one to three relatives. */
export function sistersOf(company: GeneratedCompany, random: Random): GeneratedCompany[] {
  const own = company.names[0]?.value ?? '';
  const latin = parseName(own).script === 'latin';
  const said = new Set([saidBy(own)]);
  if (!random.chance(latin ? 0.12 : 0.1)) return [];
  const sisters: GeneratedCompany[] = [];
  const count = 1 + random.below(3);
  for (let index = 0; index < count; index++) {
    const other = generateCompany(99, random.below(1_000_000));
    const name = sisterName(company, other, random);
    if (name === null || said.has(saidBy(name))) continue;
    said.add(saidBy(name));
    sisters.push({
      ...company,
      id: `${company.id}s${String(index)}`,
      names: [{ kind: 'legal', value: name }],
      region: null,
    });
  }
  return sisters;
}
