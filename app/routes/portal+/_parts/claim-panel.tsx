// The protection behind a registration, in brief.
import { ClaimStatusBadge, stripStateOf } from '#app/components/claim/claim-status.tsx';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { ClaimStatus } from '#app/domain/claim/lifecycle.ts';
import { paths } from '#app/http/paths.ts';

interface ClaimPanelProps {
  claim: {
    id: string;
    status: ClaimStatus;
    protectedFrom: Instant | null;
    protectedUntil: Instant | null;
    endedAt: Instant | null;
    lastFollowUpAt: Instant | null;
  };
  now: Instant;
}

export function ClaimPanel({ claim, now }: ClaimPanelProps) {
  const { t } = useCopy();
  return (
    <Panel title={t('portal:detail.protection')} actions={<ClaimStatusBadge status={claim.status} />}>
      <Stack gap="sm">
        {claim.protectedFrom && claim.protectedUntil && (
          <ClaimStrip
            size="full"
            from={claim.protectedFrom}
            until={claim.protectedUntil}
            now={now}
            state={stripStateOf(claim.status)}
            endedAt={claim.endedAt ?? undefined}
          />
        )}
        {claim.status === 'provisional' && <p>{t('portal:detail.provisional')}</p>}
        <Facts
          facts={[
            {
              label: t('claim:field.lastFollowUp'),
              value: claim.lastFollowUpAt ? (
                <Time at={claim.lastFollowUpAt} precision="day" />
              ) : (
                t('claim:followUp.never')
              ),
            },
          ]}
        />
        <Link to={paths.portal.claim(claim.id)}>{t('portal:detail.openClaim')}</Link>
      </Stack>
    </Panel>
  );
}
