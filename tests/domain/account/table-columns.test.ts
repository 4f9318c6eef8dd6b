import { expect, it } from 'vitest';
import { parseHiddenColumns, withHiddenColumns } from '#app/domain/account/table-columns.ts';

it('keeps what was put away, table by table, and takes it back', () => {
  const one = withHiddenColumns('', 'customers', ['uscc', 'updated']);
  const two = withHiddenColumns(one, 'own-claims', ['followUp']);
  expect(parseHiddenColumns(two)).toEqual({ customers: ['uscc', 'updated'], 'own-claims': ['followUp'] });
  expect(parseHiddenColumns(withHiddenColumns(two, 'customers', []))).toEqual({ 'own-claims': ['followUp'] });
});

it('reads nothing into what is no choice of columns', () => {
  for (const text of ['', '~', 'customers', '.uscc', 'a b.c', '<x>.y', 'customers.=1', '__proto__.x']) {
    expect(parseHiddenColumns(text), text).toEqual({});
  }
  expect(withHiddenColumns('', '../x', ['uscc'])).toBe('');
  expect(withHiddenColumns('', 'customers', ['a~b', 'uscc', 'x;y'])).toBe('customers.uscc');
});

it('forgets the table chosen for longest when there are too many', () => {
  const names = [...'abcdefghijklmnopqrstuvwxyz'];
  const text = names.reduce((before, name) => withHiddenColumns(before, name, ['x']), '');
  expect(Object.keys(parseHiddenColumns(text))).toEqual(names.slice(-24));
});
