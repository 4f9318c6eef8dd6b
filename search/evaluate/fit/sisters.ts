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
    const first = name.split(' ')[0] ?? '';
    const trade = theirs.script === 'latin' ? theirs.stem.split(' ').slice(1).join(' ') : 'Holdings';
    return `${first} ${trade.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())} Inc.`;
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

/** One company in ten has one to three relatives. */
export function sistersOf(company: GeneratedCompany, random: Random): GeneratedCompany[] {
  if (!random.chance(0.1)) return [];
  const sisters: GeneratedCompany[] = [];
  const count = 1 + random.below(3);
  for (let index = 0; index < count; index++) {
    const other = generateCompany(99, random.below(1_000_000));
    const name = sisterName(company, other, random);
    if (name === null || name === company.names[0]?.value) continue;
    sisters.push({
      ...company,
      id: `${company.id}s${String(index)}`,
      names: [{ kind: 'legal', value: name }],
      region: null,
    });
  }
  return sisters;
}
