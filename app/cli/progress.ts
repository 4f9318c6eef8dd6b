// A progress bar for the terminal: one line rewritten in place, or a plain line now and then where there is no terminal.

export interface Progress {
  at(done: number, of: number): void;
  end(): void;
}

const width = 28;

export function createProgress(label: string): Progress {
  const started = Date.now();
  const live = process.stdout.isTTY === true;
  let last = { done: 0, of: 0 };
  let printed = 0;
  const line = () => {
    const share = last.of === 0 ? 1 : last.done / last.of;
    const filled = Math.round(share * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    const perSecond = Math.round((last.done * 1000) / Math.max(1, Date.now() - started));
    return `  ${label.padEnd(14)} ${bar} ${last.done.toLocaleString('en')}/${last.of.toLocaleString('en')}  ${perSecond.toLocaleString('en')}/s`;
  };
  return {
    at(done, of) {
      last = { done, of };
      const now = Date.now();
      if (live && now - printed > 80) {
        printed = now;
        process.stdout.write(`\r${line()}`);
      } else if (!live && now - printed > 5_000) {
        printed = now;
        console.log(line());
      }
    },
    end() {
      if (live) process.stdout.write(`\r${line()}\n`);
      else console.log(line());
    },
  };
}
