// What a person has to know about the keeping of a form: that it is not kept just now and what becomes of it, that a text
// of before the page was loaded anew can be put back, that it was submitted elsewhere.
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import styles from '../registration-form.module.css';
import { type Failure, passes } from './failure.ts';
import type { Autosave } from './use-autosave.ts';

interface SavingNoticesProps {
  saver: Pick<Autosave, 'failure' | 'gone' | 'copy' | 'state' | 'flush' | 'leave' | 'keepMine' | 'settleCopy'>;
  /** Why the form itself, when it was last sent, did not arrive. */
  failed: Failure | null;
  /** The form's address, to come back to. */
  here: string;
  submittedAt: string;
  putBack: (values: Record<string, string>) => void;
}

export function SavingNotices({ saver, failed, here, submittedAt, putBack }: SavingNoticesProps) {
  const { t } = useCopy();
  const { failure, copy } = saver;
  const why = failure ?? failed;
  return (
    <>
      {why && !saver.gone && (
        <div className={styles.unsaved} id="saving">
          <Notice
            tone="warning"
            live="alert"
            title={t(failed ? 'portal:saving.notSent' : 'portal:saving.notSaved')}
            actions={
              <Actions>
                {failure === 'signedOut' && (
                  <ButtonLink
                    to={paths.signIn({ returnTo: here })}
                    reload
                    size="sm"
                    onClick={() => saver.leave('comeBack')}
                  >
                    {t('errors:screen.signedOut.action')}
                  </ButtonLink>
                )}
                {failure && (
                  <Button type="button" size="sm" busy={saver.state === 'saving'} onClick={saver.flush}>
                    {t('portal:saving.again')}
                  </Button>
                )}
              </Actions>
            }
          >
            {failure ? t(`portal:saving.why.${failure}`) : t('portal:saving.savedSince')}
            {failure && passes(failure) && ` ${t('portal:saving.tryingAgain')}`}
          </Notice>
        </div>
      )}
      {saver.gone === 'discarded' && (
        <Notice
          tone="warning"
          live="alert"
          title={t('portal:register.discarded')}
          actions={
            <Button type="button" size="sm" onClick={saver.keepMine}>
              {t('portal:register.keepAnew')}
            </Button>
          }
        >
          {t('portal:register.discardedText')}
        </Notice>
      )}
      {saver.gone === 'submitted' && (
        <Notice tone="info" live="alert" title={t('portal:register.gone')}>
          <Link to={submittedAt}>{t('portal:register.goneLink')}</Link>
        </Notice>
      )}
      {copy && !saver.gone && (
        <Notice
          tone="info"
          live="status"
          title={t('portal:saving.copyTitle')}
          actions={
            <Actions>
              <Button type="button" size="sm" onClick={() => putBack(copy.values)}>
                {t('portal:saving.putBack')}
              </Button>
              <Button type="button" size="sm" variant="quiet" onClick={saver.settleCopy}>
                {t('portal:saving.forget')}
              </Button>
            </Actions>
          }
        >
          {t('portal:saving.copyText')} <Time at={new Date(copy.at).toISOString()} />
        </Notice>
      )}
    </>
  );
}
