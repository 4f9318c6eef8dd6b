// The code lists the business keeps as data, in the order they are shown.

export const codeLists = [
  'source',
  'industry',
  'size',
  'stage',
  'rejectReason',
  'returnReason',
  'rulingReason',
  'houseReason',
] as const;
export type CodeList = (typeof codeLists)[number];
