// Assertions in the domain's words.
import { expect } from 'vitest';

interface Refusal {
  ok: false;
  reason: string;
}

function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Refusal).ok === false &&
    typeof (value as Refusal).reason === 'string'
  );
}

interface DomainMatchers<Result> {
  /** The answer is the expected refusal `{ ok: false, reason }`; `parameters` are members it must carry besides. */
  toBeRefusedWith(reason: string, parameters?: Record<string, unknown>): Result;
  /** The answer is `{ ok: true, … }`. */
  toBeGranted(): Result;
}

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-explicit-any -- the parameter must be declared as the library declares it
  interface Matchers<T = any> extends DomainMatchers<T> {}
}

expect.extend({
  toBeRefusedWith(received: unknown, reason: string, parameters: Record<string, unknown> = {}) {
    const parts = isRefusal(received) ? (received as unknown as Record<string, unknown>) : {};
    const pass =
      isRefusal(received) &&
      received.reason === reason &&
      Object.entries(parameters).every(([name, value]) => this.equals(parts[name], value));
    return {
      pass,
      message: () =>
        `expected ${this.utils.printReceived(received)}${this.isNot ? ' not' : ''} to be refused with ${this.utils.printExpected({ reason, ...parameters })}`,
    };
  },
  toBeGranted(received: unknown) {
    const pass = typeof received === 'object' && received !== null && (received as { ok?: unknown }).ok === true;
    return {
      pass,
      message: () => `expected ${this.utils.printReceived(received)}${this.isNot ? ' not' : ''} to be granted`,
    };
  },
});
