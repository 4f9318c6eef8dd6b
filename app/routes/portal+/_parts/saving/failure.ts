// What became of a sending that got no proper answer, as a value: the page it was sent from stays, with all that was
// typed. Used by `clientAction`s; a redirect passes through.
import { isRouteErrorResponse } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';

/**
 * `offline`: no answer came. `busy`: the server could not answer now. Both pass by themselves.
 * `signedOut`, `tooLarge`, `refused`: nothing changes until the person does something.
 */
export type Failure = 'offline' | 'busy' | 'signedOut' | 'tooLarge' | 'refused';

export interface Failed {
  failed: Failure;
}

export function passes(failure: Failure): boolean {
  return failure === 'offline' || failure === 'busy';
}

/** An answer that does not come within so many milliseconds is not waited for. */
export const patienceMs = 20_000;

/** What `ask` brings, or why it brought nothing. `within` gives up waiting, not the sending. */
export function orFailed<T>(ask: () => Promise<T>, within?: number): Promise<T | Failed> {
  const asked = ask().catch((error: unknown): Failed => {
    const failed = failureOf(error);
    if (failed === null) throw error;
    return { failed };
  });
  if (within === undefined) return asked;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ failed: 'offline' }), within);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Null for a redirect to anywhere but the sign-in page: that is an answer. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Response) {
    const to = error.headers.get('Location');
    if (to !== null) return to.startsWith(paths.signIn()) ? 'signedOut' : null;
    return ofStatus(error.status);
  }
  return isRouteErrorResponse(error) ? ofStatus(error.status) : 'offline';
}

function ofStatus(status: number): Failure {
  if (status === 401) return 'signedOut';
  if (status === 413) return 'tooLarge';
  return status >= 500 || status === 429 || status === 408 ? 'busy' : 'refused';
}
