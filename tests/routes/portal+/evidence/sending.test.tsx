import { describe, expect, it } from 'vitest';
import { SendingLine } from '#app/routes/portal+/_parts/evidence/evidence-box.tsx';
import {
  type SendingEvent,
  mostFiles,
  nextLine,
  sendingAfter,
  sendingFrom,
} from '#app/routes/portal+/_parts/evidence/sending.ts';
import { render, textOf } from '#tests/components/render.tsx';

const file = (name: string, size = 10) => {
  const made = new File(['x'.repeat(10)], name);
  Object.defineProperty(made, 'size', { value: size });
  return made;
};
const chosen = (...files: File[]): SendingEvent => ({ kind: 'chosen', files, kept: 0 });
const after = (...events: SendingEvent[]) => events.reduce(sendingAfter, sendingFrom([]));
const shown = (state: ReturnType<typeof after>) =>
  state.lines.map((line) => [line.name, line.state, line.problem?.code ?? null]);

describe('Files being sent', () => {
  it('keep each their own problem, whatever becomes of the next', () => {
    const state = after(
      chosen(file('tool.exe'), file('minutes.pdf')),
      { kind: 'begun', key: 0 },
      { kind: 'refused', key: 0, problem: { code: 'fileType', values: { name: 'tool.exe' } } },
      { kind: 'begun', key: 1 },
      { kind: 'taken', key: 1 },
    );
    expect(shown(state)).toEqual([['tool.exe', 'refused', 'fileType']]);
  });

  it('stay when they did not arrive, and go again when asked or when the connection is back', () => {
    const lost = after(
      chosen(file('a.pdf')),
      { kind: 'begun', key: 0 },
      { kind: 'failed', key: 0, problem: { code: 'notSent' } },
    );
    expect(shown(lost)).toEqual([['a.pdf', 'failed', 'notSent']]);
    expect(nextLine(lost)).toBeNull();
    expect(nextLine(sendingAfter(lost, { kind: 'retried', key: 0 }))?.name).toBe('a.pdf');
    expect(nextLine(sendingAfter(lost, { kind: 'allRetried' }))?.name).toBe('a.pdf');
  });

  it('are taken where only the answer was lost', () => {
    const state = after(
      chosen(file('a.pdf')),
      { kind: 'failed', key: 0, problem: { code: 'notSent' } },
      { kind: 'retried', key: 0 },
      { kind: 'begun', key: 0 },
      { kind: 'refused', key: 0, problem: { code: 'sameFile' } },
    );
    expect(state.lines).toEqual([]);
  });

  it('are each told when they are too large, and when there are too many', () => {
    const huge = 16 * 1024 * 1024;
    expect(shown(after(chosen(file('a.pdf', huge), file('b.pdf'), file('c.pdf', huge))))).toEqual([
      ['a.pdf', 'refused', 'fileTooLarge'],
      ['b.pdf', 'waiting', null],
      ['c.pdf', 'refused', 'fileTooLarge'],
    ]);
    const full = sendingAfter(sendingFrom([]), {
      kind: 'chosen',
      files: [file('last.pdf'), file('over.pdf')],
      kept: mostFiles - 1,
    });
    expect(shown(full)).toEqual([
      ['last.pdf', 'waiting', null],
      ['over.pdf', 'refused', 'tooManyFiles'],
    ]);
  });

  it('go one at a time, in the order they were chosen', () => {
    const state = after(chosen(file('a.pdf'), file('b.pdf')), { kind: 'begun', key: 0 });
    expect(nextLine(state)).toBeNull();
    expect(nextLine(sendingAfter(state, { kind: 'taken', key: 0 }))?.name).toBe('b.pdf');
  });

  it('that came with a form without scripts are named with their problem', () => {
    const state = sendingFrom([{ name: 'tool.exe', problem: { code: 'fileType', values: { name: 'tool.exe' } } }]);
    expect(shown(state)).toEqual([['tool.exe', 'refused', 'fileType']]);
    expect(nextLine(sendingAfter(state, { kind: 'retried', key: 0 }))).toBeNull();
  });

  it('offer to be sent again where they did not arrive', () => {
    const line = { name: 'a.pdf', sizeBytes: 10, state: 'failed' as const, share: 0, file: file('a.pdf') };
    const markup = render(
      <ul>
        <SendingLine line={line} problem="Did not arrive" retry={() => undefined} remove={() => undefined} />
      </ul>,
    );
    expect(markup).toContain('aria-label="Send a.pdf again"');
    expect(textOf(markup)).toContain('Did not arrive');
  });
});
