// Recovery codes, in the one moment they are shown.
import { Actions, ButtonLink } from '#app/components/ui/action/button.tsx';
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import styles from './second-factor.module.css';

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useCopy();
  return (
    <Panel title={t('account:secondFactor.codesTitle')} actions={<CopyButton value={codes.join('\n')} />}>
      <Stack>
        <Notice tone="warning" live="status">
          {t('account:secondFactor.codesNote')}
        </Notice>
        <ul className={styles.codes}>
          {codes.map((code) => (
            <li key={code}>
              <Code>{code}</Code>
            </li>
          ))}
        </ul>
        <Actions>
          <ButtonLink to={paths.accountSecurity()} variant="primary" reload>
            {t('account:secondFactor.codesDone')}
          </ButtonLink>
        </Actions>
      </Stack>
    </Panel>
  );
}
