// Two records or two parties in equal columns, differences marked with a sign and a tint, never red against green.
// Where that is too narrow each row keeps its label and stacks the two values under their owners' names.
import type { ReactNode } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { classNames } from '../class-names.ts';
import styles from './side-by-side.module.css';

export type Side = { name: string; note?: ReactNode };

export type ComparedRow = {
  label: string;
  left: ReactNode;
  right: ReactNode;
  /** Left out where the two are not meant to be compared. */
  same?: boolean | undefined;
};

export function SideBySide({
  caption,
  left,
  right,
  rows,
  foot,
}: {
  caption: string;
  left: Side;
  right: Side;
  rows: readonly ComparedRow[];
  /** What can be done with each side, e.g. “rule for this one”. */
  foot?: { left: ReactNode; right: ReactNode } | undefined;
}) {
  const { t } = useCopy();
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              <span className="visually-hidden">{t('ui:compare.what')}</span>
            </th>
            {[left, right].map((side, column) => (
              <th key={column === 0 ? 'left' : 'right'} scope="col" className={styles.side}>
                {side.name}
                {side.note && <div className={styles.note}>{side.note}</div>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className={classNames(row.same === false && styles.differs)}>
              <th scope="row" className={styles.label}>
                {row.label}
                {row.same !== undefined && (
                  <span className={styles.sign} title={row.same ? t('ui:compare.same') : t('ui:compare.differs')}>
                    <span aria-hidden>{row.same ? '=' : '≠'}</span>
                    <span className="visually-hidden">{row.same ? t('ui:compare.same') : t('ui:compare.differs')}</span>
                  </span>
                )}
              </th>
              <td data-side={left.name}>{present(row.left)}</td>
              <td data-side={right.name}>{present(row.right)}</td>
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row" className={styles.corner}>
                <span className="visually-hidden">{t('ui:compare.decide')}</span>
              </th>
              <td data-side={left.name}>{foot.left}</td>
              <td data-side={right.name}>{foot.right}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function present(value: ReactNode): ReactNode {
  return value === null || value === undefined || value === '' ? <span className={styles.nothing}>–</span> : value;
}
