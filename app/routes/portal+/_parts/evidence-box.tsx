// Evidence of one registration while it can change: dropped, chosen or photographed, sent at once with its progress;
// without scripts the files travel with the form.
import { useCallback, useEffect, useRef, useState } from 'react';
import { IconButton } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { FileField } from '#app/components/ui/form/file-field.tsx';
import { IconAlertTriangle, IconPaperclip, IconX } from '#app/components/ui/icons.ts';
import { formatBytes } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import type { FieldProblem } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import styles from './registration-form.module.css';

export interface EvidenceItem {
  id: string;
  fileName: string;
  sizeBytes: number;
}

/** What the evidence route answers to scripts. */
export interface EvidenceAnswer {
  evidence?: EvidenceItem[];
  problem?: FieldProblem;
}

export const evidenceAccept = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.docx,.xlsx,.pptx,.txt,.eml,image/*';
const megabytes = 15;
const most = 10;

interface EvidenceBoxProps {
  registrationId: string;
  evidence: readonly EvidenceItem[];
  error: string | undefined;
  asked: boolean;
  /** A draft exists that files can belong to. */
  saved: boolean;
  /** Make it exist. */
  flush: () => void;
}

export function EvidenceBox({ registrationId, evidence, error, asked, saved, flush }: EvidenceBoxProps) {
  const { t } = useCopy();
  const scripts = useScripts();
  // What the server said since the page was drawn.
  const [since, setSince] = useState<{ evidence: readonly EvidenceItem[]; items: readonly EvidenceItem[] } | null>(
    null,
  );
  const items = since && since.evidence === evidence ? since.items : evidence;
  const [queue, setQueue] = useState<readonly File[]>([]);
  const [done, setDone] = useState(0);
  const sending = useRef(false);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const [round, setRound] = useState(0);
  const url = paths.portal.evidence(registrationId);

  const take = useCallback(
    (answer: EvidenceAnswer) => {
      if (answer.evidence) setSince({ evidence, items: answer.evidence });
      setProblem(answer.problem ?? null);
    },
    [evidence],
  );

  // One file at a time, once there is a draft for it.
  const next = queue[0];
  useEffect(() => {
    if (!next || sending.current) return;
    if (!saved) return flush();
    sending.current = true;
    const body = new FormData();
    body.append('evidence', next);
    send(url, body, setDone)
      .then(take, () => setProblem({ code: 'notSent' }))
      .finally(() => {
        sending.current = false;
        setDone(0);
        setQueue((all) => all.slice(1));
      });
  }, [next, saved, flush, url, take]);

  function choose(files: readonly File[]) {
    if (files.length === 0) return;
    setProblem(null);
    const tooLarge = files.find((file) => file.size > megabytes * 1024 * 1024);
    if (tooLarge) setProblem({ code: 'fileTooLarge', values: { name: tooLarge.name, max: megabytes } });
    setQueue((all) => [...all, ...files.filter((file) => file.size <= megabytes * 1024 * 1024)]);
    // A fresh field: the form must not send the same files again.
    setRound((count) => count + 1);
  }

  function remove(id: string) {
    const body = new FormData();
    body.append('remove', id);
    send(url, body, () => undefined).then(take, () => setProblem({ code: 'notSent' }));
  }

  const message = problem ? t(`errors:field.${problem.code}`, problem.values) : error;
  return (
    <div className={styles.evidence}>
      <FileField
        key={round}
        name="evidence"
        label={t('registration:field.evidence')}
        hint={
          <>
            {asked && (
              <span className={styles.asked}>
                <IconAlertTriangle size={14} stroke={2} />
                {t('portal:register.asked')}
              </span>
            )}
            {t('registration:hint.evidence', { max: most, size: megabytes })}
          </>
        }
        error={message}
        optional
        accept={evidenceAccept}
        camera
        {...(scripts ? { onFiles: choose } : {})}
      />
      {(items.length > 0 || queue.length > 0) && (
        <ul className={styles.files}>
          {items.map((item) => (
            <li key={item.id}>
              <IconPaperclip size={16} />
              <span className={styles.fileName}>
                <Link to={paths.portal.evidenceFile(registrationId, item.id)} reload>
                  {item.fileName}
                </Link>
              </span>
              <small>{formatBytes(item.sizeBytes)}</small>
              <IconButton
                type={scripts ? 'button' : 'submit'}
                name="intent"
                value={`remove:${item.id}`}
                icon={IconX}
                label={t('ui:files.remove', { name: item.fileName })}
                {...(scripts ? { onClick: () => remove(item.id) } : {})}
              />
            </li>
          ))}
          {queue.map((file, position) => (
            <li key={`${file.name} ${file.lastModified}`}>
              <IconPaperclip size={16} />
              <span className={styles.fileName}>{file.name}</span>
              <progress
                aria-label={t('portal:evidence.sending', { name: file.name })}
                max={1}
                value={position === 0 ? done : 0}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Posts a body and reports its progress from 0 to 1; `fetch` cannot. */
function send(url: string, body: FormData, onProgress: (share: number) => void): Promise<EvidenceAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener(
      'progress',
      (event) => event.lengthComputable && onProgress(event.loaded / event.total),
    );
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (typeof answer === 'object' && answer !== null && request.status < 500) resolve(answer as EvidenceAnswer);
      else reject(new Error(String(request.status)));
    });
    request.addEventListener('error', () => reject(new Error('network')));
    request.send(body);
  });
}
