// One import from its columns to the written customers: the step it is at, what every row came to, and what may be done.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { IconDownload } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatBytes, formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { NotFound } from '#app/domain/access/errors.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import { fieldLimits, isImportField } from '#app/domain/importing/field.ts';
import { type FileProblem, fileProblems, isRowVerdict, stepImport } from '#app/domain/importing/lifecycle.ts';
import { formValues } from '#app/forms/form.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { cancelImport } from '#app/services/importing/cancel.server.ts';
import { discardImport } from '#app/services/importing/discard.server.ts';
import { orderCommit } from '#app/services/importing/order-commit.server.ts';
import { setMapping } from '#app/services/importing/set-mapping.server.ts';
import { viewImport, viewImportRows } from '#app/services/importing/view.server.ts';
import { MappingForm } from './_parts/import/mapping-form.tsx';
import { RowsTable } from './_parts/import/rows-table.tsx';
import { Running } from './_parts/import/running.tsx';
import { ImportStatusBadge } from './_parts/import/status-badge.tsx';

const withRows = new Set(['staged', 'committing', 'stopped', 'committed']);

const positive = (text: string | null) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null);

export const loader = adminLoader({ can: 'import:run', params: { id: idParam } }, async ({ work, params, url, t }) => {
  const shown = await viewImport(work, params.id);
  if (!shown) throw new NotFound('import');
  const asked = url.searchParams;
  const verdict = asked.get('verdict') ?? '';
  const filter = {
    verdict: isRowVerdict(verdict) ? verdict : null,
    after: positive(asked.get('after')),
    before: positive(asked.get('before')),
  };
  const confirm = asked.get('confirm');
  return {
    title: `${shown.fileName} · ${t('importing:list.title')}`,
    ...shown,
    verdict: filter.verdict,
    page: withRows.has(shown.status) ? await viewImportRows(work, params.id, filter) : null,
    confirm: confirm === 'commit' || confirm === 'discard' ? (confirm as 'commit' | 'discard') : null,
  };
});

export const action = adminAction(
  { can: 'import:run', params: { id: idParam } },
  async ({ request, work, actor, origin, params, t, context }) => {
    const form = await readForm(request);
    const here = paths.admin.import(params.id);
    const intent = form.get('intent');
    if (intent === 'map') {
      const mapping = mappingFrom(form);
      const answer = await setMapping(work, actor, origin, params.id, mapping);
      if (!answer.ok && answer.reason === 'mapping')
        return data({ mapping, problems: answer.problems }, { status: 400 });
      if (!answer.ok) leaveFlash(context, t('importing:notNow'), 'info');
      throw redirect(here, 303);
    }
    const done = { commit: 'committing', cancel: 'cancelled', discard: 'discarded' } as const;
    const steps = { commit: orderCommit, cancel: cancelImport, discard: discardImport };
    if (intent !== 'commit' && intent !== 'cancel' && intent !== 'discard') throw redirect(here, 303);
    const answer = await steps[intent](work, actor, origin, params.id);
    if (!answer.ok) {
      leaveFlash(context, t('importing:notNow'), 'info');
      throw redirect(answer.reason === 'notFound' ? paths.admin.imports() : here, 303);
    }
    leaveFlash(
      context,
      t(answer.record.status === 'stopped' ? 'importing:done.stopped' : `importing:done.${done[intent]}`),
    );
    throw redirect(intent === 'discard' ? paths.admin.imports() : here, 303);
  },
);

