// What a Chinese name ends in, cut off from behind: the branch or part, the legal form, group words.
import { ordinalValue } from './han-numbers.ts';
import { hanBranchWords, hanGroupWords, hanLegalForms } from './lexicon/organisation.ts';
import { placeAt, resolvePlace } from './lexicon/regions.ts';
import type { Branch } from './parse.ts';

/** Endings by their last character, longest first: a name is asked about the few that can fit. */
export function byLastCharacter<Ending>(
  endings: readonly Ending[],
  wordOf: (ending: Ending) => string,
): Map<string, Ending[]> {
  const map = new Map<string, Ending[]>();
  for (const ending of [...endings].sort((a, b) => wordOf(b).length - wordOf(a).length)) {
    const last = wordOf(ending).slice(-1);
    const known = map.get(last);
    if (known) known.push(ending);
    else map.set(last, [ending]);
  }
  return map;
}

const legalForms = byLastCharacter(hanLegalForms, ([ending]) => ending);
const branchWords = byLastCharacter(hanBranchWords, ([word]) => word);
const groupEndings = byLastCharacter(hanGroupWords, (word) => word);

type Cut = { rest: string; legal: string | null; written: string };

/** Splits a branch off: 某某有限公司 + 上海 + 第二 + 分公司. */
export function cutBranch(whole: string): { head: string; branch: Branch | null } {
  // 某某有限公司济南分: the end was cut off with the legal form.
  const text = whole.endsWith('分') && /公司.{1,6}分$/.test(whole) ? `${whole}公司` : whole;
  for (const [word, kind] of branchWords.get(text.slice(-1)) ?? []) {
    if (!text.endsWith(word) || text.length <= word.length + 1) continue;
    if (word === '子公司' && /[电分量原]$/.test(text.slice(0, -word.length))) continue;
    let head = text.slice(0, -word.length);
    // 营业部 may be the whole establishment (大唛营业部); a branch follows a company.
    let number: string | null = null;
    const numbered = /第([一二三四五六七八九十]{1,3}|\d{1,3})$/.exec(head);
    if (numbered?.[1]) {
      number = ordinalValue(numbered[1]);
      head = head.slice(0, numbered.index);
    }
    let place = '';
    const after = companyEnd(head);
    if (after > 0 && after <= head.length) {
      place = head.slice(after);
      head = head.slice(0, after);
    } else {
      for (let start = Math.max(2, head.length - 6); start <= head.length - 2; start++) {
        const found = placeAt(head, start);
        if (found && found.end === head.length) {
          place = head.slice(start);
          head = head.slice(0, start);
          break;
        }
      }
      if (place === '' && (kind === 'branch' || kind === 'subsidiary') && word === '营业部')
        return { head: text, branch: null };
    }
    const found = place === '' ? null : placeAt(place, 0);
    const short = found ? resolvePlace(found.places, []).short : place;
    return { head, branch: { kind, place: short, ordinal: number } };
  }
  return cutPart(text);
}

/** What stands behind a whole company's name: 某某有限公司朝阳店, 某某公司技术部. */
const part = /^(.{1,8}?)?(店|部|处|站|厂|所|门市|车间|基地|仓库|中心|项目|专柜|校区|院区|工会)$/;

function cutPart(text: string): { head: string; branch: Branch | null } {
  const at = text.lastIndexOf('公司');
  const found = at > 1 ? part.exec(text.slice(at + 2)) : null;
  if (!found) return { head: text, branch: null };
  const [, name = '', word = ''] = found;
  const place = name === '' ? null : placeAt(name, 0);
  const short = place && place.end >= name.length - 1 ? resolvePlace(place.places, []).short : name;
  return {
    head: text.slice(0, at + 2),
    branch: { kind: word === '店' ? 'store' : 'department', place: short, ordinal: null },
  };
}

/** Position just after the last `公司`-like ending inside the text, 0 when there is none. */
function companyEnd(text: string): number {
  for (const word of ['公司', '集团', '银行']) {
    const at = text.lastIndexOf(word);
    if (at > 1) return at + word.length;
  }
  return 0;
}

export function cutLegal(text: string): Cut {
  for (const [ending, id] of legalForms.get(text.slice(-1)) ?? []) {
    if (text.length > ending.length && text.endsWith(ending))
      return { rest: text.slice(0, -ending.length), legal: id, written: ending };
  }
  return { rest: text, legal: null, written: '' };
}

export function cutGroups(text: string): { rest: string; group: string[] } {
  const group: string[] = [];
  let rest = text;
  for (let again = true; again;) {
    again = false;
    for (const word of groupEndings.get(rest.slice(-1)) ?? []) {
      if (rest.length > word.length + 1 && rest.endsWith(word)) {
        group.unshift(word);
        rest = rest.slice(0, -word.length);
        again = true;
        break;
      }
    }
  }
  return { rest, group };
}
