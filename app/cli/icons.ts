// `npm run icons`: draws the sprite of the icons named in `components/ui/icons.ts` from the icon set.
import { readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from './command.ts';
import { drawSprite, iconNames } from './icons/sprite.ts';

runCommand(async () => {
  const names = iconNames(readFileSync('app/components/ui/icons.ts', 'utf8'));
  writeFileSync('app/components/ui/icons.svg', await drawSprite(names));
  return 0;
});
