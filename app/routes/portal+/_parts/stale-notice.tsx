// Two pages changed one draft: shows what differs, theirs and yours, and lets one choose. Nothing is overwritten silently.
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { registrationFieldNames } from '#app/forms/registration-fields.ts';
import type { FormOptionsShown } from './registration-form.tsx';
import styles from './registration-form.module.css';

interface StaleNoticeProps {
  stale: { version: number; values: Record<string, string> } | null;
  values: Record<string, string>;
  options: FormOptionsShown;
  /** With scripts: keep this page's text. Without, sending the form again does. */
  keepMine: (() => void) | null;
  here: string;
}

export function StaleNotice({ stale, values, options, keepMine, here }: StaleNoticeProps) {
  const { t } = useCopy();
  if (!stale) return null;
  const differing = registrationFieldNames.filter((name) => (stale.values[name] ?? '') !== (values[name] ?? ''));
  const shown = (name: string, value: string | undefined) => {
    const regions = options.regions.flatMap((entry) => ('options' in entry ? entry.options : [entry]));
    const all = [...options.productLines, ...regions, ...options.sources];
    return name.endsWith('Id') || name.endsWith('Code')
      ? (all.find((option) => option.value === value)?.label ?? value)
      : value;
  };
  return (
    <Notice tone="warning" live="alert" title={t('portal:stale.title')}>
      <div className={styles.stale}>
        <p>{keepMine ? t('portal:stale.choose') : t('portal:stale.sendAgain')}</p>
        {differing.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('portal:stale.field')}</th>
                <th scope="col">{t('portal:stale.theirs')}</th>
                <th scope="col">{t('portal:stale.yours')}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map((name) => (
                <tr key={name}>
                  <th scope="row">{t(`registration:field.${name.replace(/\d+$/, '')}` as CopyKey)}</th>
                  <td>{shown(name, stale.values[name]) || '–'}</td>
                  <td>{shown(name, values[name]) || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Actions>
          {keepMine && (
            <Button type="button" size="sm" onClick={keepMine}>
              {t('portal:stale.keepMine')}
            </Button>
          )}
          <ButtonLink to={here} reload size="sm">
            {t('portal:stale.takeTheirs')}
          </ButtonLink>
        </Actions>
      </div>
    </Notice>
  );
}
