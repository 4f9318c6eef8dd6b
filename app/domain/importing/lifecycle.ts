// The states of an import and of its rows. Which step may follow which is written here and nowhere else.

/**
 * `mapping`: uploaded, waiting for its columns to be named · `staging`: the dry run waits or runs · `staged`: every row
 * has its verdict · `committing`: rows are being written · `committed`: done · `stopped`: halted while committing, may
 * go on · `failed`: the file could not be read to its end · `discarded`: thrown away with its rows.
 */
export const importStatuses = [
  'mapping',
  'staging',
  'staged',
  'committing',
  'committed',
  'stopped',
  'failed',
  'discarded',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const importSteps = ['map', 'stage', 'commit', 'finish', 'cancel', 'fail', 'discard'] as const;
export type ImportStep = (typeof importSteps)[number];

const table: Record<ImportStatus, Partial<Record<ImportStep, ImportStatus>>> = {
  mapping: { map: 'staging', discard: 'discarded' },
  staging: { stage: 'staged', cancel: 'mapping', fail: 'failed', discard: 'discarded' },
  staged: { commit: 'committing', cancel: 'mapping', discard: 'discarded' },
  committing: { finish: 'committed', cancel: 'stopped', fail: 'stopped' },
  stopped: { commit: 'committing' },
  failed: { cancel: 'mapping', discard: 'discarded' },
  committed: {},
  discarded: {},
};

/** The state after a step, or null where the step cannot be taken. */
export function stepImport(status: ImportStatus, step: ImportStep): ImportStatus | null {
  return table[status][step] ?? null;
}

/** Whether a job is at work on it, or will be. */
export function isRunning(status: ImportStatus): boolean {
  return status === 'staging' || status === 'committing';
}

/**
 * `new`: no such customer yet · `update`: the same company, with something new · `unchanged`: the same company, nothing
 * new · `duplicate`: of an earlier row, or most likely of a customer · `invalid`: cannot be taken in.
 */
export const rowVerdicts = ['new', 'update', 'unchanged', 'duplicate', 'invalid'] as const;
export type RowVerdict = (typeof rowVerdicts)[number];
export type VerdictCounts = Record<RowVerdict, number>;

export const noCounts: VerdictCounts = { new: 0, update: 0, unchanged: 0, duplicate: 0, invalid: 0 };

export function isRowVerdict(text: string): text is RowVerdict {
  return (rowVerdicts as readonly string[]).includes(text);
}

/** Why an import failed or a file was refused; each has its sentence. */
export const fileProblems = [
  'empty',
  'headerOnly',
  'tooLarge',
  'tooManyRows',
  'tooManyColumns',
  'wrongType',
  'oldExcel',
  'protectedExcel',
  'damagedExcel',
  'excelTooLarge',
  'notText',
  'brokenQuoting',
  'unreadable',
  'fileGone',
  'writeFailed',
] as const;
export type FileProblem = (typeof fileProblems)[number];
