// Numbers in Chinese names that tell sisters apart: 第一, 二局, 三公司, 十二冶, 21世纪. Pure reading, nothing is compared.

const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

const numeral = /^(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])$/;
const ordinal = /第([一二三四五六七八九十]{1,3}|\d{1,3})/g;
const end = '(?=集团|公司|有限|股份|总|分|$)';
/** Units of a system that are numbered without 第: 一局, 二建, 三厂, 十四所, 二十冶, 二航局. */
const unit = new RegExp(
  `(?<![第一二三四五六七八九十])([一二三四五六七八九十]{1,3})(?:(?:航务?|公|工程)?局|冶(?!金|炼)|厂${end}|[建重院所队处]${end}|建(?=建筑|建设)|化建|安装${end})`,
  'g',
);
/** 三公司 is a unit where it follows its parent's name or trade, and a brand elsewhere (天一公司). */
const company =
  /(?<=局|处|厂|院|集团|公司|工程|建筑|建设|建工|市政|安装|运输|路桥|公交|客运|电力)([一二三四五六七八九十]{1,3})(?:分?公司)/g;
/** 统一, 唯一: words that end in a numeral. */
const wordBefore = /[统唯专万同合归均划单不]$/;

/** `十二` and `12` as `12`; what is no number is given back. */
export function ordinalValue(written: string): string {
  if (/^\d+$/.test(written)) return String(Number(written));
  if (!numeral.test(written)) return written;
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written];
  const ten = written.includes('十') ? 10 * (digits[tens ?? ''] ?? 1) : 0;
  return String(ten + (digits[ones ?? ''] ?? 0));
}

const anyNumeral = /[\d一二三四五六七八九十]/;

/** Ordinals as `#3`, plain numbers as they are, each once. */
export function numbersIn(text: string): string[] {
  if (!anyNumeral.test(text)) return [];
  const numbers = Array.from(text.matchAll(ordinal), (match) => `#${ordinalValue(match[1] ?? '')}`);
  for (const pattern of [unit, company]) {
    for (const match of text.matchAll(pattern)) {
      const written = match[1] ?? '';
      if (numeral.test(written) && !(written === '一' && wordBefore.test(text.slice(0, match.index))))
        numbers.push(`#${ordinalValue(written)}`);
    }
  }
  for (const match of text.matchAll(/(?<![第\d])\d+/g)) numbers.push(match[0]);
  return [...new Set(numbers)];
}
