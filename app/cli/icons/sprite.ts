// One SVG file of symbols, drawn from the icon set (Tabler Icons, MIT).
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

type Shape = readonly [tag: string, attributes: Record<string, string>];

/** The names given to `icon('…')`, in order. */
export function iconNames(source: string): string[] {
  return [...source.matchAll(/= icon\('(\w+)'\)/g)].map((match) => match[1] ?? '');
}

/** @throws when the set has no icon of a name. */
export async function drawSprite(names: readonly string[]): Promise<string> {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!-- Tabler Icons, https://tabler.io/icons, MIT. Drawn by `npm run icons`. -->',
    ...(await Promise.all(names.map(drawSymbol))),
    '</svg>',
    '',
  ].join('\n');
}

async function drawSymbol(name: string): Promise<string> {
  const drawing = (await import(`@tabler/icons-react/dist/esm/icons/Icon${name}.mjs`)) as { __iconNode: Shape[] };
  const shapes = drawing.__iconNode.map(([tag, attributes]) => createElement(tag, attributes));
  return renderToStaticMarkup(createElement('symbol', { id: name, viewBox: '0 0 24 24' }, ...shapes));
}
