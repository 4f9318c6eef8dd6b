// Imports a file into the master list from the terminal: the same steps as the pages, with the same words.
// `npm run import -- FILE [--map "header=field" …] [--source SYSTEM] [--dry-run] [--yes] [--lang en|zh-CN]`
import 'dotenv/config';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { translator } from '#app/copy/copy.server.ts';
import { formatNumber } from '#app/copy/format.ts';
import type { Translate } from '#app/copy/keys.ts';
import type { SystemActor } from '#app/domain/access/permission.ts';
import { importFields, isImportField } from '#app/domain/importing/field.ts';
import { type ColumnMapping, foldHeader } from '#app/domain/importing/header.ts';
import { type VerdictCounts, rowVerdicts } from '#app/domain/importing/lifecycle.ts';
import { chooseLanguage } from '#app/domain/language/language.ts';
import { createWork } from '#app/services/boot.server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { commitImport } from '#app/services/importing/commit.server.ts';
import { type ImportMapping } from '#app/services/importing/import.server.ts';
import { orderCommit } from '#app/services/importing/order-commit.server.ts';
import { importResult } from '#app/services/importing/result.server.ts';
import { setMapping } from '#app/services/importing/set-mapping.server.ts';
import { type Progress, stageImport } from '#app/services/importing/stage.server.ts';
import { startImport } from '#app/services/importing/start.server.ts';
import { findOpenImport, viewImport } from '#app/services/importing/view.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { runCommand } from './command.ts';
import { progressBar } from './progress-bar.ts';

const actor: SystemActor = { kind: 'system', name: 'import command' };

class Refused extends Error {}

interface Asked {
  path: string;
  map: [header: string, field: string][];
  source: string | null;
  dryRun: boolean;
  yes: boolean;
}

const options = {
  map: { type: 'string', multiple: true, default: [] as string[] },
  source: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const;

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    return null;
  }
}

runCommand(async () => {
  const given = readArguments();
  const { values, positionals } = given ?? { values: {}, positionals: [] };
  const t = translator(chooseLanguage(values.lang ?? null, (process.env.LANG ?? 'en').replace(/[._].*$/, '')));
  const [file, ...more] = positionals;
  if (!file || more.length > 0) {
    console.error(t('importing:cli.usage'));
    return 2;
  }
  const asked: Asked = {
    path: resolve(file),
    map: (values.map ?? []).map((pair) => [
      pair.slice(0, pair.lastIndexOf('=')),
      pair.slice(pair.lastIndexOf('=') + 1),
    ]),
    source: values.source ?? null,
    dryRun: values['dry-run'] ?? false,
    yes: values.yes ?? false,
  };
  const work = createWork({ ...parseEnvironment(process.env), logLevel: 'warn' });
  try {
    return await importFile(work, t, asked);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await work.db.destroy();
  }
});

async function importFile(work: Work, t: Translate, asked: Asked): Promise<number> {
  const id = await openImport(work, t, asked);
  let shown = await statusOf(work, id);
  if (shown.status === 'mapping') {
    const mapping = mappingFor(t, shown.header.columns, shown.mapping, asked);
    printMapping(t, shown.header.columns, mapping);
    const answer = await setMapping(work, actor, null, id, mapping);
    if (!answer.ok) throw new Refused(t(`importing:map.problem.${answer.reason === 'mapping' ? 'noName' : 'columns'}`));
  }
  if (shown.status === 'mapping' || shown.status === 'staging') await stage(work, t, id);
  shown = await statusOf(work, id);
  printCounts(t, shown.counts);
  const { new: created, update: updated } = shown.counts;
  if (created + updated === 0) console.log(t('importing:cli.nothing'));
  else if (asked.dryRun) console.log(t('importing:cli.kept'));
  else {
    if (shown.status !== 'committing') {
      if (
        !asked.yes &&
        !(await confirmed(t('importing:cli.ask', { created: formatNumber(created), updated: formatNumber(updated) })))
      ) {
        console.log(t('importing:cli.kept'));
        return 0;
      }
      await orderCommit(work, actor, null, id);
    }
    const rows = await write(work, t, id);
    console.log(t('importing:cli.done', { rows: formatNumber(rows) }));
  }
  console.log(t('importing:cli.result', { path: await writeResult(work, t, id, asked.path) }));
  return 0;
}

