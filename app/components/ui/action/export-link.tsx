// Takes what a list shows as a file. The browser loads it itself; the list stays where it is.
import { useCopy } from '#app/copy/use-copy.ts';
import { IconDownload } from '../icons.ts';
import { ButtonLink } from './button.tsx';

/** @param props.to the list as a file, under the same filters */
export function ExportLink({ to }: { to: string }) {
  const { t } = useCopy();
  return (
    <ButtonLink to={to} reload icon={IconDownload}>
      {t('ui:export')}
    </ButtonLink>
  );
}
