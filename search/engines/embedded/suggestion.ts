// What an unfinished text in the lookup box may be, as features: part of a name, pinyin, initials, a code, a number, a
// domain. Pure.
import { hasHan, normaliseText } from '../../matching/normalise.ts';
import { prepareCompany } from '../../matching/prepare.ts';
import type { Probe } from '../../matching/record.ts';
import { probeOf } from '../../matching/record.ts';
import { cleanUscc } from '../../matching/uscc.ts';
import { gramFeatures, keyFeatures, prefixFeature } from './features.ts';

/** The features a whole company is looked up by. */
export function probeFeatures(probe: Probe): Set<number> {
  const features = new Set<number>();
  keyFeatures(probe, features);
  for (const name of prepareCompany(probe).names) gramFeatures(name, features);
  return features;
}

/** The features that a text as typed so far is looked up by. */
export function suggestionFeatures(text: string): Set<number> {
  const add = (feature: number | null) => {
    if (feature !== null) features.add(feature);
  };
  const typed = text.slice(0, 200);
  const probe = probeOf(typed, {
    uscc: typed,
    phones: /\d{6}/.test(typed.replace(/\D/g, '')) ? [typed] : [],
    emails: typed.includes('@') ? [typed] : [],
    websiteDomain: typed.includes('.') ? typed : null,
  });
  const features = probeFeatures(probe);
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
  return features;
}
