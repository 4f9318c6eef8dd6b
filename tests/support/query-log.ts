// A `Work` that writes down what it asks of the database and of the search engine: kinds and order, not values.
import type { KyselyPlugin, QueryId } from 'kysely';
import type { Work } from '#app/services/work.server.ts';

export interface Watched {
  work: Work;
  /** Statements and engine calls since the last look, in order. */
  take(): string[];
}

type Node = Parameters<KyselyPlugin['transformQuery']>[0]['node'];

/** Every statement put together, also one that is kept before anybody watches and run again under watch. */
const statements = new WeakMap<QueryId, Node>();

/** To be given to every database that is watched later. */
export const noteStatements: KyselyPlugin = {
  transformQuery({ node, queryId }) {
    statements.set(queryId, node);
    return node;
  },
  async transformResult({ result }) {
    return result;
  },
};

/** Values are left out, and lists of values or of rows have one length: `in (?, ?, ?)` reads `in (…)`. */
export function watched(work: Work): Watched {
  const log: string[] = [];
  const executor = work.db.getExecutor();
  const textOf = (queryId: QueryId): string => {
    const node = statements.get(queryId) as Parameters<typeof executor.compileQuery>[0] | undefined;
    if (!node) return 'many rows at once';
    const { sql } = executor.compileQuery(node, queryId);
    return sql.replace(/\((\?(, )?)+\)/g, '(…)').replace(/\(…\)(, \(…\))+/g, '(…)');
  };
  const recorder: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    // A statement put together once and kept is run often: what counts is its running.
    async transformResult({ result, queryId }) {
      log.push(textOf(queryId));
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
