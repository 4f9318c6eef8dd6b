// The readings of all Han characters as the lexicon holds them (search/matching/lexicon/readings.ts), made anew from the
// dictionary they are taken from: `npx tsx search/evaluate/readings.ts` prints them.
import { pathToFileURL } from 'node:url';
import { pinyin } from 'pinyin-pro';

/** Syllables without tone (ü as v), each with its characters, `a:吖啊 ai:哀哎`; one line an initial. */
export function readingLines(): string[] {
  const bySyllable = new Map<string, string>();
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const char = String.fromCharCode(code);
    const [syllable = ''] = pinyin(char, { toneType: 'none', type: 'array', v: true });
    if (/^[a-z]{1,6}$/.test(syllable)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + char);
  }
  const byInitial = new Map<string, string[]>();
  for (const syllable of [...bySyllable.keys()].sort()) {
    const line = byInitial.get(syllable.charAt(0)) ?? [];
    line.push(`${syllable}:${bySyllable.get(syllable) ?? ''}`);
    byInitial.set(syllable.charAt(0), line);
  }
  return [...byInitial.values()].map((line) => line.join(' '));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(`${readingLines().join('\n')}\n`);
