// Every sentence exists in both languages, every key that code asks for exists, and no key lies about unused.
import { describe, expect, it } from 'vitest';
import { permissions } from '#app/domain/access/permission.ts';
import { en } from '#app/copy/en.ts';
import { zhCN } from '#app/copy/zh-CN.ts';
import { closureOf, listFiles, literalsOf } from './source.ts';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  const sentences = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const own = path === '' ? `${key}:` : path.endsWith(':') ? path + key : `${path}.${key}`;
    if (typeof value === 'string') sentences.set(own, value);
    else for (const [inner, sentence] of flatten(value, own)) sentences.set(inner, sentence);
  }
  return sentences;
}

/** `ui:span.left_one` is asked for as `ui:span.left`. */
const asked = (key: string) => key.replace(/_(zero|one|other)$/, '');

const english = flatten(en);
const chinese = flatten(zhCN);
const keys = new Set([...english.keys()].map(asked));
const namespaces = Object.keys(en);

const sources = listFiles('app', '.ts', '.tsx').filter((path) => !path.startsWith('app/copy/'));
const isKeyLike = (text: string) =>
  namespaces.some((name) => text.startsWith(`${name}:`)) && /^[a-zA-Z]+:[\w.-]+$/.test(text);

describe('Sentences', () => {
  it('are the same keys in both languages', () => {
    expect([...new Set([...chinese.keys()].map(asked))].sort()).toEqual([...keys].sort());
  });

  it('have the plural forms their language needs', () => {
    const plural = (sentences: Map<string, string>) => [...sentences.keys()].filter((key) => /_(one|other)$/.test(key));
    for (const key of plural(english))
      expect(english.has(`${asked(key)}_one`) && english.has(`${asked(key)}_other`), key).toBe(true);
    // Chinese has one form.
    expect(plural(chinese).filter((key) => key.endsWith('_one'))).toEqual([]);
    const counted = new Set(plural(english).map(asked));
    for (const key of counted) expect(chinese.has(`${key}_other`) || chinese.has(key), key).toBe(true);
  });

  it('carry the same values in both languages', () => {
    const values = (sentence: string) =>
      [...new Set([...sentence.matchAll(/\{\{\s*([\w]+)/g)].map(([, name]) => name))].sort();
    const wrong: string[] = [];
    for (const [key, sentence] of english) {
      // `one` may say "a day" where `other` says the number.
      if (key.endsWith('_one')) continue;
      const other = chinese.get(key) ?? chinese.get(asked(key)) ?? chinese.get(`${asked(key)}_other`) ?? '';
      if (values(sentence).join() !== values(other).join())
        wrong.push(`${key}: ${values(sentence).join()} / ${values(other).join()}`);
    }
    expect(wrong).toEqual([]);
  });

  it('are written, and in their own language', () => {
    for (const [key, sentence] of [...english, ...chinese]) expect(sentence.trim(), key).not.toBe('');
    const han = [...english].filter(
      ([key, sentence]) => /\p{Script=Han}/u.test(sentence) && !key.startsWith('ui:languages.'),
    );
    expect(han.map(([key]) => key)).toEqual([]);
  });

  it('exist for every key that code asks for', () => {
    const missing: string[] = [];
    for (const path of sources) {
      const { fixed, prefixes } = literalsOf(path);
      for (const key of fixed.filter(isKeyLike)) {
        if (!keys.has(key) && !(permissions as readonly string[]).includes(key)) missing.push(`${key} (${path})`);
      }
      for (const prefix of prefixes.filter((text) => namespaces.some((name) => text.startsWith(`${name}:`)))) {
        if (![...keys].some((key) => key.startsWith(prefix))) missing.push(`${prefix}… (${path})`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('are each asked for somewhere', () => {
    const fixed = new Set<string>();
    const prefixes = new Set<string>();
    for (const path of sources) {
      const found = literalsOf(path);
      for (const text of found.fixed) fixed.add(text);
      // A prefix must name at least a namespace and a part of a key: `ui:` alone would excuse everything.
      for (const text of found.prefixes) if (/^[a-zA-Z]+:\w/.test(text)) prefixes.add(text);
    }
    const unused = [...keys].filter(
      (key) => !fixed.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)),
    );
    expect(unused.sort()).toEqual([]);
  });
});

describe('The sentences an audience loads', () => {
  const bundle = (audience: string) =>
    new Set(
      literalsOf(`app/copy/audience/${audience}.en.ts`).fixed.flatMap((path) => /en\/(\w+)\.ts$/.exec(path)?.[1] ?? []),
    );
  const routes = sources.filter((path) => path.startsWith('app/routes/'));
  const cases = [
    { audience: 'portal', pages: routes.filter((path) => path.startsWith('app/routes/portal+/')) },
    { audience: 'admin', pages: routes.filter((path) => path.startsWith('app/routes/admin+/')) },
    { audience: 'public', pages: routes.filter((path) => path.startsWith('app/routes/_public+/')) },
  ];

  it.each(cases)('hold every namespace that a page of the $audience pages shows', ({ audience, pages }) => {
    const loaded = bundle(audience);
    const missing: string[] = [];
    for (const page of pages.filter((path) => path.endsWith('.tsx'))) {
      for (const path of closureOf(
        page,
        (target) => target.startsWith('app/') && !/\.server\.tsx?$|^app\/(services|copy|http|mail)\//.test(target),
      )) {
        if (!path.endsWith('.tsx')) continue;
        const { fixed, prefixes } = literalsOf(path);
        const used = [
          ...fixed.filter((text) => keys.has(text)),
          ...prefixes.filter((text) => namespaces.some((name) => text.startsWith(`${name}:`))),
        ];
        for (const key of used) if (!loaded.has(key.split(':')[0] ?? '')) missing.push(`${key} (${path}, for ${page})`);
      }
    }
    expect([...new Set(missing)]).toEqual([]);
  });

  it.each(['portal', 'admin', 'public'])('are the same namespaces in both languages (%s)', (audience) => {
    const names = (language: string) =>
      literalsOf(`app/copy/audience/${audience}.${language}.ts`)
        .fixed.map((path) => path.split('/').at(-1))
        .sort();
    expect(names('zh-CN')).toEqual(names('en'));
  });
});
