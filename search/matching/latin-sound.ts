// A word in Latin letters as it sounds, roughly: Schmidt and Shmit, Rostelecom and Rostelekom, Mueller and Muller meet.
// For names that came through another alphabet or another language's spelling; never an identity by itself.

const steps: readonly (readonly [pattern: RegExp, sound: string])[] = [
  [/shch|sch/g, 'sh'],
  [/tsch|tch|cz/g, 'ch'],
  [/ph/g, 'f'],
  [/kh|gh/g, 'h'],
  [/dzh|dj/g, 'j'],
  [/zh/g, 'z'],
  [/ck|qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/ts|tz/g, 's'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/th/g, 't'],
  [/ae|oe|ue/g, 'e'],
  [/ou|oo/g, 'u'],
  [/ee|ea|ie|ey|iy|ij|yi/g, 'i'],
  [/[jy]/g, 'i'],
  [/ii/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/e$/g, ''],
];

const known = new Map<string, string>();

export function soundOfWord(word: string): string {
  let sound = known.get(word);
  if (sound !== undefined) return sound;
  sound = word;
  for (const [pattern, to] of steps) sound = sound.replace(pattern, to);
  if (known.size > 50_000) known.clear();
  known.set(word, sound);
  return sound;
}
