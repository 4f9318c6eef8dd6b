// Two pages changed one draft: shows what differs side by side, and one press keeps the one or takes the other. Nothing
// is overwritten silently.
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { registrationFieldNames } from '#app/forms/registration-fields.ts';
import type { FormOptionsShown } from '../registration-form.tsx';
import styles from '../registration-form.module.css';
import type { Autosave } from './use-autosave.ts';

interface StaleNoticeProps {
  saver: Pick<Autosave, 'stale' | 'keepMine' | 'leave'>;
  values: Record<string, string>;
  options: FormOptionsShown;
  here: string;
}

export function StaleNotice({ saver, values, options, here }: StaleNoticeProps) {
  const { t } = useCopy();
  const scripts = useScripts();
  const { stale } = saver;
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
    <div id="stale" tabIndex={-1}>
      <Notice tone="warning" live="alert" title={t('portal:stale.title')}>
        <div className={styles.stale}>
          <p>{t('portal:stale.choose')}</p>
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
            {/* Without scripts the form is sent with the version that is stored, so this press keeps it. */}
            <Button
              type={scripts ? 'button' : 'submit'}
              name="intent"
              value="keep"
              size="sm"
              {...(scripts ? { onClick: saver.keepMine } : {})}
            >
              {t('portal:stale.keepMine')}
            </Button>
            <ButtonLink to={here} reload size="sm" onClick={() => saver.leave('giveUp')}>
              {t('portal:stale.takeTheirs')}
            </ButtonLink>
          </Actions>
        </div>
      </Notice>
    </div>
  );
}