/** The interrupted import of the same bytes, or a new one. */
async function openImport(work: Work, t: Translate, { path }: Asked): Promise<string> {
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) throw new Refused(t('importing:cli.noFile', { path }));
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  const sha256 = digest.digest('hex');
  const open = await findOpenImport(work, sha256);
  if (open) {
    console.log(t('importing:cli.resuming'));
    return open;
  }
  const started = await startImport(work, actor, null, {
    path,
    fileName: basename(path),
    sizeBytes: file.size,
    sha256,
  });
  if (!started.ok) throw new Refused(t(`importing:fileProblem.${started.reason}`));
  return started.id;
}

async function statusOf(work: Work, id: string) {
  const shown = await viewImport(work, id);
  if (!shown) throw new Error('the import is gone');
  return shown;
}

function mappingFor(t: Translate, headers: readonly string[], proposed: ImportMapping, asked: Asked): ImportMapping {
  const columns: ColumnMapping = [...proposed.columns];
  for (const [header, field] of asked.map) {
    const column = headers.findIndex((name) => name === header || foldHeader(name) === foldHeader(header));
    if (column < 0) throw new Refused(t('importing:cli.unknownHeader', { header, headers: headers.join(', ') }));
    if (field !== '' && !isImportField(field)) {
      throw new Refused(t('importing:cli.unknownField', { field, fields: importFields.join(', ') }));
    }
    // A column named on the command line takes the field from the one that was proposed.
    const taken = columns.indexOf(isImportField(field) ? field : null);
    if (isImportField(field) && taken >= 0) columns[taken] = null;
    columns[column] = isImportField(field) ? field : null;
  }
  return { columns, sourceSystem: asked.source ?? proposed.sourceSystem };
}

function printMapping(t: Translate, headers: readonly string[], { columns }: ImportMapping): void {
  console.log(t('importing:cli.columns'));
  for (const [column, header] of headers.entries()) {
    const field = columns[column];
    console.log(
      `  ${header || t('importing:map.unnamed')} → ${field ? t(`importing:field.${field}`) : t('importing:cli.leftOut')}`,
    );
  }
}

function printCounts(t: Translate, counts: VerdictCounts): void {
  console.log(t('importing:cli.verdicts'));
  for (const verdict of rowVerdicts)
    console.log(`  ${formatNumber(counts[verdict]).padStart(11)}  ${t(`importing:verdict.${verdict}`)}`);
}

type RunAnswer = { ok: true; rows: number } | { ok: false; reason: string };

async function stage(work: Work, t: Translate, id: string): Promise<void> {
  const answer = await whenFree(t, 'staging', (onProgress) => stageImport(work, id, { onProgress }));
  if (answer.ok) return;
  if (answer.reason === 'unreadable') throw new Refused(t(`importing:fileProblem.${answer.problem}`));
  // A worker beside us may have finished it meanwhile.
  if (answer.reason !== 'notNow') throw new Refused(t('importing:cli.stopped'));
}

async function write(work: Work, t: Translate, id: string): Promise<number> {
  const answer = await whenFree(t, 'committing', (onProgress) => commitImport(work, id, { onProgress }));
  const shown = await statusOf(work, id);
  if (!answer.ok && shown.status !== 'committed') throw new Refused(t('importing:cli.stopped'));
  return shown.committedRows;
}

/** Runs a step with its bar; where a worker is at it, waits until it is through or its lease has run out. */
async function whenFree<Answer extends RunAnswer>(
  t: Translate,
  step: 'staging' | 'committing',
  run: (onProgress: (progress: Progress) => void) => Promise<Answer>,
): Promise<Answer> {
  for (let told = false; ;) {
    const bar = progressBar(t(`importing:cli.${step}`), (rate) =>
      t('importing:cli.rate', { rate: formatNumber(rate) }),
    );
    const answer = await run(({ done, total }) => bar.update(done, total));
    bar.end();
    if (answer.ok || answer.reason !== 'busy') return answer;
    if (!told) console.log(t('importing:cli.busy'));
    told = true;
    await wait(1_000);
  }
}

async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(question);
  reader.close();
  return /^(y|yes|是|好)$/i.test(answer.trim());
}

/** Beside the input; whole or not at all. */
async function writeResult(work: Work, t: Translate, id: string, input: string): Promise<string> {
  const result = await importResult(work, t, id);
  if (!result.ok) throw new Error(result.reason);
  const path = join(dirname(input), result.fileName);
  await pipeline(Readable.from(result.text), createWriteStream(`${path}.partial`));
  await rename(`${path}.partial`, path);
  return path;
}
