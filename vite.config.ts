import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { type Plugin, type PluginOption, defineConfig } from 'vite';
import { denyImports, envOnlyMacros } from 'vite-env-only';
import remixOptions from './remix.config.js';

/**
 * Leaves `build/client-modules.json`, the modules in each file for the browser, for the check that none of them is the
 * server's (`tests/client-bundle.mjs`).
 */
function clientModules(): Plugin {
  return {
    name: 'rightful:client-modules',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    writeBundle({ dir = '.' }, bundle) {
      const chunks: Record<string, string[]> = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const rendered = Object.entries(chunk.modules).filter(
          ([id, module]) => !id.startsWith('\0') && module.renderedLength > 0,
        );
        chunks[chunk.fileName] = rendered.map(([id]) => relative('.', id.replace(/\?.*$/, '')).replaceAll('\\', '/'));
      }
      writeFileSync(join(dir, '../client-modules.json'), JSON.stringify(chunks, null, 1));
    },
  };
}

/**
 * Leaves our own server modules out of the server build: Node loads them from the source, where the command that starts
 * the server has them already. One copy of each in a process, so that what a module remembers is remembered once.
 */
function oneCopyOfServerModules(): Plugin {
  return {
    name: 'rightful:one-copy',
    enforce: 'pre',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild === true,
    resolveId(source) {
      return /^#(db|search|app\/(services|http|domain|mail|jobs|forms|copy))\//.test(source)
        ? { id: source, external: true }
        : null;
    },
  };
}

/**
 * The client-bundle net: `db/` and `search/` lie outside Remix's `.server` convention, so without this a careless import
 * from a component would ship them to the browser silently. In builds only: the development server asks for every module
 * as a browser would, to collect styles, and would be refused.
 */
function clientBundleNet(): PluginOption[] {
  const plugins = denyImports({
    client: {
      specifiers: [
        /^node:/,
        /^#db\//,
        /^#search\//,
        /^#app\/(services|jobs|cli)\//,
        /^#app\/http\/(?!paths\.ts$)/,
        'kysely',
        'mysql2',
        'libsql',
        'lucia',
        'pino',
        'nodemailer',
        'meilisearch',
      ],
      files: ['**/db/**', '**/search/**', '**/app/services/**', '**/app/jobs/**', '**/app/cli/**', '**/*.server.*'],
    },
  });
  return plugins.map((plugin) => ({ ...(plugin as Plugin), apply: 'build' as const }));
}

export default defineConfig({
  plugins: [oneCopyOfServerModules(), ...clientBundleNet(), envOnlyMacros(), remix(remixOptions), clientModules()],
  build: { target: 'es2022', chunkSizeWarningLimit: 400 },
  server: { host: '127.0.0.1' },
});
