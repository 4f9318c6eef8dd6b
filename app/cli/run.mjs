// The npm commands whose program is TypeScript: `node app/cli/run.mjs NAME …` installs what is missing and runs
// `app/cli/NAME.ts` with the rest of the arguments. Plain Node, so that every command works on a bare checkout.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { installPackages, requireNode } from './install.mjs';

const root = resolve(import.meta.dirname, '../..');
const [name = '', ...args] = process.argv.slice(2);
/** Commands for who writes the product; the others run with the packages of production alone. */
const forDevelopment = ['dev', 'icons'];

requireNode();
await installPackages(root, { development: forDevelopment.includes(name) });

const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'app/cli', `${name}.ts`), ...args], {
  stdio: 'inherit',
});
// The command decides how it stops; this process only passes on and waits.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 1));
