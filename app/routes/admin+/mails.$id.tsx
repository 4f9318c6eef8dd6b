// One mail as it was written, with its link where the viewer may have it.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MailPreview, MailText } from '#app/components/mail/mail-preview.tsx';
import { MailStatusBadge } from '#app/components/mail/mail-status-badge.tsx';
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { isLanguage } from '#app/domain/language/language.ts';
import { adminLoader } from '#app/http/admin.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { getMail } from '#app/services/outbox/list-mails.server.ts';

export const loader = adminLoader(
  { can: 'mail:read', params: { id: idParam } },
  async ({ work, actor, params: { id } }) => {
    const mail = await getMail(work, actor, id);
    return { title: mail.subject, mail };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Mail() {
  const { mail } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader
        title={mail.subject}
        crumbs={[{ label: t('outbox:mails.title'), to: paths.admin.mails() }]}
        status={<MailStatusBadge status={mail.status} />}
      />
      <Panel>
        <Stack gap="md">
          <Facts
            facts={[
              { label: t('outbox:mails.recipient'), value: mail.recipient },
              { label: t('outbox:mails.message'), value: t(`outbox:messages.${mail.message}`) },
              {
                label: t('outbox:mail.language'),
                value: isLanguage(mail.language) && t(`ui:languages.${mail.language}`),
              },
              { label: t('outbox:mails.time'), value: <Time at={mail.createdAt} precision="second" /> },
              mail.sentAt !== null && {
                label: t('outbox:mail.sent'),
                value: <Time at={mail.sentAt} precision="second" />,
              },
              mail.link !== null && {
                label: t('outbox:mail.link'),
                value: (
                  <>
                    <Code>{mail.link}</Code> <CopyButton value={mail.link} label={t('outbox:mail.copyLink')} />
                  </>
                ),
              },
            ]}
          />
          {mail.linkHidden && <Notice>{t('outbox:mail.linkHidden')}</Notice>}
        </Stack>
      </Panel>
      <Panel title={t('outbox:mail.html')} flush>
        <MailPreview html={mail.html} title={t('outbox:mail.html')} />
      </Panel>
      <Panel title={t('outbox:mail.text')}>
        <MailText text={mail.text} />
      </Panel>
    </Stack>
  );
}
