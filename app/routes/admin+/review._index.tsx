// Nothing open yet: says how to begin. On a phone only the list is shown.
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Kbd } from '#app/components/ui/display/facts.tsx';
import { IconInbox } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { adminLoader } from '#app/http/admin.server.ts';

export const loader = adminLoader({ can: 'review:read' }, async () => null);

export default function NothingOpen() {
  const { t } = useCopy();
  return (
    <EmptyState icon={IconInbox} title={t('review:nothingOpen.title')}>
      <p>
        {t('review:nothingOpen.body')} <Kbd>j</Kbd>
      </p>
    </EmptyState>
  );
}
