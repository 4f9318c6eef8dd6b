// The audit trail: who did what to whom and when, by filters; each event opens to its data and its ledger seal.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { DateField } from '#app/components/ui/form/text-field.tsx';
import { IconHistory } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { auditActions } from '#app/domain/ledger/audit.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { type AuditEvent, listAuditActors, readAudit } from '#app/services/ledger/read-audit.server.ts';
import styles from './_parts/audit.module.css';
import { auditFilters, auditQuestionOf, subjectKinds, theSystem } from './_parts/audit-question.ts';
import { subjectPath } from './_parts/happenings.tsx';

export const loader = adminLoader({ can: 'audit:read' }, async ({ work, actor, url, viewer, t }) => {
  const filters = auditFilters(url.searchParams);
  const [page, actors] = await Promise.all([
    readAudit(work, actor, auditQuestionOf(filters, viewer.timeZone), {
      after: parsePageKey(url.searchParams.get('after')),
      before: parsePageKey(url.searchParams.get('before')),
    }),
    listAuditActors(work, actor, filters.actor === theSystem ? null : filters.actor),
  ]);
  return {
    title: t('access:nav.audit'),
    filters,
    page,
    actors: [
      { value: theSystem, label: t('audit:system') },
      ...actors.map(({ id, name, company }) => ({ value: id, label: company ? `${name} · ${company}` : name })),
    ],
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Audit() {
  const { title, filters, page, actors } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const active = Object.values(filters).filter(Boolean).length;
  return (
    <Stack>
      <PageHeader
        title={title}
        note={t('audit:note')}
        actions={<ExportLink to={paths.admin.auditExport({ ...filters })} />}
      />
      <FilterBar label={t('audit:filter')} active={active} clearTo={paths.admin.audit()}>
        <SelectField
          small
          name="action"
          label={t('audit:column.act')}
          empty={t('audit:any')}
          defaultValue={filters.action ?? ''}
          options={auditActions.map((action) => ({ value: action, label: t(`audit:action.${action}`) }))}
        />
        <SelectField
          small
          name="actor"
          label={t('audit:column.actor')}
          empty={t('audit:any')}
          defaultValue={filters.actor ?? ''}
          options={actors}
        />
        <SelectField
          small
          name="kind"
          label={t('audit:column.kind')}
          empty={t('audit:any')}
          defaultValue={filters.kind ?? ''}
          options={subjectKinds.map((kind) => ({ value: kind, label: t(`audit:kind.${kind}`) }))}
        />
        <DateField small name="from" label={t('audit:from')} defaultValue={filters.from ?? ''} />
        <DateField small name="until" label={t('audit:until')} defaultValue={filters.until ?? ''} />
        {filters.subject && <input type="hidden" name="subject" value={filters.subject} />}
      </FilterBar>
      <Panel flush>
        {page.rows.length === 0 ? (
          <EmptyState icon={IconHistory} title={t('audit:empty')} />
        ) : (
          <ol className={styles.events}>
            {page.rows.map((event) => (
              <Event key={event.id} event={event} />
            ))}
          </ol>
        )}
      </Panel>
      <Pager
        previous={page.previous && paths.admin.audit({ ...filters, before: page.previous })}
        next={page.next && paths.admin.audit({ ...filters, after: page.next })}
      />
    </Stack>
  );
}

function Event({ event }: { event: AuditEvent }) {
  const { t } = useCopy();
  const to = subjectPath(event.subjectKind, event.subjectId);
  const kind = subjectKinds.find((known) => known === event.subjectKind);
  return (
    <li>
      <details className={styles.event}>
        <summary>
          <span className={styles.at}>
            <Time at={event.at} precision="second" />
          </span>
          <strong>{t(`audit:action.${event.action}`)}</strong>
          <span className={styles.subject}>{event.subjectLabel ?? (kind && t(`audit:kind.${kind}`))}</span>
          <span className={styles.actor}>{event.actorName ?? t('audit:system')}</span>
          {event.ledgerSeq !== null && <Code>#{event.ledgerSeq}</Code>}
        </summary>
        <div className={styles.body}>
          <Facts
            facts={[
              {
                label: t('audit:column.subject'),
                value: to ? (
                  <Link to={to}>{event.subjectLabel ?? event.subjectId}</Link>
                ) : (
                  (event.subjectLabel ?? event.subjectId)
                ),
              },
              {
                label: t('audit:column.actor'),
                value: (
                  <Link to={paths.admin.audit({ actor: event.actorId ?? theSystem })}>
                    {t('audit:onlyActor', { name: event.actorName ?? t('audit:system') })}
                  </Link>
                ),
              },
              { label: t('audit:column.code'), value: <Code>{event.action}</Code> },
              { label: t('audit:column.hash'), value: event.ledgerHash && <Code>{event.ledgerHash}</Code> },
              {
                label: t('audit:column.history'),
                value: (
                  <Link to={paths.admin.audit({ kind: event.subjectKind, subject: event.subjectId })}>
                    {t('audit:onlyThis')}
                  </Link>
                ),
              },
            ]}
          />
          {Object.keys(event.data).length > 0 && (
            <pre className={styles.data}>{JSON.stringify(event.data, null, 2)}</pre>
          )}
        </div>
      </details>
    </li>
  );
}
