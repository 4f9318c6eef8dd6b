// Says why a form did not arrive. It is still on the page as it was typed.
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { Failure } from './failure.ts';

export function NotSent({ why }: { why: Failure }) {
  const { t } = useCopy();
  return (
    <Notice
      tone="warning"
      live="alert"
      title={t('portal:notSent.title')}
      actions={
        why === 'signedOut' && (
          <ButtonLink to={paths.signIn()} target="_blank" rel="noopener" reload size="sm">
            {t('errors:screen.signedOut.action')}
          </ButtonLink>
        )
      }
    >
      {t(`portal:notSent.why.${why}`)}
    </Notice>
  );
}
