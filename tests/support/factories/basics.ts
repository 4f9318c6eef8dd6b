// What all factories share: numbers no other row has, and the stamps every row carries.
import { usccOfBody } from '#app/domain/customer/uscc.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';

let counter = 0;

/** A number no other row of this process has. */
export function nextNumber(): number {
  counter += 1;
  return counter;
}

/** A valid Unified Social Credit Code, different for every number up to a million. */
export function usccOf(number: number): string {
  return usccOfBody(`91310000MA${String(number).padStart(6, '0')}`) ?? '';
}

export function stamps(work: Work) {
  const at = nowOf(work);
  return { createdAt: at, updatedAt: at, version: 1 };
}
