// How far a long command is: a bar that redraws itself in a terminal, a plain line every few seconds elsewhere.
import { formatNumber } from '#app/copy/format.ts';

export interface TerminalBar {
  update(done: number, total: number | null): void;
  end(): void;
}

const width = 24;
const plainEveryMs = 5_000;
const redrawEveryMs = 100;

/** @param rateText the words for a number of steps a second */
export function progressBar(
  label: string,
  rateText: (rate: number) => string,
  out: NodeJS.WriteStream = process.stderr,
): TerminalBar {
  const began = performance.now();
  let first: number | null = null;
  let shown = -Infinity;
  let last = '';
  let written = '';
  return {
    update(done, total) {
      const now = performance.now();
      first ??= done;
      const rate = Math.round(((done - first) / Math.max(now - began, 1)) * 1_000);
      const most = total === null ? null : Math.max(total, done);
      const share = most === null || most === 0 ? 0 : done / most;
      const count = most === null ? formatNumber(done) : `${formatNumber(done)} / ${formatNumber(most)}`;
      const drawn =
        most === null
          ? ''
          : ` [${'#'.repeat(Math.floor(share * width)).padEnd(width, '·')}] ${Math.floor(share * 100)} %`;
      last = `${label}${drawn} ${count}${rate > 0 ? ` · ${rateText(rate)}` : ''}`;
      if (now - shown < (out.isTTY ? redrawEveryMs : plainEveryMs)) return;
      shown = now;
      written = last;
      out.write(out.isTTY ? `\r\u001b[2K${last}` : `${last}\n`);
    },
    end() {
      if (out.isTTY && last !== '') out.write(`\r\u001b[2K${last}\n`);
      else if (last !== written) out.write(`${last}\n`);
    },
  };
}
