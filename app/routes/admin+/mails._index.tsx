// What was written to whom, and whether it arrived. Without a mail server this is where invitations are found.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MailStatusBadge } from '#app/components/mail/mail-status-badge.tsx';
import { ExportLink } from '#app/components/ui/action/export-link.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { Pager } from '#app/components/ui/display/pager.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconMail } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { parsePageKey } from '#app/domain/calendar/page-key.ts';
import { mailStatuses } from '#app/domain/mail/status.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';
import { listMailsForStaff } from '#app/services/outbox/list-mails.server.ts';

export const loader = adminLoader({ can: 'mail:read' }, async ({ work, actor, url, t }) => {
  const asked = url.searchParams;
  const status = mailStatuses.find((known) => known === asked.get('status')) ?? null;
  const after = parsePageKey(asked.get('after'));
  const before = parsePageKey(asked.get('before'));
  return {
    title: t('outbox:mails.title'),
    status,
    page: await listMailsForStaff(work, actor, { status, after, before }),
    noServer: work.environment.smtpUrl === null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Mails() {
  const { status, page, noServer } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader
        title={t('outbox:mails.title')}
        note={t('outbox:mails.note')}
        actions={page.rows.length > 0 && <ExportLink to={paths.admin.mailsExport({ status })} />}
      />
      {noServer && <Notice title={t('outbox:mails.keptTitle')}>{t('outbox:mails.keptBody')}</Notice>}
      <FilterBar label={t('outbox:mails.filter')} active={status ? 1 : 0} clearTo={paths.admin.mails()}>
        <SelectField
          small
          label={t('outbox:mails.status')}
          name="status"
          empty={t('outbox:mails.allStatuses')}
          defaultValue={status ?? ''}
          options={mailStatuses.map((value) => ({ value, label: t(`outbox:statuses.${value}`) }))}
        />
      </FilterBar>
      <Panel flush>
        <RecordTable
          name="mails"
          caption={t('outbox:mails.caption')}
          rows={page.rows}
          rowKey={(mail) => mail.id}
          rowLink={(mail) => paths.admin.mail(mail.id)}
          columns={[
            {
              key: 'subject',
              header: t('outbox:mails.subject'),
              primary: true,
              width: 'grow',
              cell: (mail) => mail.subject,
            },
            { key: 'recipient', header: t('outbox:mails.recipient'), width: 'fit', cell: (mail) => mail.recipient },
            {
              key: 'status',
              header: t('outbox:mails.status'),
              width: 'fit',
              cell: (mail) => <MailStatusBadge status={mail.status} />,
            },
            {
              key: 'time',
              header: t('outbox:mails.time'),
              width: 'fit',
              cell: (mail) => <Time at={mail.createdAt} />,
            },
          ]}
          empty={
            <EmptyState
              icon={IconMail}
              title={status ? t('outbox:mails.emptyFilteredTitle') : t('outbox:mails.emptyTitle')}
            >
              {!status && t('outbox:mails.emptyBody')}
            </EmptyState>
          }
        />
      </Panel>
      <Pager
        previous={page.previous && paths.admin.mails({ status, before: page.previous })}
        next={page.next && paths.admin.mails({ status, after: page.next })}
      />
    </Stack>
  );
}
