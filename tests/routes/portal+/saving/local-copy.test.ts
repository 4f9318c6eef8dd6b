import { expect, it } from 'vitest';
import { forgetCopy, readCopy, writeCopy } from '#app/routes/portal+/_parts/saving/local-copy.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('keeps what is typed under the draft’s id until it is forgotten', () => {
  const store = storage();
  writeCopy('a', { values: { companyName: '恒力' }, at: 5 }, store);
  expect(readCopy('a', store)).toEqual({ values: { companyName: '恒力' }, at: 5 });
  expect(readCopy('b', store)).toBeNull();
  forgetCopy('a', store);
  expect(readCopy('a', store)).toBeNull();
});

it('has no copy where the browser has no storage, or something else lies there', () => {
  const refusing = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => undefined,
  };
  expect(() => writeCopy('a', { values: {}, at: 1 }, refusing)).not.toThrow();
  expect(readCopy('a', refusing)).toBeNull();
  expect(readCopy('a', { ...storage(), getItem: () => '{"values":3}' })).toBeNull();
});
