// The code lists the business keeps as data, in the order they are shown.

export const codeLists = [
  'source',
  'industry',
  'size',
  'stage',
  'rejectReason',
  'rulingReason',
  'houseReason',
  'newReason',
] as const;
export type CodeList = (typeof codeLists)[number];
