// What somebody typed into a form that is no longer there, because another person decided first: to read and to copy.
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';

export function KeptText({ lines }: { lines: readonly { label: string; text: string | undefined }[] }) {
  const { t } = useCopy();
  const typed = lines.flatMap(({ label, text }) => (text ? [{ label, text }] : []));
  if (typed.length === 0) return null;
  return (
    <Panel title={t('review:kept')}>
      <Facts
        facts={typed.map(({ label, text }) => ({
          label,
          value: (
            <>
              {text} <CopyButton value={text} />
            </>
          ),
        }))}
      />
    </Panel>
  );
}
