// A `Work` that writes down what it asks of the database and of the search engine: kinds and order, not values.
import type { KyselyPlugin, QueryId } from 'kysely';
import type { Work } from '#app/services/work.server.ts';

export interface Watched {
  work: Work;
  /** Statements and engine calls since the last look, in order. */
  take(): string[];
}

/** The text of every statement put together under watch, also of one that is kept and run again later. */
const texts = new WeakMap<QueryId, string>();

/** Values are left out, and lists of values or of rows have one length: `in (?, ?, ?)` reads `in (…)`. */
export function watched(work: Work): Watched {
  const log: string[] = [];
  const executor = work.db.getExecutor();
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }: { node: Parameters<typeof executor.compileQuery>[0]; queryId: QueryId }) {
      const { sql } = executor.compileQuery(node, queryId);
      texts.set(queryId, sql.replace(/\((\?(, )?)+\)/g, '(…)').replace(/\(…\)(, \(…\))+/g, '(…)'));
      return node as never;
    },
    // A statement put together once and kept is run often: what counts is its running.
    async transformResult({ result, queryId }) {
      log.push(texts.get(queryId) ?? 'a statement put together before');
      return result;
    },
  };
  const engine = new Proxy(work.engine, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        if (name === 'candidates' || name === 'suggest') log.push(`engine.${name}`);
        return Reflect.apply(member, target, args);
      };
    },
  });
  return {
    work: { ...work, db: work.db.withPlugin(recorder), engine },
    take: () => log.splice(0),
  };
}
