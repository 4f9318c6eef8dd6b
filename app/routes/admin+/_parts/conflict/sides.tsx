// Both sides of a case in equal columns: who, when by the ledger, what they showed, what they say.
import type { ReactNode } from 'react';
import { type ComparedRow, SideBySide } from '#app/components/conflict/side-by-side.tsx';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Money } from '#app/components/ui/display/money.tsx';
import { DayText, Time } from '#app/components/ui/display/time.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconClock } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { isOpen } from '#app/domain/registration/lifecycle.ts';
import { paths } from '#app/http/paths.ts';
import type { ConflictSide, ConflictView } from '#app/services/conflict/view.server.ts';
import { EvidenceFiles } from '../review/submitted.tsx';
import styles from './conflict.module.css';

export function Sides({ view }: { view: ConflictView }) {
  const { t } = useCopy();
  const { incumbent, challenger, conflict } = view;
  /** Where nobody registered it, the master list speaks for the manufacturer. */
  const own = incumbent ? null : view.customer;
  const both = (
    label: string,
    cell: (side: ConflictSide) => ReactNode,
    same?: boolean,
    ours?: ReactNode,
  ): ComparedRow => ({
    label,
    left: (incumbent ? cell(incumbent) : ours) || null,
    right: cell(challenger) || null,
    ...(same === undefined ? {} : { same }),
  });
  const earlier =
    incumbent?.seal && challenger.seal ? (incumbent.seal.seq < challenger.seal.seq ? incumbent : challenger) : null;
  const rows: ComparedRow[] = [
    both(t('claim:field.registration'), ({ registration }) => (
      <Link to={paths.admin.registration(registration.id)}>
        <Code>{registration.number}</Code>
      </Link>
    )),
    both(t('conflict:byLedger'), (side) => <ByLedger side={side} isEarlier={side === earlier} />),
    both(t('conflict:submittedBy'), ({ author }) => author),
    both(
      t('registration:field.companyName'),
      ({ registration }) => registration.companyName,
      (incumbent?.registration.companyName ?? own?.legalName) === challenger.registration.companyName,
      own?.legalName,
    ),
    both(
      t('registration:field.uscc'),
      ({ registration }) => registration.uscc && <Code>{registration.uscc}</Code>,
      undefined,
      own?.uscc && <Code>{own.uscc}</Code>,
    ),
    both(t('registration:field.regionCode'), ({ region }) => region, undefined, own?.region),
    both(t('registration:field.address'), ({ registration }) => registration.address, undefined, own?.address),
    both(
      t('registration:field.firstContactOn'),
      ({ registration }) => registration.firstContactOn && <DayText day={registration.firstContactOn} />,
    ),
    both(t('registration:field.sourceCode'), ({ source }) => source),
    both(t('registration:field.contacts'), contactsOf),
    both(t('registration:field.projectName'), ({ registration }) => registration.projectName),
    both(
      t('registration:field.amount'),
      ({ registration: { amountMinor, currency } }) =>
        amountMinor !== null && currency !== null && <Money minor={amountMinor} currency={currency} />,
    ),
    both(
      t('registration:field.requirement'),
      ({ registration }) => registration.requirement && <p className={styles.text}>{registration.requirement}</p>,
    ),
    both(t('registration:field.evidence'), ({ registration, evidence }) => (
      <EvidenceFiles registrationId={registration.id} files={evidence} />
    )),
    {
      label: t('conflict:statement'),
      left: null,
      right: conflict.statement && <p className={styles.text}>{conflict.statement}</p>,
    },
  ];
  return (
    <SideBySide
      caption={t('conflict:sides')}
      left={{
        name: incumbent?.partner.name ?? t('conflict:manufacturer'),
        note: incumbent ? t('conflict:side.incumbent') : t('conflict:side.manufacturer'),
      }}
      right={{ name: challenger.partner.name, note: t('conflict:side.challenger') }}
      rows={rows.filter((row) => row.left || row.right)}
    />
  );
}

function ByLedger({ side: { registration, seal }, isEarlier }: { side: ConflictSide; isEarlier: boolean }) {
  const { t } = useCopy();
  if (!seal || !registration.number) return null;
  return (
    <div className={styles.ledger}>
      {isEarlier && (
        <StatusBadge tone="info" icon={IconClock}>
          {t('conflict:earlier')}
        </StatusBadge>
      )}
      <Stamp
        number={registration.number}
        at={seal.at}
        hash={seal.hash}
        state={registration.status === 'approved' ? 'protected' : isOpen(registration.status) ? 'provisional' : 'ended'}
      />
      <span className={styles.soft}>
        #{seal.seq} · <Time at={seal.at} precision="second" />
      </span>
    </div>
  );
}

function contactsOf({ registration }: ConflictSide): ReactNode {
  if (registration.contacts.length === 0) return null;
  return (
    <ul className={styles.plain}>
      {registration.contacts.map(({ name, title, phone, email }) => (
        <li key={`${name} ${phone ?? ''} ${email ?? ''}`}>{[name, title, phone, email].filter(Boolean).join(' · ')}</li>
      ))}
    </ul>
  );
}
