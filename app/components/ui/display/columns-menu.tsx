// Which columns of a table are shown: a small form that folds open, so it works from the keyboard and without scripts. The choice
// is remembered for the person in this browser.
import { useLocation } from '@remix-run/react';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import { useViewer } from '../../viewer.tsx';
import { Button } from '../action/button.tsx';
import { IconAdjustments } from '../icons.ts';
import styles from './columns-menu.module.css';

interface ColumnsMenuProps {
  /** The table's. */
  name: string;
  caption: string;
  /** Those that may be put away. */
  columns: readonly { key: string; header: string }[];
}

export function ColumnsMenu({ name, caption, columns }: ColumnsMenuProps) {
  const { t } = useCopy();
  const { pathname, search } = useLocation();
  const hidden = useViewer().hiddenColumns?.[name] ?? [];
  if (columns.length === 0) return null;
  return (
    <details className={styles.columns}>
      <summary aria-label={t('ui:columns.label', { table: caption })}>
        <IconAdjustments size={16} />
        {t('ui:columns.title')}
      </summary>
      <form method="post" action={paths.preferences()} className={styles.form}>
        <input type="hidden" name="returnTo" value={pathname + search} />
        <input type="hidden" name="table" value={name} />
        <fieldset className={styles.list}>
          <legend className="visually-hidden">{t('ui:columns.title')}</legend>
          {columns.map(({ key, header }) => (
            <label key={key} className={styles.choice}>
              <input type="hidden" name="column[]" value={key} />
              <input type="checkbox" name="shown[]" value={key} defaultChecked={!hidden.includes(key)} />
              {header}
            </label>
          ))}
        </fieldset>
        <Button size="sm">{t('ui:apply')}</Button>
      </form>
    </details>
  );
}
