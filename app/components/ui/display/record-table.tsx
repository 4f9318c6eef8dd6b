// Rows of records: 36 px lines where the table has room, cards where it has not. Opening a row is a link. Knows
// nothing of where the rows come from, nor of their order.
import type { ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import { Link } from '../action/link.tsx';
import { useViewer } from '../../viewer.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import styles from './record-table.module.css';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and money stand right. */
  align?: 'end' | undefined;
  /** `fit` is as narrow as its content and never wraps; `grow` takes what is left. */
  width?: 'fit' | 'grow' | undefined;
  /** The cell that names the row: carries the row's link, and is the card's title on a phone. */
  primary?: boolean | undefined;
  /** Not shown on a phone's card. */
  wideOnly?: boolean | undefined;
  /** Keep the header for screen readers only. */
  hideHeader?: boolean | undefined;
};

export type RecordTableProps<Row> = {
  /** Under which the columns a person has put away are remembered; without it every column is always there. */
  name?: string;
  /** Names the table for screen readers; shown only with `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowLink?: ((row: Row) => string) | undefined;
  /** Key of the row that is open beside the list. */
  currentKey?: string | undefined;
  /** What to show instead when there are no rows; usually an `EmptyState`. */
  empty?: ReactNode;
};

export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { name, caption, showCaption, rows, rowKey, rowLink, currentKey, empty } = props;
  const hidden = useViewer().hiddenColumns?.[name ?? ''] ?? [];
  const columns = props.columns.filter((column) => isFixed(column) || !hidden.includes(column.key));
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={styles.frame}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className={showCaption ? styles.caption : 'visually-hidden'}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const key = rowKey(row);
              return (
                <tr key={key} data-row={key} aria-current={key === currentKey || undefined}>
                  {columns.map((column) => (
                    <Cell key={column.key} column={column} row={row} to={column.primary ? rowLink?.(row) : undefined} />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {name && <ColumnsMenu name={name} caption={caption} columns={props.columns.filter((one) => !isFixed(one))} />}
    </div>
  );
}

/** What names a row and what can be done with it cannot be put away. */
function isFixed({ primary, hideHeader }: Pick<Column<never>, 'primary' | 'hideHeader'>): boolean {
  return Boolean(primary ?? hideHeader);
}

function Cell<Row>({ column, row, to }: { column: Column<Row>; row: Row; to: string | undefined }) {
  const content = column.cell(row);
  return (
    <td
      className={classNames(
        column.align === 'end' && styles.end,
        column.width === 'fit' && styles.fit,
        column.primary && styles.primary,
        column.wideOnly && styles.wideOnly,
      )}
      data-label={column.hideHeader ? undefined : column.header}
    >
      {to !== undefined ? (
        <Link to={to} className={styles.open}>
          {content}
        </Link>
      ) : typeof content === 'object' ? (
        <span>{content}</span>
      ) : (
        content
      )}
    </td>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const className = classNames(
    column.align === 'end' && styles.end,
    column.width === 'grow' && styles.grow,
    column.width === 'fit' && styles.fit,
  );
  return (
    <th scope="col" className={className}>
      {column.hideHeader ? <span className="visually-hidden">{column.header}</span> : column.header}
    </th>
  );
}
