// The files somebody chose, each on its own line from choosing to taken: waiting, on its way, not arrived, not wanted.
// Pure; the box beside it sends and draws. A line leaves only when its file is taken or its owner removes it.
import type { FieldProblem } from '#app/forms/form.ts';

export interface FileLine {
  key: number;
  name: string;
  sizeBytes: number | null;
  /** Null for a file the browser no longer has: it came with a form without scripts. */
  file: File | null;
  state: 'waiting' | 'sending' | 'failed' | 'refused';
  /** Sent so far, 0 to 1. */
  share: number;
  problem: FieldProblem | null;
  /** Was sent before without an answer. */
  again: boolean;
}

export interface Sending {
  lines: readonly FileLine[];
  nextKey: number;
}

export const largestMegabytes = 15;
export const mostFiles = 10;

export type SendingEvent =
  /** `kept`: how many files the registration has already. */
  | { kind: 'chosen'; files: readonly File[]; kept: number }
  | { kind: 'begun' | 'retried' | 'removed' | 'taken'; key: number }
  | { kind: 'progress'; key: number; share: number }
  | { kind: 'refused' | 'failed'; key: number; problem: FieldProblem }
  /** The connection is back. */
  | { kind: 'allRetried' };

export function sendingFrom(refused: readonly { name: string; problem: FieldProblem }[]): Sending {
  const lines = refused.map(({ name, problem }, key): FileLine => {
    return { key, name, sizeBytes: null, file: null, state: 'refused', share: 0, problem, again: false };
  });
  return { lines, nextKey: lines.length };
}

export function sendingAfter(state: Sending, event: SendingEvent): Sending {
  switch (event.kind) {
    case 'chosen':
      return chosen(state, event.files, event.kept);
    case 'begun':
      return change(state, event.key, () => ({ state: 'sending', share: 0, problem: null }));
    case 'progress':
      return change(state, event.key, () => ({ share: event.share }));
    case 'failed':
      return change(state, event.key, () => ({ state: 'failed', problem: event.problem, again: true }));
    case 'refused': {
      const line = state.lines.find(({ key }) => key === event.key);
      // It had arrived; only the answer was lost.
      if (line?.again && event.problem.code === 'sameFile') return without(state, event.key);
      return change(state, event.key, () => ({ state: 'refused', problem: event.problem }));
    }
    case 'retried':
      return change(state, event.key, ({ file }) => (file ? { state: 'waiting', share: 0, problem: null } : {}));
    case 'allRetried':
      return {
        ...state,
        lines: state.lines.map((line) =>
          line.state === 'failed' && line.file ? { ...line, state: 'waiting', share: 0, problem: null } : line,
        ),
      };
    case 'removed':
    case 'taken':
      return without(state, event.key);
  }
}

/** The file to send now: one at a time, in the order they were chosen. */
export function nextLine({ lines }: Sending): (FileLine & { file: File }) | null {
  if (lines.some(({ state }) => state === 'sending')) return null;
  const found = lines.find(({ state, file }) => state === 'waiting' && file);
  return found?.file ? { ...found, file: found.file } : null;
}

function chosen(state: Sending, files: readonly File[], kept: number): Sending {
  let room = mostFiles - kept - state.lines.filter((line) => line.state !== 'refused').length;
  const lines = files.map((file, index): FileLine => {
    const problem = problemOf(file, room);
    if (!problem) room -= 1;
    return {
      key: state.nextKey + index,
      name: file.name,
      sizeBytes: file.size,
      file,
      state: problem ? 'refused' : 'waiting',
      share: 0,
      problem,
      again: false,
    };
  });
  return { lines: [...state.lines, ...lines], nextKey: state.nextKey + files.length };
}

/** What the browser can tell without sending; the server looks at the content. */
function problemOf({ name, size }: File, room: number): FieldProblem | null {
  if (size > largestMegabytes * 1024 * 1024) return { code: 'fileTooLarge', values: { name, max: largestMegabytes } };
  if (size === 0) return { code: 'fileEmpty', values: { name } };
  return room > 0 ? null : { code: 'tooManyFiles', values: { max: mostFiles } };
}

function change(state: Sending, key: number, to: (line: FileLine) => Partial<FileLine>): Sending {
  return { ...state, lines: state.lines.map((line) => (line.key === key ? { ...line, ...to(line) } : line)) };
}

function without(state: Sending, key: number): Sending {
  return { ...state, lines: state.lines.filter((line) => line.key !== key) };
}
