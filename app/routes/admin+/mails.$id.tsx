// One mail as it was written, with its link where the viewer may have it.
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { MailPreview, MailText } from '#app/components/mail/mail-preview.tsx';
import { MailStatusBadge } from '#app/components/mail/mail-status-badge.tsx';
import { Button } from '#app/components/ui/action/button.tsx';
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { IconMail } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { isLanguage } from '#app/domain/language/language.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { getMail } from '#app/services/outbox/list-mails.server.ts';
import { mayResend, resendMail } from '#app/services/outbox/resend-mail.server.ts';

export const loader = adminLoader(
  { can: 'mail:read', params: { id: idParam } },
  async ({ work, actor, params: { id } }) => {
    const mail = await getMail(work, actor, id);
    return { title: mail.subject, mail, mayResend: mayResend(work, actor, mail) };
  },
);

export const action = adminAction(
  { can: 'mail:resend', params: { id: idParam } },
  async ({ request, work, actor, origin, params: { id }, context, t }) => {
    await readForm(request);
    const sent = await resendMail(work, actor, origin, { id });
    if (sent.ok) leaveFlash(context, t('outbox:mail.resent'));
    else leaveFlash(context, t(`outbox:mail.notResent.${sent.reason}`), 'warning');
    return redirect(paths.admin.mail(id), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Mail() {
  const { mail, mayResend } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  return (
    <Stack>
      <PageHeader
        title={mail.subject}
        crumbs={[{ label: t('outbox:mails.title'), to: paths.admin.mails() }]}
        status={<MailStatusBadge status={mail.status} />}
        actions={
          mayResend && (
            <Form method="post">
              <Button icon={IconMail} busy={busy}>
                {t('outbox:mail.resend')}
              </Button>
            </Form>
          )
        }
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
