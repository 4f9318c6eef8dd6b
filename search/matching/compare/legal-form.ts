// The legal form, and whether the name calls itself a group. `公司` alone is what people type for any form; another form
// can be another company, or the same one before it went public; a group and its member are two companies.
import { kindOfForm } from '../lexicon/latin-forms.ts';
import { formRarity } from '../lexicon/words.ts';
import { isShortForm } from '../parse.ts';
import type { PreparedName } from '../prepare.ts';
import type { Comparator } from './comparator.ts';
import { missing } from './comparator.ts';

const vague = new Set(['company', 'establishment']);
const incorporated = new Set(['private', 'public']);
const GROUP_BITS = 2.5;

/** Group words and form as normalised, for the explanation to find in what was written. */
function spelt({ parsed }: PreparedName): string | null {
  if (parsed.group.length === 0) return parsed.legalWritten || null;
  const joint = parsed.script === 'han' ? '' : ' ';
  return [...parsed.group, parsed.legalWritten].filter((part) => part !== '').join(joint) || null;
}

function isGroup({ parsed }: PreparedName): boolean {
  return parsed.group.length > 0;
}

export const legalFormComparator: Comparator = {
  field: 'legalForm',
  levels: ['missing', 'equal', 'sameKind', 'vague', 'group', 'different'],
  compare({ names }) {
    if (!names) return missing();
    const a = names.left.parsed.legal;
    const b = names.right.parsed.legal;
    const found = { left: spelt(names.left), right: spelt(names.right) };
    const grouped = isGroup(names.left);
    if (grouped !== isGroup(names.right)) {
      const { parsed: silent } = grouped ? names.right : names.left;
      if (!isShortForm(silent) || silent.script !== 'han') return { ...found, level: 'group' };
      // 拓博股份 for 拓博药业集团股份: a short name leaves the group word out and may keep the form.
      return { ...found, ...(a !== null && a === b ? { level: 'equal', shared: formRarity(a) } : missing()) };
    }
    const shared = grouped ? GROUP_BITS : 0;
    if (a === null || b === null) return missing(found.left, found.right);
    if (a === b) return { ...found, level: 'equal', shared: shared + formRarity(a) };
    if (vague.has(a) || vague.has(b)) return { ...found, level: 'vague', shared };
    const kind = kindOfForm(a);
    const other = kindOfForm(b);
    // Registers in Latin letters translate forms freely: Inc., Corp., Ltd. and AG may all be one company's.
    const latin = names.left.parsed.script === 'latin' && incorporated.has(kind ?? '') && incorporated.has(other ?? '');
    return { ...found, level: latin || (kind !== null && kind === other) ? 'sameKind' : 'different' };
  },
};
