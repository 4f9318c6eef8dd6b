// Every pair of colours that carries text keeps WCAG AA (4.5:1), and every control's edge 3:1, in both schemes.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/components/tokens.css', import.meta.url), 'utf8');

function scheme(name: string): Map<string, string> {
  const block = new RegExp(`@define-mixin ${name}-tokens \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'surface', 'sunken', 'hover', 'selected'];
const text: [string, string][] = [
  ...['ink', 'ink-soft'].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...['paper', 'surface', 'sunken', 'hover'].map((ground): [string, string] => ['ink-faint', ground]),
  ...['neutral', 'info', 'success', 'warning', 'danger'].flatMap((tone): [string, string][] => [
    [`${tone}-ink`, `${tone}-wash`],
    [`${tone}-ink`, 'surface'],
    [`${tone}-ink`, 'paper'],
    ['ink', `${tone}-wash`],
  ]),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['seal', 'surface'],
  ['seal', 'paper'],
  ['ink', 'mark'],
];
const edges: [string, string][] = ['line-strong', 'focus', 'same', 'different'].flatMap((edge) => [
  [edge, 'surface'],
  [edge, 'paper'],
]);

it.each(['light', 'dark'])('%s keeps its contrasts', (name) => {
  const colours = scheme(name);
  const of = ([a, b]: [string, string]) => contrast(colours.get(a) ?? '#000000', colours.get(b) ?? '#000000');
  expect(text.filter((pair) => of(pair) < 4.5)).toEqual([]);
  expect(edges.filter((pair) => of(pair) < 3)).toEqual([]);
});
