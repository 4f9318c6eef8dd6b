// The receipt as a page to print: the seal, every submission with its own entry and hashes, and how to check them.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { IconDownload } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { getReceipt } from '#app/services/registration/receipt.server.ts';
import { PrintButton } from './_parts/print-button.tsx';
import { SubmissionPanel } from './_parts/receipt-submission.tsx';
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
  const [first] = receipt.submissions;
  return (
    <Stack>
      <PageHeader
        title={t('receipt:heading')}
        crumbs={[
          { label: t('portal:nav.registrations'), to: paths.portal.registrations() },
          { label: receipt.companyName, to: paths.portal.registration(receipt.id) },
        ]}
        actions={
          <>
            <PrintButton />
            <ButtonLink to={paths.portal.receiptPdf(receipt.id)} reload icon={IconDownload}>
              {t('receipt:pdf')}
            </ButtonLink>
            <ButtonLink to={paths.portal.receiptJson(receipt.id)} reload icon={IconDownload}>
              {t('receipt:json')}
            </ButtonLink>
          </>
        }
      />
      <Panel>
        <div className={styles.head}>
          <div className={styles.stamp}>
            <Stamp
              number={receipt.number}
              at={first.entry.at}
              hash={first.entry.hash}
              state={receipt.state}
              size="lg"
            />
          </div>
          <Facts
            facts={[
              { label: t('receipt:number'), value: <Code>{receipt.number}</Code> },
              { label: t('receipt:receivedAt'), value: <Time at={first.receivedAt} precision="second" /> },
              { label: t('receipt:partner'), value: receipt.partnerName },
              { label: t('receipt:seq'), value: <Code>#{first.entry.seq}</Code> },
            ]}
          />
        </div>
      </Panel>
      {receipt.submissions.map((submission) => (
        <SubmissionPanel key={submission.ordinal} submission={submission} only={receipt.submissions.length === 1} />
      ))}
      <Panel title={t('receipt:verifyTitle')}>
        <Stack gap="sm">
          <p>{t('receipt:verify')}</p>
          <p>{t('receipt:verifyEntry')}</p>
          <p>{t('receipt:verifyChain')}</p>
        </Stack>
      </Panel>
      <p className={styles.issued}>
        {t('receipt:issued')} <Time at={receipt.issuedAt} precision="second" />
      </p>
    </Stack>
  );
}
