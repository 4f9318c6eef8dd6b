// Which columns of which table a person has put away. Kept as one short text: `customers.uscc.updated~partners.parent`.

export type HiddenColumns = Record<string, readonly string[]>;

const word = /^[a-zA-Z][a-zA-Z-]{0,31}$/;
const mostTables = 24;
const mostColumns = 24;

/** What cannot be read counts as nothing put away. */
export function parseHiddenColumns(text: string): HiddenColumns {
  const tables: HiddenColumns = {};
  for (const part of text.split('~').slice(-mostTables)) {
    const [table = '', ...columns] = part.split('.');
    const known = columns.filter((column) => word.test(column)).slice(0, mostColumns);
    if (word.test(table) && known.length > 0) tables[table] = known;
  }
  return tables;
}

/** The text with one table changed: the one looked at last stands last, and the first is forgotten when there are too many. */
export function withHiddenColumns(text: string, table: string, columns: readonly string[]): string {
  const others = Object.entries(parseHiddenColumns(text)).filter(([name]) => name !== table);
  const tables = columns.length > 0 && word.test(table) ? [...others, [table, columns] as const] : others;
  const parts = tables.slice(-mostTables).map(([name, hidden]) => [name, ...hidden.filter((one) => word.test(one))]);
  return parts.map((part) => part.join('.')).join('~');
}
