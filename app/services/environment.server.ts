// The environment, parsed once at boot. A wrong value stops the process with a sentence that says which and why.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** `mysql://…`; without it an SQLite file in DATA_DIR. */
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|mariadb|sqlite):/, 'must start with mysql:, mariadb: or sqlite:')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  DATA_DIR: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Where people reach the app: links in mail and the Origin check are made from it. */
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How many reverse proxies stand in front and set X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** 32 bytes or more; encrypts second-factor secrets and signs what must not be forged. Without it one is kept in DATA_DIR. */
  APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Rightful <no-reply@localhost>'),
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_KEY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Bearer token that may read /metrics from elsewhere; from this machine it is open. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** The worker serves /metrics there; without it the worker listens nowhere. */
  WORKER_METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
});

export interface Environment {
  mode: 'development' | 'production' | 'test';
  databaseUrl: string;
  databasePool: number;
  dataDir: string;
  host: string;
  port: number;
  appUrl: string;
  trustedProxies: number;
  appSecret: string;
  smtpUrl: string | null;
  mailFrom: string;
  meili: { url: string; key: string | undefined } | null;
  logLevel: string;
  metricsToken: string | null;
  workerMetricsPort: number | null;
}

/** Thrown at boot; the message lists every wrong variable by name, never its value. */
export class WrongEnvironment extends Error {}

export function parseEnvironment(source: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new WrongEnvironment(
      `The environment cannot be used:\n${lines.join('\n')}\nSee .env.example for every variable.`,
    );
  }
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  if (values.NODE_ENV === 'production' && values.DATABASE_URL?.startsWith('m') && !values.APP_SECRET) {
    throw new WrongEnvironment(
      'The environment cannot be used:\n  APP_SECRET: several app servers need the same secret; set one of at least 32 characters.',
    );
  }
  return {
    mode: values.NODE_ENV,
    databaseUrl: values.DATABASE_URL ?? `sqlite:${join(dataDir, 'rightful.db')}`,
    databasePool: values.DATABASE_POOL,
    dataDir,
    host: values.HOST,
    port: values.PORT,
    appUrl: (values.APP_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    trustedProxies: values.TRUSTED_PROXIES,
    appSecret: values.APP_SECRET ?? keptSecret(dataDir),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    meili: values.MEILI_URL ? { url: values.MEILI_URL, key: values.MEILI_KEY } : null,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN ?? null,
    workerMetricsPort: values.WORKER_METRICS_PORT ?? null,
  };
}

/** The secret of a single-machine installation: made on first start, readable by its owner only. */
function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'app-secret');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}
