// The seal of a registration or ledger entry: number, server time to the second, first characters of the hash.
// Outline while provisional, filled when protected, broken when ended. The product's one ornament.
import { useId, type ReactNode } from 'react';
import { formatTime } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { classNames } from '../class-names.ts';
import { useViewer } from '../viewer.tsx';
import styles from './stamp.module.css';

export type StampState = 'provisional' | 'protected' | 'ended';

export type StampProps = {
  number: string;
  at: Instant;
  /** The ledger entry's hash; its first eight characters are shown. */
  hash: string;
  state: StampState;
  /** `sm` 40 px carries the mark alone; `md` 112 px and `lg` 184 px the words as well. */
  size?: 'sm' | 'md' | 'lg';
  /** Draw it stroke by stroke: for the moment a submission is acknowledged. */
  draw?: boolean;
};

export function Stamp({ number, at, hash, state, size = 'md', draw }: StampProps) {
  const { t } = useCopy();
  const { timeZone } = useViewer();
  const id = useId();
  // A seal reads the same in every language: digits only.
  const time = formatTime(at, 'second', 'zh-CN', timeZone);
  const short = hash.slice(0, 8);
  const label = t(`ui:stamp.${state}`, { number, time, hash: short });
  const body = size === 'sm' ? <Mark small /> : <Face id={id} number={number} time={time} hash={short} />;
  return (
    <svg
      viewBox="0 0 120 120"
      role="img"
      aria-label={label}
      className={classNames(styles.stamp, styles[size], styles[state], draw && styles.draw)}
    >
      <title>{label}</title>
      {state === 'ended' ? <Broken id={id}>{body}</Broken> : body}
    </svg>
  );
}

/** 正 in five strokes, each its own path so that it can be drawn in writing order. */
const strokes = ['M38 40H82', 'M60 40V79', 'M60 57H77', 'M46 54V79', 'M34 79H86'];

function Mark({ small }: { small?: boolean }) {
  return (
    <>
      <circle className={styles.disc} cx="60" cy="60" r="55" />
      <circle
        className={styles.ring}
        cx="60"
        cy="60"
        r="55"
        strokeWidth="6"
        pathLength="1"
        transform="rotate(-90 60 60)"
      />
      <g
        className={styles.mark}
        strokeWidth={small ? 8.5 : 7}
        transform={small ? 'translate(60 60) scale(1.16) translate(-60 -59.5)' : undefined}
      >
        {strokes.map((d) => (
          <path key={d} d={d} pathLength="1" />
        ))}
      </g>
    </>
  );
}

function Face({ id, number, time, hash }: { id: string; number: string; time: string; hash: string }) {
  return (
    <>
      <defs>
        <path id={`${id}top`} d="M16.9 60a43.1 43.1 0 0 1 86.2 0" />
        <path id={`${id}bottom`} d="M10.7 60a49.3 49.3 0 0 0 98.6 0" />
      </defs>
      <circle className={styles.disc} cx="60" cy="60" r="57" />
      <circle
        className={styles.ring}
        cx="60"
        cy="60"
        r="57"
        strokeWidth="3.4"
        pathLength="1"
        transform="rotate(-90 60 60)"
      />
      <circle
        className={styles.ring}
        cx="60"
        cy="60"
        r="37.5"
        strokeWidth="1"
        pathLength="1"
        transform="rotate(90 60 60)"
      />
      <g className={styles.words}>
        <text fontSize={number.length > 15 ? 8.4 : 10} letterSpacing={number.length > 15 ? 0.5 : 1.1} fontWeight="700">
          <textPath href={`#${id}top`} startOffset="50%" textAnchor="middle">
            {number}
          </textPath>
        </text>
        <text fontSize="8.3" letterSpacing="0.7" fontWeight="600">
          <textPath href={`#${id}bottom`} startOffset="50%" textAnchor="middle">
            {time}
          </textPath>
        </text>
        <text x="60" y="86.5" fontSize="8.8" letterSpacing="0.8" fontWeight="600" textAnchor="middle">
          {hash}
        </text>
        <circle cx="12.2" cy="60" r="1.7" stroke="none" />
        <circle cx="107.8" cy="60" r="1.7" stroke="none" />
      </g>
      <g className={styles.mark} strokeWidth="6" transform="translate(60 53) scale(0.74) translate(-60 -59.5)">
        {strokes.map((d) => (
          <path key={d} d={d} pathLength="1" />
        ))}
      </g>
      <g className={styles.nicks}>
        <path d="M100.4 18.6l2 2.6M16.6 96.8l1.5 2M92 107.4l2.2-1.4M4.2 44.6l.9-3M115.4 77.6l.8-2.4M47 3.9l2.4-.5" />
        <circle cx="36" cy="74" r="0.5" />
        <circle cx="85" cy="49" r="0.55" />
        <circle cx="71" cy="28.5" r="0.45" />
        <circle cx="49" cy="93.5" r="0.45" />
      </g>
    </>
  );
}

/** The same seal in two halves along a crack. */
function Broken({ id, children }: { id: string; children: ReactNode }) {
  return (
    <>
      <defs>
        <clipPath id={`${id}left`}>
          <path d="M-10-10H98L88 12 93 29 83 44 90 60 79 77 84 94 72 130H-10Z" />
        </clipPath>
        <clipPath id={`${id}right`}>
          <path d="M98-10H130V130H72L84 94 79 77 90 60 83 44 93 29 88 12Z" />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}left)`} transform="translate(-1.6 0) rotate(-1 60 60)">
        <g id={`${id}body`}>{children}</g>
      </g>
      <g clipPath={`url(#${id}right)`} transform="translate(2.6 2.4) rotate(5 90 60)">
        <use href={`#${id}body`} />
      </g>
    </>
  );
}
