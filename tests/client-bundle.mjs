// After a build: fails when a module of the server was rendered into a file that browsers load. Reads the list that
// the build leaves beside its output (`clientModules` in vite.config.ts).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const list = resolve(import.meta.dirname, '../build/client-modules.json');
if (!existsSync(list)) {
  console.error('There is no build/client-modules.json: run npm run build first.');
  process.exit(1);
}

/** Folders and packages that stay on the server; paths are from the root. */
const serverOnly = [
  /^db\//,
  /^search\//,
  /^app\/(services|jobs|cli|mail)\//,
  /^app\/http\/(?!paths\.ts)/,
  /\.server\.tsx?$/,
  /^app\/copy\/(en|zh-CN)\.ts$/,
  /^node_modules\/(kysely|mysql2|libsql|@libsql|lucia|pino|nodemailer|meilisearch|express|@node-rs|exceljs|pdfkit|iconv-lite|busboy|prom-client|pinyin-pro|opencc-js)\//,
];

const chunks = JSON.parse(readFileSync(list, 'utf8'));
const found = Object.entries(chunks).flatMap(([chunk, modules]) =>
  modules.filter((path) => serverOnly.some((pattern) => pattern.test(path))).map((path) => `${path} (in ${chunk})`),
);
if (found.length > 0) {
  console.error(`Modules of the server that browsers would load:\n${found.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}
const assets = resolve(import.meta.dirname, '../build/client/assets');
const telling = readdirSync(assets).filter(
  (file) => file.endsWith('.js') && /MEILI_|x-meili|multi-search/i.test(readFileSync(resolve(assets, file), 'utf8')),
);
if (telling.length > 0) {
  console.error(
    `Files for browsers that speak of the search server:\n${telling.map((file) => `  ${file}`).join('\n')}`,
  );
  process.exit(1);
}
const count = Object.values(chunks).flat().length;
if (count === 0) {
  console.error('The list of client modules is empty: the net holds nothing.');
  process.exit(1);
}
console.log(`The browser's files hold ${count} modules, none of them the server's.`);
