// The form's choices as options in the viewer's language.
import type { Language } from '#app/domain/language/language.ts';
import { type Named, nameIn } from '#app/domain/language/named.ts';
import type { FormOptionsShown } from './registration-form.tsx';

interface Options {
  productLines: ({ id: string } & Named)[];
  regions: ({ code: string; parentCode: string | null } & Named)[];
  sources: ({ code: string } & Named)[];
}

/** Regions under a parent are grouped by it; a parent with children is not a choice of its own. */
export function optionsIn(language: Language, { productLines, regions, sources }: Options): FormOptionsShown {
  const option = (region: Options['regions'][number]) => ({ value: region.code, label: nameIn(language, region) });
  const known = new Set(regions.map(({ code }) => code));
  const roots = regions.filter(({ parentCode }) => parentCode === null || !known.has(parentCode));
  return {
    productLines: productLines.map((line) => ({ value: line.id, label: nameIn(language, line) })),
    regions: roots.map((root) => {
      const under = regions.filter(({ parentCode }) => parentCode === root.code);
      return under.length > 0 ? { label: nameIn(language, root), options: under.map(option) } : option(root);
    }),
    sources: sources.map((source) => ({ value: source.code, label: nameIn(language, source) })),
  };
}
