// The sprite holds every icon the product names, as the icon set draws them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawSprite, iconNames } from '#app/cli/icons/sprite.ts';

test('the committed sprite is what `npm run icons` draws', async () => {
  const names = iconNames(readFileSync('app/components/ui/icons.ts', 'utf8'));
  expect(names.length).toBeGreaterThan(50);
  expect(readFileSync('app/components/ui/icons.svg', 'utf8')).toBe(await drawSprite(names));
});
