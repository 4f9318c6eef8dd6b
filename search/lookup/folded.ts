// A written text as the lookup compares it: folded, without spaces, each unit knowing where it was written and how it reads.
import type { Span } from '#app/domain/duplicate/explanation.ts';
import { foldedChar, isHan } from '../matching/normalise.ts';
import { readingsOf } from '../matching/pinyin.ts';

export interface FoldedText {
  /** Folded, spaces and punctuation out. */
  text: string;
  /** For each unit of `text`, where it was written: half-open, in UTF-16 units. */
  at: readonly Span[];
  /** Positions in `text` at which a word begins. */
  words: readonly number[];
  /** For each unit of `text` its syllable; a Latin letter or digit reads as itself. */
  readings: readonly string[];
  hasHan: boolean;
}

/** Names are shorter; an address pasted into the box is cut. */
const longest = 200;

export function foldText(written: string): FoldedText {
  let text = '';
  const at: Span[] = [];
  const words: number[] = [];
  let position = 0;
  let isGap = true;
  let hasHan = false;
  for (const char of written.slice(0, longest)) {
    const folded = foldedChar(char);
    for (let unit = 0; unit < folded.length; unit += 1) {
      const piece = folded.charAt(unit);
      if (piece === ' ') {
        isGap = true;
        continue;
      }
      const isHanUnit = isHan(piece.charCodeAt(0));
      if (isGap || isHanUnit) words.push(text.length);
      isGap = isHanUnit;
      hasHan ||= isHanUnit;
      text += piece;
      at.push([position, position + char.length]);
    }
    if (folded === '' && /\s/.test(char)) isGap = true;
    position += char.length;
  }
  let readings: readonly string[] | null = null;
  return {
    text,
    at,
    words,
    // Few of the names a text is held against are looked at by how they read.
    get readings() {
      return (readings ??= readingsOf(text));
    },
    hasHan,
  };
}

/** Where units `from` to `to` (half-open) were written, neighbours joined. */
export function writtenSpans({ at }: FoldedText, from: number, to: number): Span[] {
  return joined(at.slice(from, to));
}

/** In order, with those that touch or overlap made one. */
export function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
}
