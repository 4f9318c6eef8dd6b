// Every npm command works on a bare checkout: it installs what is missing before it needs a package.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** For who works on the product and has installed it; the README names none of them. */
const forThoseInstalled = ['test:unit', 'test:e2e', 'format'];

describe('The npm commands', () => {
  it('begin with a program of ours that needs nothing but Node', () => {
    const wrong = Object.entries(scripts).filter(
      ([name, command]) => !forThoseInstalled.includes(name) && !/^node (app\/cli|tests)\/[\w-]+\.mjs\b/.test(command),
    );
    expect(wrong).toEqual([]);
    const named = readFileSync('README.md', 'utf8');
    for (const name of forThoseInstalled) expect(named).not.toContain(`npm run ${name}`);
  });

  it('import no package before they have installed', () => {
    const programs = Object.values(scripts).flatMap(
      (command) => command.match(/(app\/cli|tests)\/[\w-]+\.mjs/)?.[0] ?? [],
    );
    const imported = [...new Set(programs)].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^import .* from '([^']+)'/gm)].map((match) => `${path} ${match[1]}`),
    );
    expect(imported.length).toBeGreaterThan(5);
    expect(imported.filter((line) => !/ (node:|\.)/.test(line))).toEqual([]);
  });

  it('name programs that exist', () => {
    for (const [name, command] of Object.entries(scripts)) {
      const program = /run\.mjs ([\w-]+)/.exec(command)?.[1];
      if (program) expect(existsSync(`app/cli/${program}.ts`), name).toBe(true);
    }
  });

  it('call npm where nothing is installed, then run with their arguments and their exit code', () => {
    const root = mkdtempSync(join(tmpdir(), 'rightful-bare-'));
    mkdirSync(join(root, 'app/cli'), { recursive: true });
    for (const name of ['run.mjs', 'install.mjs']) cpSync(`app/cli/${name}`, join(root, 'app/cli', name));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(root, 'package-lock.json'),
      '{ "packages": { "": {}, "node_modules/tsx": { "version": "1.0.0" } } }',
    );
    writeFileSync(join(root, 'app/cli/try.ts'), 'console.log(process.argv.slice(2).join(" ")); process.exit(3);');
    // An npm that installs the one package there is, with what the real one does.
    const bin = join(root, 'bin');
    mkdirSync(bin);
    const made = join(root, 'node_modules/tsx');
    writeFileSync(
      join(bin, 'npm'),
      `#!/bin/sh
mkdir -p '${made}'
echo '{ "name": "tsx", "version": "1.0.0", "main": "index.mjs" }' > '${made}/package.json'
echo 'import "${pathToFileURL(join(process.cwd(), 'node_modules/tsx/dist/loader.mjs')).href}"' > '${made}/index.mjs'
echo '{ "packages": { "node_modules/tsx": { "version": "1.0.0" } } }' > '${join(root, 'node_modules/.package-lock.json')}'
`,
      { mode: 0o755 },
    );
    const run = () => {
      try {
        return execFileSync(process.execPath, ['app/cli/run.mjs', 'try', '--rows', '5'], {
          cwd: root,
          env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
          stdio: ['ignore', 'pipe', 'pipe'],
          encoding: 'utf8',
        });
      } catch (error) {
        return error as { status: number; stdout: string; stderr: string };
      }
    };
    expect(run()).toMatchObject({ status: 3, stdout: '--rows 5\n', stderr: expect.stringContaining('Installing') });
    expect(run()).toMatchObject({ status: 3, stdout: '--rows 5\n', stderr: '' });
  });
});
