// A partner's home: three stacks and one big action. What needs me, what runs out, what was decided. No charts.
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { stripStateOf } from '#app/components/claim/claim-status.tsx';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Remaining, Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { IconCheck, IconChecklist, IconPlus, IconShieldCheck, IconStack2 } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Columns, Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { paths } from '#app/http/paths.ts';
import { portalAction, portalLoader } from '#app/http/portal.server.ts';
import { noteHomeSeen, viewPortalHome } from '#app/services/home/portal-home.server.ts';
import { nowOf } from '#app/services/work.server.ts';
import styles from './_parts/home.module.css';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader({ can: 'portal:open' }, async ({ work, scope, session, t, actor }) => ({
  title: t('portal:nav.home'),
  name: actor.name,
  home: await viewPortalHome(work, scope, session.homeSeenAt),
  now: nowOf(work),
}));

/** Clears the news. */
export const action = portalAction({ can: 'portal:open' }, async ({ work, actor }) => {
  await noteHomeSeen(work, actor);
  return redirect(paths.portal.home(), 303);
});

type Home = ReturnType<typeof useLoaderData<typeof loader>>['home'];
type Row = Home['returned'][number];

export default function PortalHome() {
  const { home, now, name } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const needs = [...home.returned, ...home.disputed, ...home.drafts];
  return (
    <Stack>
      <PageHeader title={t('portal:home.title', { name })} />
      <div className={styles.action}>
        <ButtonLink to={paths.portal.register()} variant="primary" size="lg" icon={IconPlus} wide>
          {t('portal:nav.register')}
        </ButtonLink>
      </div>
      <Columns>
        <Panel title={t('portal:home.needsMe')} flush>
          {needs.length === 0 ? (
            <EmptyState icon={IconChecklist} title={t('portal:home.nothingNeeded')}>
              {t('portal:home.nothingNeededText')}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {needs.map((row) => (
                <RegistrationLine
                  key={row.id}
                  row={row}
                  to={placeOf(row)}
                  note={t(`portal:home.ask.${askOf(row)}`)}
                  at={row.updatedAt}
                />
              ))}
              {home.more.map((status) => (
                <li key={status} className={styles.row}>
                  <Link to={paths.portal.registrations({ status })}>
                    {t('portal:home.allOf', { status: t(`registration:status.${status}`) })}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Panel title={t('portal:home.runningOut')} flush>
          {home.runningOut.length === 0 ? (
            <EmptyState icon={IconShieldCheck} title={t('portal:home.nothingEnds')}>
              {t('portal:home.nothingEndsText')}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {home.runningOut.map((claim) => (
                <ClaimLine key={claim.id} claim={claim} now={now} />
              ))}
            </ul>
          )}
        </Panel>
        <Panel
          title={t('portal:home.decided')}
          flush
          actions={
            home.decided.length > 0 && (
              <Form method="post">
                <Button size="sm" variant="quiet" icon={IconCheck}>
                  {t('portal:home.seen')}
                </Button>
              </Form>
            )
          }
        >
          {home.decided.length === 0 ? (
            <EmptyState icon={IconStack2} title={t('portal:home.nothingDecided')}>
              {t('portal:home.nothingDecidedText')}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {home.decided.map((row) => (
                <RegistrationLine
                  key={row.id}
                  row={row}
                  to={paths.portal.registration(row.id)}
                  at={row.decidedAt ?? row.updatedAt}
                />
              ))}
            </ul>
          )}
        </Panel>
      </Columns>
    </Stack>
  );
}

function askOf({ status }: Row): 'draft' | 'returned' | 'disputed' {
  return status === 'draft' || status === 'returned' ? status : 'disputed';
}

function placeOf({ id, status }: Row): string {
  if (status === 'draft') return paths.portal.register({ draft: id });
  return status === 'returned' ? paths.portal.answer(id) : paths.portal.registration(id);
}

function RegistrationLine({ row, to, note, at }: { row: Row; to: string; note?: ReactNode; at: string }) {
  const { t, language } = useCopy();
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Link to={to} className={styles.name}>
          {row.companyName || t('portal:registrations.unnamed')}
        </Link>
        <RegistrationStatusBadge status={row.status} />
      </div>
      <p className={styles.note}>
        {note && <span>{note}</span>}
        {row.productLine && <span>{nameIn(language, row.productLine)}</span>}
        <Time at={at} />
        {row.status === 'draft' && (
          <Link
            to={paths.portal.register({ draft: row.id, ask: 'discard' })}
            className={styles.aside}
            aria-label={t('portal:discard.triggerOf', { name: row.companyName || t('portal:registrations.unnamed') })}
          >
            {t('portal:discard.trigger')}
          </Link>
        )}
      </p>
    </li>
  );
}

function ClaimLine({ claim, now }: { claim: Home['runningOut'][number]; now: string }) {
  const { language } = useCopy();
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Link to={paths.portal.claim(claim.id)} className={styles.name}>
          {claim.companyName}
        </Link>
        {claim.protectedUntil && (
          <span className={styles.left}>
            <Remaining until={claim.protectedUntil} now={now} />
          </span>
        )}
      </div>
      {claim.protectedFrom && claim.protectedUntil && (
        <ClaimStrip
          from={claim.protectedFrom}
          until={claim.protectedUntil}
          now={now}
          state={stripStateOf(claim.status)}
        />
      )}
      <p className={styles.note}>
        <span>{nameIn(language, claim.productLine)}</span>
      </p>
    </li>
  );
}
