// A value with the characters that differ marked. Positions are UTF-16, half-open, as the explanation gives them.
import type { ReactNode } from 'react';
import type { Span } from '#app/domain/duplicate/explanation.ts';
import styles from './marked.module.css';

export function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const begin = Math.max(start, from);
    if (end <= begin) continue;
    pieces.push(text.slice(from, begin), <mark key={begin}>{text.slice(begin, end)}</mark>);
    from = end;
  }
  pieces.push(text.slice(from));
  return <span className={styles.marked}>{pieces}</span>;
}
