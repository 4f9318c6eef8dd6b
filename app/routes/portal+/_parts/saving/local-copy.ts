// A copy of what is being typed, in this tab alone, until the server has it: it outlives a reload, a crash and a visit to
// the sign-in page. A browser without storage has no copy and says nothing of it.
import { keptValues } from '#app/forms/registration-fields.ts';

export interface LocalCopy {
  values: Record<string, string>;
  /** Epoch milliseconds. */
  at: number;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (id: string) => `rightful:typed:${id}`;

export function writeCopy(id: string, copy: LocalCopy, store = storage()): void {
  quietly(() => store?.setItem(keyOf(id), JSON.stringify(copy)));
}

/** Null when there is none, or when it cannot be read. */
export function readCopy(id: string, store = storage()): LocalCopy | null {
  const copy = quietly(() => JSON.parse(store?.getItem(keyOf(id)) ?? 'null') as Partial<LocalCopy> | null);
  if (typeof copy?.at !== 'number' || typeof copy.values !== 'object' || copy.values === null) return null;
  return { values: keptValues(copy.values), at: copy.at };
}

export function forgetCopy(id: string, store = storage()): void {
  quietly(() => store?.removeItem(keyOf(id)));
}

function storage(): Store | undefined {
  return quietly(() => window.sessionStorage);
}

/** Storage that is full, forbidden or absent throws. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
