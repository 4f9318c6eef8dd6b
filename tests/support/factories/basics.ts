// What all factories share: numbers no other row has, and the stamps every row carries.
import { usccCheckDigit } from '#app/domain/customer/uscc.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';

let counter = 0;

/** A number no other row of this process has. */
export function nextNumber(): number {
  counter += 1;
  return counter;
}

/** A Unified Social Credit Code with a right check digit, different for every number. */
export function usccOf(number: number): string {
  const body = `91310000MA${String(number).padStart(7, '0')}`;
  return body + (usccCheckDigit(body) ?? '');
}

export function stamps(work: Work) {
  const at = nowOf(work);
  return { createdAt: at, updatedAt: at, version: 1 };
}
