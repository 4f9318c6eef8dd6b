// The family of the look-alike laid beside a registration: its members by confirmed relations, who holds them, and what the
// product line makes of that.
import { Link } from '#app/components/ui/action/link.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FamilyPolicy } from '#app/domain/customer/family.ts';
import { paths } from '#app/http/paths.ts';
import type { ChosenCandidate } from '#app/services/registration/view-for-review.server.ts';
import styles from './record.module.css';

export function FamilyNote({ candidate, policy }: { candidate: ChosenCandidate; policy: FamilyPolicy }) {
  const { t } = useCopy();
  if (candidate.family.length === 0) return null;
  return (
    <Panel title={t('family:review.heading', { name: candidate.legalName })}>
      <p className={styles.checked}>{t(`family:review.policy.${policy}`)}</p>
      <ul>
        {candidate.family.map((member) => (
          <li key={member.customerId}>
            <Link to={paths.admin.customer(member.customerId)}>{member.legalName}</Link>
            {' · '}
            {member.relation
              ? member.relation.isLower
                ? t(`family:kind.${member.relation.kind}`)
                : t('family:review.upper', { kind: t(`family:kind.${member.relation.kind}`) })
              : t('family:review.distant')}
            {' · '}
            {member.claim
              ? member.claim.own
                ? t('family:review.own')
                : t('family:review.holder', { partner: member.claim.partnerName })
              : t('family:review.free')}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
