// One submission on a receipt: when it came, where it lies in the ledger, what it said, and the two texts to check it by.
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatBytes } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { ReceiptSubmission } from '#app/services/registration/receipt.server.ts';
import { ContentFacts } from './content-facts.tsx';
import styles from './receipt.module.css';

export function SubmissionPanel({ submission, only }: { submission: ReceiptSubmission; only: boolean }) {
  const { t } = useCopy();
  const { ordinal, entry, evidence } = submission;
  return (
    <Panel title={only ? t('receipt:submitted') : t('receipt:submission', { ordinal })}>
      <Stack gap="sm">
        {!only && <p>{ordinal === 1 ? t('receipt:counts') : t('receipt:later')}</p>}
        <Facts
          facts={[
            { label: t('receipt:receivedAt'), value: <Time at={submission.receivedAt} precision="second" /> },
            { label: t('receipt:serverTime'), value: <Code>{entry.at}</Code> },
            { label: t('receipt:submittedBy'), value: submission.submittedBy },
            { label: t('receipt:seq'), value: <Code>#{entry.seq}</Code> },
            { label: t('receipt:contentHash'), value: <Hash value={submission.contentHash} /> },
            { label: t('receipt:entryHash'), value: <Hash value={entry.hash} /> },
            { label: t('receipt:previousHash'), value: <Hash value={entry.previousHash} /> },
          ]}
        />
        <ContentFacts content={submission.content} names={submission.names} />
        {evidence.length > 0 && (
          <section>
            <h3>{t('registration:field.evidence')}</h3>
            <ul className={styles.evidence}>
              {evidence.map((file) => (
                <li key={file.sha256}>
                  <span>
                    {file.fileName} · {formatBytes(file.sizeBytes)}
                  </span>
                  <Hash value={file.sha256} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <ExactText title={t('receipt:contentText')} text={submission.contentText} />
        <ExactText title={t('receipt:entryText')} text={entry.text} />
      </Stack>
    </Panel>
  );
}

function ExactText({ title, text }: { title: string; text: string }) {
  return (
    <details className={styles.text}>
      <summary>{title}</summary>
      <p>
        <CopyButton value={text} />
      </p>
      <pre>{text}</pre>
    </details>
  );
}

function Hash({ value }: { value: string }) {
  return (
    <span className={styles.hash}>
      <Code>{value}</Code>
      <CopyButton value={value} />
    </span>
  );
}
