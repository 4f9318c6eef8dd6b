// Whether one Chinese name abbreviates another: its characters are those at which the parts of the other begin, in order.
import { provinceOfAlias } from '../../lexicon/regions.ts';
import type { PreparedName } from '../../prepare.ts';
import { BEGINS, ENDS } from '../../stem-weights.ts';

/**
 * Where in the long name the first character may have been read, as the positions just behind it: where a part begins, or
 * the province whose alias it is.
 */
function firstRead(initial: string, long: PreparedName): Uint8Array {
  const { stem, regions } = long.parsed;
  const read = new Uint8Array(stem.length + 1);
  for (let at = stem.indexOf(initial); at >= 0; at = stem.indexOf(initial, at + 1))
    if (((long.edges[at] ?? 0) & BEGINS) !== 0) read[at + 1] = 1;
  const province = provinceOfAlias[initial];
  if (province !== undefined && regions[0]?.startsWith(province) === true)
    read[stem.startsWith(province) ? province.length : 0] = 1;
  return read;
}

/**
 * 深管业 for 深圳市管业发展, 湘阀 for 湘潭阀门, 锡装 for 无锡轴承装备, 粤水务 for 广东水务, 宁阀 for 南宁特殊阀: each character beside the last
 * one or where a part begins, the last of all where one ends as well. Keeps all places the last character may have been
 * read at, so the work is the product of the two lengths at most.
 */
export function abbreviates({ parsed: { stem: short } }: PreparedName, long: PreparedName): boolean {
  const full = long.parsed.stem;
  if (short.length < 2 || short.length > 8 || short.length >= full.length) return false;
  // Most names fail here: a character of the short one is not in the long one at all.
  for (let place = 1; place < short.length; place++) if (!full.includes(short.charAt(place))) return false;
  let read = firstRead(short.charAt(0), long);
  for (let place = 1; place < short.length; place++) {
    const next = new Uint8Array(full.length + 1);
    const char = short.charCodeAt(place);
    const edge = place === short.length - 1 ? BEGINS | ENDS : BEGINS;
    let later = false;
    let any = false;
    for (let index = 0; index < full.length; index++) {
      const beside = read[index] === 1;
      later ||= beside;
      if (full.charCodeAt(index) !== char || !(beside || (later && ((long.edges[index] ?? 0) & edge) !== 0))) continue;
      next[index + 1] = 1;
      any = true;
    }
    if (!any) return false;
    read = next;
  }
  return true;
}
