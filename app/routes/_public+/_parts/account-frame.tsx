// The head of the pages of a person's own account: title, the way back to work, and the pages beside this one.
import type { ReactNode } from 'react';
import { Link } from '#app/components/ui/action/link.tsx';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';

export function AccountFrame({
  title,
  note,
  home,
  current,
  children,
}: {
  title: string;
  note?: string;
  /** Where the person works: another audience, so the browser loads it anew. */
  home: string;
  current: 'profile' | 'security';
  children: ReactNode;
}) {
  const { t } = useCopy();
  return (
    <Stack>
      <Link to={home} reload>
        {t('account:home')}
      </Link>
      <PageHeader title={title} note={note} />
      <Tabs
        label={t('account:pages.label')}
        tabs={[
          { to: paths.account(), label: t('account:pages.profile'), current: current === 'profile' },
          { to: paths.accountSecurity(), label: t('account:pages.security'), current: current === 'security' },
        ]}
      />
      {children}
    </Stack>
  );
}
