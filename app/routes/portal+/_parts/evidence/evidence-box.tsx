// Evidence of one registration while it can change: dropped, chosen or photographed, sent at once. Every file has its own
// line with its progress, what is wrong with it, another try and a way out; without scripts the files travel with the form.
import { useCallback, useEffect, useReducer, useState } from 'react';
import { Button, IconButton } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { FileField } from '#app/components/ui/form/file-field.tsx';
import { IconAlertCircle, IconAlertTriangle, IconPaperclip, IconX } from '#app/components/ui/icons.ts';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import { formatBytes } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FieldProblem } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import styles from '../registration-form.module.css';
import type { RefusedFile } from './files.server.ts';
import { type EvidenceAnswer, type EvidenceItem, sendFile } from './send-file.ts';
import { type FileLine, largestMegabytes, mostFiles, nextLine, sendingAfter, sendingFrom } from './sending.ts';

export const evidenceAccept = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.docx,.xlsx,.pptx,.txt,.eml,image/*';

interface EvidenceBoxProps {
  registrationId: string;
  evidence: readonly EvidenceItem[];
  /** Files that came with the form and were not taken. */
  refused?: readonly RefusedFile[] | undefined;
  error: string | undefined;
  asked?: boolean;
  /** What was submitted stays; only what came since can be taken out. */
  keepsSealed?: boolean;
  /** A draft exists that files can belong to. */
  saved: boolean;
  /** Make it exist. */
  flush: () => void;
}

export function EvidenceBox({
  registrationId,
  evidence,
  refused = [],
  error,
  asked = false,
  keepsSealed = false,
  saved,
  flush,
}: EvidenceBoxProps) {
  const { t } = useCopy();
  const scripts = useScripts();
  // What the server said since the page was drawn.
  const [since, setSince] = useState<{ evidence: readonly EvidenceItem[]; items: readonly EvidenceItem[] } | null>(
    null,
  );
  const items = since && since.evidence === evidence ? since.items : evidence;
  const [sending, step] = useReducer(sendingAfter, refused, sendingFrom);
  /** A file that could not be taken out. */
  const [kept, setKept] = useState<{ id: string; problem: FieldProblem } | null>(null);
  const [round, setRound] = useState(0);
  const url = paths.portal.evidence(registrationId);
  const isWaiting = nextLine(sending) !== null;

  const take = useCallback(
    (answer: EvidenceAnswer) => {
      if (answer.evidence) setSince({ evidence, items: answer.evidence });
    },
    [evidence],
  );

  useEffect(() => {
    if (isWaiting && !saved) flush();
  }, [isWaiting, saved, flush]);

  useEffect(() => {
    const next = saved ? nextLine(sending) : null;
    if (!next) return;
    const { key, file } = next;
    step({ kind: 'begun', key });
    const body = new FormData();
    body.append('evidence', file);
    sendFile(url, body, (share) => step({ kind: 'progress', key, share })).then(
      (answer) => {
        take(answer);
        step(answer.problem ? { kind: 'refused', key, problem: answer.problem } : { kind: 'taken', key });
      },
      (problem: FieldProblem) => step({ kind: 'failed', key, problem }),
    );
  }, [sending, saved, url, take]);

  useEffect(() => {
    const again = () => step({ kind: 'allRetried' });
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);

  function choose(files: readonly File[]) {
    if (files.length === 0) return;
    step({ kind: 'chosen', files, kept: items.length });
    // A fresh field: the form must not send the same files again.
    setRound((count) => count + 1);
  }

  function remove(id: string) {
    const body = new FormData();
    body.append('remove', id);
    setKept(null);
    sendFile(url, body).then(
      (answer) => {
        take(answer);
        if (answer.problem) setKept({ id, problem: answer.problem });
      },
      (problem: FieldProblem) => setKept({ id, problem }),
    );
  }

  const sentence = (problem: FieldProblem) => t(`errors:field.${problem.code}`, problem.values);
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
            {t('registration:hint.evidence', { max: mostFiles, size: largestMegabytes })}
          </>
        }
        error={error}
        optional
        accept={evidenceAccept}
        camera
        {...(scripts ? { onFiles: choose } : {})}
      />
      {(items.length > 0 || sending.lines.length > 0) && (
        <ul className={styles.files}>
          {items.map((item) => (
            <li key={item.id}>
              <IconPaperclip size={16} />
              <span className={styles.fileName}>
                <Link to={paths.portal.evidenceFile(registrationId, item.id)} reload>
                  {item.fileName}
                </Link>
                {kept?.id === item.id && <span className={styles.fileProblem}>{sentence(kept.problem)}</span>}
              </span>
              <small>{formatBytes(item.sizeBytes)}</small>
              {!(keepsSealed && item.sealed) && (
                <IconButton
                  type={scripts ? 'button' : 'submit'}
                  name="intent"
                  value={`remove:${item.id}`}
                  icon={IconX}
                  label={t('ui:files.remove', { name: item.fileName })}
                  {...(scripts ? { onClick: () => remove(item.id) } : {})}
                />
              )}
            </li>
          ))}
          {sending.lines.map((line) => (
            <SendingLine
              key={line.key}
              line={line}
              problem={line.problem && sentence(line.problem)}
              retry={() => step({ kind: 'retried', key: line.key })}
              remove={() => step({ kind: 'removed', key: line.key })}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface SendingLineProps {
  line: Pick<FileLine, 'name' | 'sizeBytes' | 'state' | 'share' | 'file'>;
  problem: string | null;
  retry: () => void;
  remove: () => void;
}

/** A file that is not taken yet. */
export function SendingLine({ line, problem, retry, remove }: SendingLineProps) {
  const { t } = useCopy();
  const scripts = useScripts();
  const { name, state } = line;
  return (
    <li className={problem ? styles.notTaken : undefined}>
      {problem ? <IconAlertCircle size={16} /> : <IconPaperclip size={16} />}
      <span className={styles.fileName}>
        {name}
        {problem && (
          <span className={styles.fileProblem} role="alert">
            {problem}
          </span>
        )}
      </span>
      {problem === null && (
        <progress
          aria-label={t('portal:evidence.sending', { name })}
          max={1}
          value={state === 'sending' ? line.share : 0}
        />
      )}
      {line.sizeBytes !== null && <small>{formatBytes(line.sizeBytes)}</small>}
      {state === 'failed' && line.file && (
        <Button type="button" size="sm" aria-label={t('portal:evidence.retryName', { name })} onClick={retry}>
          {t('portal:evidence.retry')}
        </Button>
      )}
      {scripts && state !== 'sending' && (
        <IconButton icon={IconX} label={t('ui:files.remove', { name })} onClick={remove} />
      )}
    </li>
  );
}
