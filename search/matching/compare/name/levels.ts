// The levels two names can reach, strongest first after `missing`, and how one of them is reported.

export const nameLevels = [
  'missing',
  'equal',
  'equalStem',
  'coreEqual',
  'brandEqual',
  'pinyinEqual',
  'homophone',
  'shape',
  'oneEdit',
  'begins',
  'contained',
  'abbreviation',
  'pinyinSimilar',
  'similar',
  'initials',
  'otherScript',
  'disjoint',
] as const;
export type NameLevel = (typeof nameLevels)[number];

/**
 * `shared` and `unshared` are bits of rarity of the parts that agree and of those that do not; `rarity` is that of the brand
 * alone where the names are equal in it.
 */
export type NameFinding = { level: NameLevel; shared: number; unshared: number; rarity?: number };

export function reached(level: NameLevel, shared: number, unshared = 0): NameFinding {
  return { level, shared, unshared };
}
