// One table from surprises to HTTP statuses. Expected refusals are values and never come here.
import { data } from '@remix-run/node';
import { Forbidden, NotFound } from '#app/domain/access/errors.ts';

/** What an error boundary receives; `code` is a key of `errors:screen`. */
export interface ErrorBody {
  code:
    | 'notFound'
    | 'forbidden'
    | 'signedOut'
    | 'badRequest'
    | 'crossSite'
    | 'tooLarge'
    | 'tooMany'
    | 'unavailable'
    | 'unexpected';
  requestId?: string;
}

const statuses: Record<ErrorBody['code'], number> = {
  notFound: 404,
  forbidden: 403,
  signedOut: 401,
  badRequest: 400,
  crossSite: 403,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
  unexpected: 500,
};

export function errorResponse(code: ErrorBody['code'], requestId?: string) {
  return data<ErrorBody>({ code, ...(requestId ? { requestId } : {}) }, { status: statuses[code] });
}

/** The response for a thrown surprise, or null when it is not one of ours and should be logged as a fault. */
export function responseFor(error: unknown) {
  if (error instanceof NotFound) return errorResponse('notFound');
  if (error instanceof Forbidden) return errorResponse('forbidden');
  return null;
}
