// The receipt as a page to print: the seal, the hashes, the content as typed, and how to check it.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { IconDownload } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatBytes } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { getReceipt } from '#app/services/registration/receipt.server.ts';
import { ContentFacts } from './_parts/content-facts.tsx';
import { PrintButton } from './_parts/print-button.tsx';
import styles from './_parts/receipt.module.css';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader(
  { can: 'registration:read', params: { id: idParam } },
  async ({ work, actor, params, t }) => {
    const receipt = await getReceipt(work, actor, params.id);
    return { title: t('receipt:title', { number: receipt.number }), receipt };
  },
);

export default function ReceiptPage() {
  const { receipt } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader
        title={t('receipt:heading')}
        crumbs={[
          { label: t('portal:nav.registrations'), to: paths.portal.registrations() },
          { label: receipt.content.companyName, to: paths.portal.registration(receipt.id) },
        ]}
        actions={
          <>
            <PrintButton />
            <ButtonLink to={paths.portal.receiptPdf(receipt.id)} reload icon={IconDownload}>
              {t('receipt:pdf')}
            </ButtonLink>
          </>
        }
      />
      <Panel>
        <div className={styles.head}>
          <div className={styles.stamp}>
            <Stamp
              number={receipt.number}
              at={receipt.entry.at}
              hash={receipt.entry.hash}
              state={receipt.state}
              size="lg"
            />
          </div>
          <Facts
            facts={[
              { label: t('receipt:number'), value: <Code>{receipt.number}</Code> },
              { label: t('receipt:receivedAt'), value: <Time at={receipt.receivedAt} precision="second" /> },
              { label: t('receipt:serverTime'), value: <Code>{receipt.entry.at}</Code> },
              { label: t('receipt:partner'), value: receipt.partnerName },
              { label: t('receipt:submittedBy'), value: receipt.submittedBy },
              { label: t('receipt:seq'), value: <Code>#{receipt.entry.seq}</Code> },
            ]}
          />
        </div>
      </Panel>
      <Panel title={t('receipt:hashes')}>
        <Facts
          facts={[
            { label: t('receipt:contentHash'), value: <Hash value={receipt.contentHash} /> },
            { label: t('receipt:entryHash'), value: <Hash value={receipt.entry.hash} /> },
            { label: t('receipt:previousHash'), value: <Hash value={receipt.entry.previousHash} /> },
          ]}
        />
      </Panel>
      <Panel title={t('portal:detail.content')}>
        <ContentFacts content={receipt.content} names={receipt.names} />
      </Panel>
      {receipt.evidence.length > 0 && (
        <Panel title={t('registration:field.evidence')}>
          <ul className={styles.evidence}>
            {receipt.evidence.map((file) => (
              <li key={file.sha256}>
                <span>
                  {file.fileName} · {formatBytes(file.sizeBytes)}
                </span>
                <Hash value={file.sha256} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('receipt:verifyTitle')}>
        <Stack gap="sm">
          <p>{t('receipt:verify')}</p>
          <p>{t('receipt:verifyChain')}</p>
          {receipt.hashedText !== null && (
            <details className={styles.text}>
              <summary>{t('receipt:hashedText')}</summary>
              <p>
                <CopyButton value={receipt.hashedText} />
              </p>
              <pre>{receipt.hashedText}</pre>
            </details>
          )}
        </Stack>
      </Panel>
      <p className={styles.issued}>
        {t('receipt:issued')} <Time at={receipt.issuedAt} precision="second" />
      </p>
    </Stack>
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