function mappingFrom(form: URLSearchParams) {
  const columns = [formValues(form).columns ?? []].flat().map((field) => (isImportField(field) ? field : null));
  return {
    columns,
    sourceSystem: cleanLine(form.get('sourceSystem') ?? '').slice(0, fieldLimits.sourceSystem) || null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Import() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { id, status, counts } = shown;
  return (
    <Stack>
      <PageHeader
        title={shown.fileName}
        crumbs={[{ label: t('importing:list.title'), to: paths.admin.imports() }]}
        status={<ImportStatusBadge status={status} />}
        actions={
          shown.page && (
            <ButtonLink to={paths.admin.importResult(id)} reload icon={IconDownload}>
              {t('importing:result.download')}
            </ButtonLink>
          )
        }
      />
      {shown.confirm && stepImport(status, shown.confirm) ? (
        <Confirm what={shown.confirm} />
      ) : (
        <>
          <Standing />
          {status === 'staging' && <Running status={status} done={shown.stagedRows} total={shown.totalRows} />}
          {status === 'committing' && (
            <Running status={status} done={shown.committedRows} total={counts.new + counts.update} />
          )}
          {status === 'mapping' && (
            <Panel title={t('importing:map.title')}>
              <Stack gap="md">
                <p>{t('importing:map.note')}</p>
                <MappingForm
                  header={shown.header}
                  mapping={answer?.mapping ?? shown.mapping}
                  problems={answer?.problems}
                />
              </Stack>
            </Panel>
          )}
          <Steps />
          {shown.page && <RowsTable importId={id} verdict={shown.verdict} counts={counts} page={shown.page} />}
        </>
      )}
      <FileFacts />
    </Stack>
  );
}

function isFileProblem(text: string | null): text is FileProblem {
  return (fileProblems as readonly string[]).includes(text ?? '');
}

/** What has to be said before anything else. */
function Standing() {
  const { status, problem, encoding, committedRows, counts } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const rows = formatNumber(committedRows);
  return (
    <>
      {isFileProblem(problem) && <Notice tone="danger">{t(`importing:fileProblem.${problem}`)}</Notice>}
      {encoding.startsWith('mixed-') && status !== 'committed' && (
        <Notice tone="warning">{t('importing:mixed')}</Notice>
      )}
      {status === 'committed' && <Notice tone="success">{t('importing:committed', { rows })}</Notice>}
      {status === 'stopped' && <Notice tone="warning">{t('importing:stopped', { rows })}</Notice>}
      {status === 'staged' && counts.new + counts.update === 0 && <Notice>{t('importing:commit.nothing')}</Notice>}
    </>
  );
}

/** What may be done with it now. */
function Steps() {
  const { id, status, counts } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const mayCommit = stepImport(status, 'commit') !== null && counts.new + counts.update > 0;
  const mayRemap = status === 'staged' || status === 'failed';
  const mayDiscard = stepImport(status, 'discard') !== null;
  if (!mayCommit && !mayRemap && !mayDiscard) return null;
  return (
    <Actions>
      {mayCommit && (
        <ConfirmDialog
          trigger={status === 'stopped' ? t('importing:commit.resume') : t('importing:commit.trigger')}
          fallback={paths.admin.import(id, { confirm: 'commit' })}
          title={t('importing:commit.title')}
          confirm={t('importing:commit.confirm')}
          form={(inside) => <IntentForm intent="commit">{inside}</IntentForm>}
        >
          <CommitWords />
        </ConfirmDialog>
      )}
      {mayRemap && (
        <Form method="post">
          <Button name="intent" value="cancel" wide>
            {t('importing:remap')}
          </Button>
        </Form>
      )}
      {mayDiscard && (
        <ConfirmDialog
          trigger={t('importing:discard.trigger')}
          triggerVariant="quiet"
          fallback={paths.admin.import(id, { confirm: 'discard' })}
          title={t('importing:discard.title')}
          confirm={t('importing:discard.confirm')}
          danger
          form={(inside) => <IntentForm intent="discard">{inside}</IntentForm>}
        >
          {t('importing:discard.body')}
        </ConfirmDialog>
      )}
    </Actions>
  );
}

function IntentForm({ intent, children }: { intent: string; children: React.ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  );
}

function CommitWords() {
  const { counts } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const rest = counts.duplicate + counts.invalid + counts.unchanged;
  return (
    <Stack gap="xs">
      <p>{t('importing:commit.body', { created: formatNumber(counts.new), updated: formatNumber(counts.update) })}</p>
      {rest > 0 && <p>{t('importing:commit.rest', { rest: formatNumber(rest) })}</p>}
    </Stack>
  );
}

/** The same question as the dialog's, for browsers without scripts. */
function Confirm({ what }: { what: 'commit' | 'discard' }) {
  const { id } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  return (
    <Panel title={t(`importing:${what}.title`)}>
      <ConfirmBody
        confirm={t(`importing:${what}.confirm`)}
        danger={what === 'discard'}
        cancelTo={paths.admin.import(id)}
        form={(inside) => <IntentForm intent={what}>{inside}</IntentForm>}
      >
        {what === 'commit' ? <CommitWords /> : t('importing:discard.body')}
      </ConfirmBody>
    </Panel>
  );
}

function FileFacts() {
  const { sizeBytes, format, encoding, createdAt, stagedRows } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  return (
    <Panel title={t('importing:fileFacts.label')}>
      <Facts
        layout="grid"
        facts={[
          { label: t('importing:fileFacts.format'), value: t(`importing:format.${format}`) },
          format === 'csv' && { label: t('importing:fileFacts.encoding'), value: t(`importing:encoding.${encoding}`) },
          { label: t('importing:fileFacts.size'), value: formatBytes(sizeBytes) },
          stagedRows > 0 && { label: t('importing:fileFacts.rows'), value: formatNumber(stagedRows) },
          { label: t('importing:fileFacts.uploaded'), value: <Time at={createdAt} /> },
        ]}
      />
    </Panel>
  );
}
