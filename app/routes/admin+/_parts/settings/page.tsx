// The head of every settings page: the title and the way to its neighbours.
import type { ReactNode } from 'react';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';

const pages = {
  productLines: paths.admin.productLines(),
  regions: paths.admin.regions(),
  codeLists: paths.admin.codeLists(),
  company: paths.admin.company(),
  apiTokens: paths.admin.apiTokens(),
};

export function SettingsPage({ page, children }: { page: keyof typeof pages; children: ReactNode }) {
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader title={t('settings:title')} note={t(`settings:note.${page}`)} />
      <Tabs
        label={t('settings:title')}
        tabs={(Object.keys(pages) as (keyof typeof pages)[]).map((name) => ({
          to: pages[name],
          label: t(`settings:page.${name}`),
          current: name === page,
        }))}
      />
      {children}
    </Stack>
  );
}
