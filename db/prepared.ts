// Queries put together once and run many times, for what every page asks: putting one together costs more than running it
// when it reads a row or two.
import type { CompiledQuery } from 'kysely';
import type { Reader } from './client.ts';
import { dialectOf } from './dialect.ts';

/** Stands for a string or number while its query is put together. */
class Placeholder {
  readonly path: readonly string[];
  constructor(path: readonly string[]) {
    this.path = path;
  }
}

/**
 * A query whose text depends only on `shape` and on which of its `values` there are, never on what they are: `build` finds
 * a placeholder wherever `values` holds a string or a number, so it may pass those on as parameters but not look at them.
 * Booleans, nulls and what is missing it sees as they are. One text is kept for each form and dialect.
 */
export function prepared<Values extends object, Row, Shape = undefined>(
  build: (db: Reader, values: Values, shape: Shape) => { compile(): CompiledQuery<Row> },
): (db: Reader, values: Values, ...shape: Shape extends undefined ? [] : [Shape]) => Promise<Row[]> {
  const kept = new Map<string, CompiledQuery<Row>>();
  return async (db, values, ...[shape]) => {
    const key = `${dialectOf(db)} ${JSON.stringify(shape)} ${JSON.stringify(values, formOnly)}`;
    let query = kept.get(key);
    if (!query) {
      query = build(db, withPlaceholders(values, []) as Values, shape as Shape).compile();
      kept.set(key, query);
    }
    const parameters = query.parameters.map((one) => (one instanceof Placeholder ? valueAt(values, one.path) : one));
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

function isParameter(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function formOnly(_key: string, value: unknown): unknown {
  return isParameter(value) ? 0 : value;
}

function withPlaceholders(value: unknown, path: readonly string[]): unknown {
  if (isParameter(value)) return new Placeholder(path);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withPlaceholders(inner, [...path, key])]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);
}
