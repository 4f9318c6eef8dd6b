// What every reader of a file answers: its rows in batches, one after the other, never the whole file in memory.
import type { FileProblem } from '#app/domain/importing/lifecycle.ts';
import type { RowProblem } from '#app/domain/importing/row.ts';

export interface SourceRow {
  /** As a spreadsheet counts: the header is 1. */
  rowNumber: number;
  cells: string[];
  /** Why the row could not be read as it stands; its cells are then what could be made out. */
  problem?: RowProblem;
}

/** The file cannot be read to its end. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** `mixed-…`: most lines are in the one named, some are not; those are told apart line by line. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'mixed-utf-8' | 'mixed-gb18030';

export type FileFormat = { format: 'csv'; encoding: TextEncoding } | { format: 'xlsx'; encoding: 'xlsx' };
