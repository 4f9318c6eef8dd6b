// Legal forms in Latin letters as lookups made once: spelling -> form, form -> what kind of body it is.
import { latinLegalForms } from './organisation.ts';
import type { FormKind } from './world-forms.ts';
import { worldForms } from './world-forms.ts';

const formOf = new Map<string, string>();
const kindOf = new Map<string, string>();

for (const line of worldForms.trim().split('\n')) {
  const [head = '', spellings = ''] = line.split(': ');
  const [id = '', kind = 'private'] = head.split(' ');
  kindOf.set(id, kind);
  for (const spelling of spellings.split('; ')) formOf.set(spelling, id);
}
for (const [spelling, id] of Object.entries(latinLegalForms)) formOf.set(spelling, id);

const kinds: readonly (readonly [kind: FormKind, ids: string])[] = [
  [
    'private',
    'ltd llc pte pty sdnbhd bhd inc corp gmbh ug sarl srl sas sl ltda lda bv ou sia uab kft ood doo sro spzoo ooo gk fz wll dac',
  ],
  ['public', 'plc ag se sa spa nv ab as asa oyj kk oao jsc zrt ead dd pt sadecv saog'],
  ['partners', 'lp llp lllp kg kgaa ohg gmbhkg cv vof partnership'],
];
for (const [kind, ids] of kinds) for (const id of ids.split(' ')) kindOf.set(id, kind);

/** Words in the longest spelling. */
export const longestForm = 6;

/** The form that these words spell, undefined for none. */
export function latinForm(words: readonly string[]): string | undefined {
  return formOf.get(words.join(' '));
}

/** What kind of body a form is, Chinese ones included; null when it does not say. */
export function kindOfForm(id: string): string | null {
  return kindOf.get(id) ?? null;
}

/** Forms that may stand before the name: all that are spelt in two words, and these. */
const leading = new Set(
  'pt ooo oao zao pao ao too tov jsc ojsc pjsc cjsc llc uab sia pat prat zat vat aat taa tda gup fgup mup pup doo odo chup chp osoo ltd'.split(
    ' ',
  ),
);

export function mayLead(words: readonly string[]): boolean {
  return words.length > 1 || leading.has(words[0] ?? '');
}

/** Words that are nothing but a legal form wherever they stand. */
export const formWords: ReadonlySet<string> = new Set(
  'inc incorporated ltd limited llc llp plc gmbh corp corporation jsc ojsc pjsc cjsc ooo oao zao pao sarl srl bhd pte pty'.split(
    ' ',
  ),
);
