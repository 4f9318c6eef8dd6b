// What an unfinished text in the lookup box may be, as features: part of a name, pinyin, initials, a code, a number, a
// domain. Pure.
import { hasHan, normaliseText } from '../../matching/normalise.ts';
import { probeOf } from '../../matching/record.ts';
import { cleanUscc } from '../../matching/uscc.ts';
import { prefixFeature, queryFeatures } from './features.ts';

/** The features that a text as typed so far is looked up by. */
export function suggestionFeatures(text: string): Uint32Array {
  const others: (number | null)[] = [];
  const add = (feature: number | null) => others.push(feature);
  const typed = text.slice(0, 200);
  const probe = probeOf(typed, {
    uscc: typed,
    phones: /\d{6}/.test(typed.replace(/\D/g, '')) ? [typed] : [],
    emails: typed.includes('@') ? [typed] : [],
    websiteDomain: typed.includes('.') ? typed : null,
  });
  const letters = normaliseText(typed).replaceAll(' ', '');
  if (!hasHan(letters)) {
    add(prefixFeature('l', letters));
    if (/^[a-z]{2,6}$/.test(letters)) add(prefixFeature('i', letters));
    if (/\d/.test(letters))
      add(
        prefixFeature(
          'c',
          cleanUscc(typed)
            .toLowerCase()
            .replace(/^86(?=1\d{10}$)/, ''),
        ),
      );
    if (/^0\d/.test(letters)) add(prefixFeature('c', letters.slice(1)));
    add(
      prefixFeature(
        'd',
        typed
          .trim()
          .toLowerCase()
          .replace(/^(https?:\/\/)?(www\.)?/, ''),
      ),
    );
  }
  return queryFeatures(probe, others);
}
