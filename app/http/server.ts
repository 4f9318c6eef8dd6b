// The HTTP server around the Remix build: static files, one context per request, a log line per answer, a graceful stop.
// Decides nothing about who may see what: that is every route's wrapper.
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import type { Logger } from 'pino';
import { commonHeaders } from './headers.server.ts';
import { observeRequest } from './metrics.ts';
import { narrowBy } from './narrow.ts';
import { loggablePath } from './paths.ts';

export interface ServerOptions {
  /** The Remix build, or what answers it anew for every request while pages are being written. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** The folder of the browser build, `build/client`. */
  clientFolder: string;
  log: Logger;
  trustedProxies: number;
  /** People reach the app by https. */
  secure: boolean;
}

declare module 'express-serve-static-core' {
  interface Locals {
    requestId: string;
    nonce: string;
    cookies: string[];
    page?: Uint8Array;
  }
}

const year = 365 * 24 * 60 * 60 * 1000;

export function createServer(options: ServerOptions): express.Express {
  const app = express();
  const common = Object.entries(commonHeaders(options.secure));
  app.disable('x-powered-by');
  app.disable('query parser');
  app.set('trust proxy', options.trustedProxies);
  app.use((request, response, next) => {
    const started = process.hrtime.bigint();
    const given = request.headers['x-request-id'];
    response.locals.requestId =
      typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomBytes(9).toString('base64url');
    response.locals.nonce = randomBytes(16).toString('base64');
    response.locals.cookies = [];
    response.setHeader('X-Request-Id', response.locals.requestId);
    // At the last moment, because what an answer says itself stands.
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response;
    response.writeHead = ((...args: unknown[]) => {
      for (const [name, value] of common) if (!response.hasHeader(name)) response.setHeader(name, value);
      // Cookies made by any loader of this request (a prolonged session) go out with its one answer.
      for (const cookie of response.locals.cookies) response.appendHeader('Set-Cookie', cookie);
      response.locals.cookies = [];
      return writeHead(...args);
    }) as typeof response.writeHead;
    response.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      observeRequest(request.method, response.statusCode, ms);
      if (request.path.startsWith('/assets/') || request.path === '/healthz') return;
      const level = response.statusCode >= 500 ? 'error' : 'info';
      options.log[level](
        {
          requestId: response.locals.requestId,
          method: request.method,
          path: loggablePath(request.path),
          status: response.statusCode,
          ms: Math.round(ms * 10) / 10,
        },
        'request',
      );
    });
    next();
  });
  app.use(compression());
  app.use(
    '/assets',
    express.static(join(options.clientFolder, 'assets'), { immutable: true, maxAge: year, index: false }),
  );
  const files = express.static(options.clientFolder, { maxAge: '1h', index: false });
  const fileNames = new Set(readdirSync(options.clientFolder).map((name) => `/${name}`));
  app.use((request, response, next) => (fileNames.has(request.path) ? files(request, response, next) : next()));
  app.all(
    '*',
    (_request, response, next) => {
      // A page is written as the bytes it is, not through the empty stream of its Response.
      const end = response.end.bind(response) as (...args: unknown[]) => typeof response;
      response.end = ((...args: unknown[]) =>
        args.length === 0 && response.locals.page ? end(response.locals.page) : end(...args)) as typeof response.end;
      next();
    },
    answerFrom(options),
  );
  return app;
}

/** Hands a request to Remix, with the routes its path can lead to. */
function answerFrom({ build, secure }: ServerOptions): express.RequestHandler {
  const handlerOf = (from: ServerOptions['build']) =>
    createRequestHandler({
      build: from,
      mode: process.env.NODE_ENV,
      getLoadContext: (request, response) => ({
        requestId: response.locals.requestId,
        nonce: response.locals.nonce,
        cookies: response.locals.cookies,
        ip: request.ip ?? null,
        secure,
        sendPage: (page) => (response.locals.page = page),
      }),
    });
  if (typeof build === 'function') return handlerOf(build);
  const narrow = narrowBy(build);
  const handlers = new Map<ServerBuild, express.RequestHandler>();
  return (request, response, next) => {
    const narrowed = narrow(request.path);
    const handler = handlers.get(narrowed) ?? handlerOf(narrowed);
    handlers.set(narrowed, handler);
    return handler(request, response, next);
  };
}

/**
 * How long a request may take to arrive, in milliseconds: its head, and all of it, which is time enough for the files of a
 * registration from a phone. Whoever is slower is cut off with 408.
 */
export const arrivalLimits = { headMs: 20_000, wholeMs: 300_000 };

/** Puts the limits on a server that is about to listen. */
export function limitArrival(server: Server, limits = arrivalLimits): void {
  server.headersTimeout = limits.headMs;
  server.requestTimeout = limits.wholeMs;
}

/** Stops taking requests, lets running ones end for at most `graceMs`, then closes what is idle. */
export function stopServer(server: Server, graceMs = 10_000): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
