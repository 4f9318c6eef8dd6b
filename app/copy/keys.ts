// The type of every key in `copy/`: `namespace:path.to.key`. English is the reference; Chinese has its shape.
import type { en } from './en.ts';

type Plain<Key extends string> = Key extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : Key;
type Paths<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Plain<Key> : `${Key}.${Paths<Tree[Key]>}`;
}[keyof Tree & string];

export type CopyTree = typeof en;
export type CopyNamespace = keyof CopyTree;
export type CopyKey = { [Name in CopyNamespace]: `${Name}:${Paths<CopyTree[Name]>}` }[CopyNamespace];

/** Values put into a sentence; `count` picks the plural form. */
export type CopyValues = Record<string, string | number>;
export type Translate = (key: CopyKey, values?: CopyValues) => string;

/** The same tree with any sentence in it: what a translation must fill. Plural forms may differ by language. */
export type Translation<Tree> = {
  [Key in keyof Tree as Key extends `${string}_one` ? never : Key]: Tree[Key] extends string
    ? string
    : Translation<Tree[Key]>;
};
