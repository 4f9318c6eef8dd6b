// The registration as typed beside one company of the master list, row by row.
import { SideBySide, type ComparedRow } from '#app/components/conflict/side-by-side.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { ComparedField } from '#app/domain/duplicate/explanation.ts';
import { paths } from '#app/http/paths.ts';
import type { ChosenCandidate, ReviewView } from '#app/services/registration/view-for-review.server.ts';
import styles from './record.module.css';

export function Comparison({ view, candidate }: { view: ReviewView; candidate: ChosenCandidate }) {
  const { t } = useCopy();
  const { registration } = view;
  /** Left out where one side says nothing. */
  const same = (name: ComparedField) => {
    const field = candidate.explanation.fields.find(({ field: compared }) => compared === name);
    if (!field || field.level === 'missing' || field.left === null || field.right === null) return undefined;
    return field.bits > 0 && field.spans.left.length === 0 && field.spans.right.length === 0;
  };
  const country = (code: string | null) => code && t(`registration:country.${code}` as CopyKey);
  const place = (code: string | null, region: string | null) =>
    [...new Set([country(code), region])].filter(Boolean).join(' · ');
  const phones = registration.contacts.flatMap(({ phone }) => (phone ? [phone] : []));
  const emails = registration.contacts.flatMap(({ email }) => (email ? [email] : []));
  const rows: (ComparedRow & { always?: boolean })[] = [
    {
      label: t('registration:field.companyName'),
      left: registration.companyName,
      right: (
        <>
          <Link to={paths.admin.customer(candidate.customerId)}>{candidate.legalName}</Link>
          {candidate.otherNames.length > 0 && <Lines lines={candidate.otherNames} soft />}
        </>
      ),
      same: same('name'),
      always: true,
    },
    {
      label: t('registration:field.uscc'),
      left: registration.uscc && <Code>{registration.uscc}</Code>,
      right: candidate.uscc && <Code>{candidate.uscc}</Code>,
      same: same('uscc'),
      always: true,
    },
    {
      label: t('registration:field.regionCode'),
      left: place(registration.country, view.region),
      right: place(candidate.country, candidate.region),
      same: same('region'),
    },
    {
      label: t('registration:field.address'),
      left: registration.address,
      right: candidate.address,
      same: same('address'),
    },
    {
      label: t('registration:field.website'),
      left: registration.website,
      right: candidate.websiteDomain,
      same: same('domain'),
    },
    {
      label: t('registration:field.contactPhone'),
      left: phones.length > 0 && <Lines lines={phones} />,
      right: candidate.phones.length > 0 && <Lines lines={candidate.phones} />,
      same: same('phone'),
    },
    {
      label: t('registration:field.contactEmail'),
      left: emails.length > 0 && <Lines lines={emails} />,
      right: candidate.emails.length > 0 && <Lines lines={candidate.emails} />,
      same: same('email'),
    },
    {
      label: t('review:parent'),
      left: null,
      right: candidate.parent && <Link to={paths.admin.customer(candidate.parent.id)}>{candidate.parent.name}</Link>,
    },
  ];
  return (
    <SideBySide
      caption={t('review:comparison')}
      left={{ name: t('review:asTyped') }}
      right={{ name: t('review:inMasterList') }}
      rows={rows
        .filter((row) => row.always || row.left || row.right)
        .map((row) => ({ ...row, left: row.left || null, right: row.right || null }))}
    />
  );
}

function Lines({ lines, soft }: { lines: readonly string[]; soft?: boolean }) {
  return (
    <ul className={soft ? styles.soft : undefined}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
