// How many brands the parser reads out of names as people read them.
import { normaliseText } from '../matching/normalise.ts';
import { parseName } from '../matching/parse.ts';

export type BrandFigures = { names: number; brands_exact: number };

export function measureBrands(rows: readonly { name: string; brand: string }[]): BrandFigures {
  const exact = rows.filter(({ name, brand }) => parseName(name).brand === normaliseText(brand)).length;
  return { names: rows.length, brands_exact: exact };
}
