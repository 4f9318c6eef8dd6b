// The smallest page of the same framework, to measure ours against.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixOptions from '../../../remix.config.js';

const folder = dirname(fileURLToPath(import.meta.url));

export default defineConfig({
  root: folder,
  plugins: [
    remix({
      ...remixOptions,
      buildDirectory: process.env.BARE_BUILD ?? 'build',
      future: { ...remixOptions.future, v3_routeConfig: false },
    }),
  ],
  build: { target: 'es2022' },
});
