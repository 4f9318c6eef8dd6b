// The back office around its pages: navigation by role, what waits, “find a customer” from anywhere. Guards nothing:
// every page has its own wrapper.
import { Outlet, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { AdminShell } from '#app/components/shell/admin-shell.tsx';
import type { NavItem } from '#app/components/shell/navigation.tsx';
import { RouteError } from '#app/components/shell/route-error.tsx';
import {
  IconActivity,
  IconBuilding,
  IconBuildingStore,
  IconChecklist,
  IconClipboardList,
  IconFileUpload,
  IconHistory,
  IconHome,
  IconInbox,
  IconMail,
  IconScale,
  IconSettings,
  IconTags,
  IconShieldSearch,
  IconUser,
  IconUsers,
  type Icon,
} from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Permission } from '#app/domain/access/permission.ts';
import { decide } from '#app/domain/access/policy.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { takeFlash } from '#app/http/flash.server.ts';
import { paths } from '#app/http/paths.ts';
import { countWaitingFor } from '#app/services/home/count-waiting.server.ts';
import { FindCustomer } from './_parts/find-customer.tsx';

const pages = {
  home: { can: 'admin:open', to: paths.admin.home(), icon: IconHome },
  review: { can: 'review:read', to: paths.admin.review(), icon: IconInbox },
  conflicts: { can: 'conflict:read', to: paths.admin.conflicts(), icon: IconScale },
  probes: { can: 'probe:read', to: paths.admin.probes(), icon: IconShieldSearch },
  sweep: { can: 'review:read', to: paths.admin.sweep(), icon: IconChecklist },
  registrations: { can: 'review:read', to: paths.admin.registrations(), icon: IconClipboardList },
  customers: { can: 'customer:read', to: paths.admin.customers(), icon: IconBuilding },
  labels: { can: 'review:read', to: paths.admin.labels(), icon: IconTags },
  imports: { can: 'import:run', to: paths.admin.imports(), icon: IconFileUpload },
  partners: { can: 'partner:read', to: paths.admin.partners(), icon: IconBuildingStore },
  staff: { can: 'settings:read', to: paths.admin.staff(), icon: IconUsers },
  settings: { can: 'settings:read', to: paths.admin.settings(), icon: IconSettings },
  audit: { can: 'audit:read', to: paths.admin.audit(), icon: IconHistory },
  mails: { can: 'mail:read', to: paths.admin.mails(), icon: IconMail },
  system: { can: 'operations:read', to: paths.admin.system(), icon: IconActivity },
} satisfies Record<string, { can: Permission; to: string; icon: Icon }>;
type Page = keyof typeof pages;

const groups = {
  work: ['home', 'review', 'conflicts', 'probes', 'sweep', 'registrations', 'customers'],
  channel: ['partners', 'imports', 'labels'],
  house: ['staff', 'settings', 'audit', 'mails', 'system'],
} as const satisfies Record<string, readonly Page[]>;

export const loader = adminLoader({ can: 'admin:open' }, async ({ work, actor, scope, request, context }) => ({
  open: (Object.keys(pages) as Page[]).filter((page) => decide(actor, pages[page].can).allowed),
  waiting: await countWaitingFor(work, actor, scope),
  user: { name: actor.name, roles: actor.roles },
  flash: takeFlash(request, context),
}));

function Shell({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('routes/admin+/_layout');
  const { t } = useCopy();
  if (!data) return children;
  const item = (page: Page): NavItem => ({
    to: pages[page].to,
    label: t(`access:nav.${page}`),
    icon: pages[page].icon,
    count:
      page === 'review' || page === 'conflicts' || page === 'probes' || page === 'sweep'
        ? data.waiting[page]
        : undefined,
  });
  const items = (names: readonly Page[]) => names.filter((name) => data.open.includes(name)).map(item);
  return (
    <AdminShell
      groups={[
        { items: items(groups.work) },
        { label: t('access:nav.channel'), items: items(groups.channel) },
        { label: t('access:nav.house'), items: items(groups.house) },
      ].filter((group) => group.items.length > 0)}
      search={data.open.includes('customers') && <FindCustomer />}
      user={{ name: data.user.name, detail: data.user.roles.map((role) => t(`access:role.${role}`)).join(' · ') }}
      userLinks={[{ to: paths.account(), label: t('access:nav.account'), icon: IconUser }]}
      home={paths.admin.home()}
      flash={data.flash}
    >
      {children}
    </AdminShell>
  );
}

export default function AdminLayout() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return (
    <Shell>
      <RouteError />
    </Shell>
  );
}
