// A throw-away MySQL or MariaDB server for one test run: its data in a temporary folder, on a free loopback port.
// Fast because nothing in it needs to survive a power cut. Never touches a server of this machine.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { findMysqlServer, findProgram } from './services.mjs';

export interface TestServer {
  /** Without a database name; the user may create and drop any. */
  url: string;
  stop: () => Promise<void>;
}

const run = promisify(execFile);

/** True when the server answers and the user may create databases. */
export async function answers(url: string): Promise<boolean> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 2000 });
    const probe = `rightful_probe_${process.pid}`;
    await connection.query(`create database if not exists \`${probe}\``);
    await connection.query(`drop database \`${probe}\``);
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

/** Starts a server of our own; null where none is installed. Throws when it is installed and does not come up. */
export async function startServer(): Promise<TestServer | null> {
  const program = findMysqlServer();
  if (!program) return null;
  const folder = await mkdtemp(join(tmpdir(), 'rightful-mysql-'));
  const data = join(folder, 'data');
  // Its temporary tables lie there too: two runs at once would meet in the machine's own folder.
  const env = { ...process.env, TMPDIR: folder };
  const asRoot = userInfo().uid === 0 ? ['--user=root'] : [];
  const { stdout: version } = await run(program, ['--no-defaults', '--version']);
  const installer = /mariadb/i.test(version) ? findProgram('mariadb-install-db', 'mysql_install_db') : null;
  await (installer
    ? run(
        installer,
        ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...asRoot],
        { env },
      )
    : run(program, ['--no-defaults', '--initialize-insecure', `--datadir=${data}`, ...asRoot], { env }));
  const port = await freePort();
  const child = spawn(
    program,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 's')}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--innodb-buffer-pool-size=128M',
      '--max-connections=200',
      ...asRoot,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env },
  );
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4000)));
  const stop = () => stopServer(child, folder);
  const url = `mysql://root@127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`${program} did not start:\n${complaints}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop };
}

async function stopServer(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(force);
  }
  await rm(folder, { recursive: true, force: true });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
}
