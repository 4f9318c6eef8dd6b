// What the partner wrote besides the company's particulars, and the files it sent along.
import { Link } from '#app/components/ui/action/link.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { Money } from '#app/components/ui/display/money.tsx';
import { DayText, Time } from '#app/components/ui/display/time.tsx';
import { IconFileText, IconFileTypePdf, IconPhoto } from '#app/components/ui/icons.ts';
import { formatBytes } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { RegistrationTyped } from '#app/services/registration/view-record.server.ts';
import type { EvidenceShown } from '#app/services/registration/view-own.server.ts';
import styles from './record.module.css';

export function Submitted({
  registration,
  source,
  author,
}: {
  registration: RegistrationTyped;
  source: string | null;
  author: string;
}) {
  const { t } = useCopy();
  return (
    <>
      {registration.requirement && <p className={styles.requirement}>{registration.requirement}</p>}
      <Facts
        layout="grid"
        facts={[
          { label: t('registration:field.projectName'), value: registration.projectName },
          registration.amountMinor !== null && registration.currency !== null
            ? {
                label: t('registration:field.amount'),
                value: <Money minor={registration.amountMinor} currency={registration.currency} />,
              }
            : null,
          registration.expectedCloseOn !== null
            ? { label: t('registration:field.expectedCloseOn'), value: <DayText day={registration.expectedCloseOn} /> }
            : null,
          registration.firstContactOn !== null
            ? { label: t('registration:field.firstContactOn'), value: <DayText day={registration.firstContactOn} /> }
            : null,
          { label: t('registration:field.sourceCode'), value: source },
          { label: t('review:author'), value: author },
          registration.submittedAt !== null
            ? { label: t('review:submittedAt'), value: <Time at={registration.submittedAt} precision="second" /> }
            : null,
        ]}
      />
      <ul className={styles.contacts}>
        {registration.contacts.map((contact) => (
          <li key={`${contact.name} ${contact.phone ?? ''} ${contact.email ?? ''}`}>
            <strong>{contact.name}</strong>
            {contact.title && <span>{contact.title}</span>}
            {contact.phone && <span className={styles.number}>{contact.phone}</span>}
            {contact.email && <span>{contact.email}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

export function EvidenceFiles({ registrationId, files }: { registrationId: string; files: readonly EvidenceShown[] }) {
  const { t } = useCopy();
  if (files.length === 0) return <p className={styles.soft}>{t('review:noEvidence')}</p>;
  return (
    <ul className={styles.files}>
      {files.map((file) => {
        const Icon = file.mediaType.startsWith('image/')
          ? IconPhoto
          : file.mediaType === 'application/pdf'
            ? IconFileTypePdf
            : IconFileText;
        return (
          <li key={file.id}>
            <Icon size={18} stroke={1.5} />
            <Link to={paths.admin.evidenceFile(registrationId, file.id)} reload>
              {file.fileName}
            </Link>
            <span className={styles.soft}>
              {formatBytes(file.sizeBytes)} · <Time at={file.createdAt} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
