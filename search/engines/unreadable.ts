// A record that cannot be taken apart is left out of the index and told of; the others are not held up by it.

export type Unreadable = { id: string; because: string };

export function unreadable(id: string, error: unknown): Unreadable {
  return { id, because: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** As it is told to whoever runs the engine. */
export function problemOf({ id, because }: Unreadable): Error {
  return new Error(`The company ${id} is left out of the search index: ${because}`);
}
