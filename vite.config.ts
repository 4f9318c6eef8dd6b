import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { denyImports, envOnlyMacros } from 'vite-env-only';
import remixOptions from './remix.config.js';

export default defineConfig({
  plugins: [
    // The client-bundle net: `db/` and `search/` lie outside Remix's `.server` convention, so without
    // this a careless import from a component would ship them to the browser silently.
    denyImports({
      client: {
        specifiers: [/^node:/, /^#db\//, /^#search\//, /^#app\/(services|jobs|cli|http)\//, 'kysely', 'mysql2', 'libsql', 'lucia', 'pino', 'nodemailer', 'meilisearch'],
        files: ['**/db/**', '**/search/**', '**/app/services/**', '**/app/jobs/**', '**/app/cli/**', '**/*.server.*'],
      },
    }),
    envOnlyMacros(),
    remix(remixOptions),
  ],
  build: { target: 'es2022', chunkSizeWarningLimit: 400 },
  server: { host: '127.0.0.1' },
});
