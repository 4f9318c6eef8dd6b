// The surprises a service may throw; `http/errors.server.ts` maps each to one status. Expected refusals are values instead.

/** The record does not exist, or not for this actor: the two are never told apart. */
export class NotFound extends Error {
  constructor(readonly subject: string) {
    super(`${subject} not found`);
  }
}

/** The actor's roles do not allow the act. */
export class Forbidden extends Error {
  constructor(readonly because: string) {
    super(`forbidden: ${because}`);
  }
}
