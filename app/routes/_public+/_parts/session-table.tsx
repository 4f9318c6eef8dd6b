// Where a person is signed in, and the buttons that end it there.
import { Form } from '@remix-run/react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { paths } from '#app/http/paths.ts';

export interface ShownSession {
  id: string;
  current: boolean;
  createdAt: Instant;
  lastSeenAt: Instant;
  ip: string | null;
  device: { browser: string; system: string } | null;
}

export function SessionTable({ sessions }: { sessions: readonly ShownSession[] }) {
  const { t } = useCopy();
  const nameOf = ({ device }: ShownSession) =>
    device ? t('account:security.deviceOn', device) : t('account:security.deviceUnknown');
  return (
    <Stack gap="md">
      <RecordTable
        caption={t('account:security.sessionsCaption')}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'device', header: t('account:security.device'), primary: true, width: 'grow', cell: nameOf },
          { key: 'ip', header: t('account:security.ip'), cell: ({ ip }) => ip },
          {
            key: 'lastSeen',
            header: t('account:security.lastSeen'),
            width: 'fit',
            cell: ({ lastSeenAt }) => <Time at={lastSeenAt} />,
          },
          {
            key: 'end',
            header: t('account:security.end'),
            hideHeader: true,
            width: 'fit',
            cell: (session) =>
              session.current ? (
                <StatusBadge tone="success">{t('account:security.thisOne')}</StatusBadge>
              ) : (
                <Form method="post" action={paths.accountSecurity()} reloadDocument>
                  <input type="hidden" name="session" value={session.id} />
                  <Button
                    size="sm"
                    name="intent"
                    value="endSession"
                    aria-label={t('account:security.endOf', { device: nameOf(session) })}
                  >
                    {t('account:security.end')}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <Form method="post" action={paths.accountSecurity()} reloadDocument>
          <Actions>
            <Button name="intent" value="endOthers">
              {t('account:security.endOthers')}
            </Button>
          </Actions>
        </Form>
      )}
    </Stack>
  );
}
