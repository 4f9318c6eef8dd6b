// The people of a partner or of staff, each leading to the page where their account is looked after.
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { IconBan, IconCircleCheck, IconMail, IconUsers } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { UserStatus } from '#app/domain/partner/partner.ts';
import { paths } from '#app/http/paths.ts';
import type { ListedUser } from '#app/services/account/view-users.server.ts';

export function UsersTable({ users, caption }: { users: readonly ListedUser[]; caption: string }) {
  const { t } = useCopy();
  return (
    <RecordTable
      name="people"
      caption={caption}
      rows={users}
      rowKey={(row) => row.id}
      rowLink={(row) => paths.admin.user(row.id)}
      columns={[
        { key: 'name', header: t('access:user.name'), primary: true, cell: (row) => row.name },
        {
          key: 'status',
          header: t('access:user.status'),
          width: 'fit',
          cell: (row) => <UserStatusBadge status={row.status} />,
        },
        {
          key: 'roles',
          header: t('access:user.roles'),
          width: 'grow',
          cell: (row) => row.roles.map((role) => t(`access:role.${role}`)).join(' · '),
        },
        { key: 'email', header: t('access:user.email'), cell: (row) => row.invitedAs ?? row.email },
        {
          key: 'seen',
          header: t('access:user.lastSignedIn'),
          width: 'fit',
          wideOnly: true,
          cell: (row) => (row.lastSignedInAt ? <Time at={row.lastSignedInAt} /> : t('access:user.never')),
        },
      ]}
      empty={<EmptyState icon={IconUsers} title={t('access:user.none')} />}
    />
  );
}

const looks = {
  invited: { tone: 'info', icon: IconMail },
  active: { tone: 'success', icon: IconCircleCheck },
  suspended: { tone: 'neutral', icon: IconBan },
} as const;

export function UserStatusBadge({ status }: { status: UserStatus }) {
  const { t } = useCopy();
  return <StatusBadge {...looks[status]}>{t(`access:userStatus.${status}`)}</StatusBadge>;
}
