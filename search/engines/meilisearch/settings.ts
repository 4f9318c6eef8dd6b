// The settings of the Meilisearch index, as data. What is searched as text, what is filtered as exact values.
import type { Settings } from 'meilisearch';

/** A key that more companies have finds none of them alone: a query brings no more. */
export const COMMON_KEY = 60;

export const companyIndexSettings: Settings = {
  // Text search serves as-you-type lookup and English names; fuzzy Chinese is served by the filters below.
  searchableAttributes: ['names', 'py', 'codes'],
  // Exact values: an IN over `keys` is a true OR of blocking keys, an AND over `grams` finds names by their pieces.
  filterableAttributes: ['keys', 'grams'],
  displayedAttributes: ['id', 'names'],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attributeRank', 'exactness'],
  // Pinned: left to itself the server guesses the language of every short text anew.
  localizedAttributes: [
    { attributePatterns: ['names'], locales: ['cmn', 'eng'] },
    { attributePatterns: ['py', 'codes'], locales: ['eng'] },
  ],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: ['codes', 'py'],
    disableOnNumbers: true,
  },
  proximityPrecision: 'byAttribute',
  facetSearch: false,
  // The commonest keys first, so that those too common to find by can be counted.
  faceting: { maxValuesPerFacet: 2_000, sortFacetValuesBy: { keys: 'count' } },
  pagination: { maxTotalHits: 1000 },
  searchCutoffMs: 400,
};
