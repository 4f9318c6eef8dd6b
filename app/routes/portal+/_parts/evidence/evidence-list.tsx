// The files of a registration that can no longer change: to open, not to edit.
import { Link } from '#app/components/ui/action/link.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { IconPaperclip } from '#app/components/ui/icons.ts';
import { formatBytes } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import styles from '../registration-form.module.css';

interface EvidenceListProps {
  registrationId: string;
  evidence: readonly { id: string; fileName: string; sizeBytes: number; createdAt: string }[];
}

export function EvidenceList({ registrationId, evidence }: EvidenceListProps) {
  const { t } = useCopy();
  if (evidence.length === 0) return <p>{t('portal:evidence.none')}</p>;
  return (
    <ul className={styles.files}>
      {evidence.map((file) => (
        <li key={file.id}>
          <IconPaperclip size={16} />
          <span className={styles.fileName}>
            <Link to={paths.portal.evidenceFile(registrationId, file.id)} reload>
              {file.fileName}
            </Link>
          </span>
          <small>
            {formatBytes(file.sizeBytes)} · <Time at={file.createdAt} precision="day" />
          </small>
        </li>
      ))}
    </ul>
  );
}
