// The Unified Social Credit Code as evidence: read from whatever was typed. What makes a code valid is the domain's.
import { canonicalUscc } from '#app/domain/customer/uscc.ts';

export { isUscc as isValidUscc, organisationPart } from '#app/domain/customer/uscc.ts';

/** Whether a code is written with three characters or fewer. */
function hasFewCharacters(code: string): boolean {
  const first = code.charCodeAt(0);
  let second = first;
  let third = first;
  for (let index = 1; index < code.length; index++) {
    const one = code.charCodeAt(index);
    if (one === first || one === second || one === third) continue;
    if (second === first) second = one;
    else if (third === first) third = one;
    else return false;
  }
  return true;
}

/** What stands in the field because it may not be empty: 000000000000000000, 123456789012345678. */
export function isFiller(code: string): boolean {
  return hasFewCharacters(code) || '012345678901234567890123456789'.includes(code.slice(0, 9));
}

/** The canonical code with everything else that was typed around it left out. */
export function cleanUscc(written: string): string {
  return canonicalUscc(written.slice(0, 200))
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40);
}
