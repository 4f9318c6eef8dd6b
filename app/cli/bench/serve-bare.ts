// Serves the built bare page by the product's own server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { createServer } from '#app/http/server.ts';

const [build = '', port = '0'] = process.argv.slice(2);
const loaded = (await import(pathToFileURL(join(build, 'server/index.js')).href)) as ServerBuild;
createServer({
  build: loaded,
  clientFolder: join(build, 'client'),
  log: pino({ level: 'error' }),
  trustedProxies: 0,
  secure: false,
}).listen(Number(port), '127.0.0.1');
