// What people type into the search of the master list, drawn from the companies that are in it: whole names and beginnings,
// names without their form, codes not typed to the end, and words that many or none have.
import { generateCompany } from '#search/evaluate/generate.ts';

const words = ['精密', '苏州精密', '机电设备', 'Precision', 'keji'];
const drawn = 15;

/** @param rows companies `generateCompany(1, 0)` to `generateCompany(1, rows - 1)` are in the list */
export function searchesAmong(rows: number): string[] {
  const typed = Array.from({ length: drawn }, (_, at) => {
    const { names, uscc } = generateCompany(1, Math.floor((at / drawn) * rows));
    const name = names[0]?.value ?? '';
    const [first = '', second = ''] = name.split(' ');
    const isHan = !name.includes(' ');
    if (at % 5 === 0) return name;
    if (at % 5 === 1) return uscc?.slice(0, 12) ?? name;
    if (at % 5 === 2) return isHan ? name.replace(/(股份)?有限(责任)?公司$/, '') : `${first} ${second}`;
    return isHan ? name.slice(0, 2 + (at % 5)) : first;
  });
  return [...typed, ...words];
}
