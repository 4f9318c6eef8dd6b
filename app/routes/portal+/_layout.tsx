// The portal around its pages: four places, one primary action, what waits. Guards nothing: every page has its own wrapper.
import { Outlet, useLocation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { NavItem } from '#app/components/shell/navigation.tsx';
import { unlessQuiet } from '#app/components/shell/quiet.ts';
import { PortalShell } from '#app/components/shell/portal-shell.tsx';
import { RouteError } from '#app/components/shell/route-error.tsx';
import {
  IconBook,
  IconClipboardList,
  IconHome,
  IconPlus,
  IconShieldCheck,
  IconUser,
  IconUsers,
} from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { decide } from '#app/domain/access/policy.ts';
import { takeFlash } from '#app/http/flash.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { getCompanyNames } from '#app/services/settings/company.server.ts';
import { countForPortal } from '#app/services/home/count-for-portal.server.ts';

export const loader = portalLoader(
  { can: 'portal:open' },
  async ({ work, actor, scope, session, request, context, viewer }) => ({
    counts: await countForPortal(work, scope),
    manufacturer: nameIn(viewer.language, await getCompanyNames(work.db)),
    user: { name: actor.name, company: session.partnerName },
    team: decide(actor, 'team:read').allowed,
    flash: takeFlash(request, context),
  }),
);

export { unlessQuiet as shouldRevalidate };

function Shell({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('routes/portal+/_layout');
  const { pathname } = useLocation();
  const { t } = useCopy();
  if (!data) return children;
  const items: NavItem[] = [
    { to: paths.portal.home(), label: t('portal:nav.home'), icon: IconHome, count: data.counts.needsMe },
    { to: paths.portal.registrations(), label: t('portal:nav.registrations'), icon: IconClipboardList },
    { to: paths.portal.claims(), label: t('portal:nav.claims'), icon: IconShieldCheck, count: data.counts.runningOut },
    { to: paths.portal.policies(), label: t('portal:nav.policies'), icon: IconBook },
  ];
  return (
    <PortalShell
      items={items}
      brand={data.manufacturer}
      primary={{
        to: paths.portal.register(),
        label: t('portal:nav.register'),
        short: t('portal:nav.registerShort'),
        icon: IconPlus,
      }}
      ownPrimary={[paths.portal.home(), paths.portal.register()].includes(pathname) || pathname.endsWith('/answer')}
      user={{ name: data.user.name, ...(data.user.company ? { detail: data.user.company } : {}) }}
      userLinks={[
        ...(data.team ? [{ to: paths.portal.team(), label: t('portal:nav.team'), icon: IconUsers }] : []),
        { to: paths.account(), label: t('access:nav.account'), icon: IconUser },
      ]}
      home={paths.portal.home()}
      flash={data.flash}
    >
      {children}
    </PortalShell>
  );
}

export default function PortalLayout() {
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
