// One alert: who asked when for what and what the answer was, whose answers are held back, and what came of it.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { CheckboxField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { IconCheck } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { acknowledgeForm } from '#app/forms/probe.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { acknowledgeProbeAlert, liftProbeRestriction } from '#app/services/probe/acknowledge.server.ts';
import { viewProbeAlert } from '#app/services/probe/view.server.ts';
import { AlertKindBadge } from './_parts/probe/alert-kind-badge.tsx';
import { useProblems } from './_parts/use-problems.ts';

export const loader = adminLoader(
  { can: 'probe:read', params: { id: idParam } },
  async ({ work, actor, scope, params, t }) => {
    const view = await viewProbeAlert(work, actor, scope, params.id);
    return { title: `${view.alert.partnerName} · ${t('probe:title')}`, view };
  },
);

export const action = adminAction(
  { can: 'probe:acknowledge', params: { id: idParam } },
  async ({ request, work, actor, origin, params: { id }, context, t }) => {
    const form = await readForm(request);
    if (form.get('intent') === 'lift') {
      await liftProbeRestriction(work, actor, origin, { id });
      leaveFlash(context, t('probe:restriction.lifted'));
      return redirect(paths.admin.probe(id), 303);
    }
    const parsed = parseForm(acknowledgeForm, form);
    if (!parsed.ok)
      return data<{ problems: Problems; values: FormValues }>(
        { problems: parsed.problems, values: formValues(form) },
        { status: 400 },
      );
    const done = await acknowledgeProbeAlert(work, actor, origin, { id, ...parsed.value });
    if (done.ok) leaveFlash(context, t('probe:acknowledge.done'));
    else leaveFlash(context, t('probe:acknowledge.stale'), 'warning');
    return redirect(paths.admin.probe(id), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ProbeAlert() {
  const { view } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { alert, questions, restricted, may } = view;
  const names = restricted.map(({ name }) => name).join(' · ');
  const busy = useNavigation().state === 'submitting';
  return (
    <Stack gap="md">
      <PageHeader
        title={alert.partnerName}
        crumbs={[{ label: t('probe:title'), to: paths.admin.probes() }]}
        status={<AlertKindBadge kind={alert.kind} />}
        note={
          <>
            {alert.userName ?? t('probe:several')} · <Time at={alert.raisedAt} precision="second" />
          </>
        }
      />
      <p>
        {alert.kind === 'decoy'
          ? t('probe:lead.decoy', { partner: alert.partnerName, decoy: alert.decoyName ?? '' })
          : t('probe:lead.variants', { partner: alert.partnerName, count: questions.length })}
      </p>
      <Panel title={t('probe:asked.title')} flush>
        <RecordTable
          caption={t('probe:asked.title')}
          rows={questions}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              header: t('probe:asked.name'),
              primary: true,
              width: 'grow',
              cell: (row) => row.companyName,
            },
            ...(questions.some((row) => row.uscc)
              ? [
                  {
                    key: 'code',
                    header: t('probe:asked.code'),
                    cell: (row: (typeof questions)[number]) => row.uscc ?? '',
                  },
                ]
              : []),
            { key: 'who', header: t('probe:asked.who'), cell: (row) => row.userName },
            {
              key: 'how',
              header: t('probe:asked.how'),
              width: 'fit',
              cell: (row) =>
                row.registrationId ? (
                  <Link to={paths.admin.registration(row.registrationId)}>{t(`probe:source.${row.source}`)}</Link>
                ) : (
                  t(`probe:source.${row.source}`)
                ),
            },
            {
              key: 'answer',
              header: t('probe:asked.answer'),
              width: 'fit',
              cell: (row) => t(`registration:answer.${row.answer}`),
            },
            {
              key: 'at',
              header: t('probe:asked.at'),
              width: 'fit',
              cell: (row) => <Time at={row.at} precision="second" />,
            },
          ]}
        />
      </Panel>
      {(alert.kind === 'variants' || restricted.length > 0) && (
        <Notice
          tone={restricted.length > 0 ? 'warning' : 'neutral'}
          title={t('probe:restriction.title')}
          actions={
            restricted.length > 0 &&
            alert.status === 'acknowledged' &&
            may.acknowledge && (
              <Form method="post">
                <Button size="sm" name="intent" value="lift" busy={busy}>
                  {t('probe:restriction.lift')}
                </Button>
              </Form>
            )
          }
        >
          {restricted.length > 0 ? t('probe:restriction.on', { names }) : t('probe:restriction.off')}
        </Notice>
      )}
      {alert.status === 'acknowledged' ? (
        <Panel title={t('probe:status.acknowledged')}>
          <p>{alert.note}</p>
          <small>
            {t('probe:acknowledge.by', { name: alert.acknowledgedByName ?? '' })}
            {alert.acknowledgedAt && (
              <>
                {' · '}
                <Time at={alert.acknowledgedAt} />
              </>
            )}
          </small>
        </Panel>
      ) : (
        may.acknowledge && <AcknowledgeForm version={alert.version} restricted={restricted.length > 0} busy={busy} />
      )}
    </Stack>
  );
}

function AcknowledgeForm({ version, restricted, busy }: { version: number; restricted: boolean; busy: boolean }) {
  const { t } = useCopy();
  const answer = useActionData<typeof action>();
  const { errorOf, summary } = useProblems(answer?.problems);
  const note = answer?.values.note;
  return (
    <Panel title={t('probe:acknowledge.title')}>
      <Form method="post" noValidate>
        <FormColumn>
          <ErrorSummary problems={summary} />
          <input type="hidden" name="version" value={version} />
          <TextAreaField
            label={t('probe:acknowledge.note')}
            hint={t('probe:acknowledge.noteHint')}
            name="note"
            error={errorOf('note')}
            defaultValue={typeof note === 'string' ? note : ''}
          />
          {restricted && (
            <CheckboxField
              label={t('probe:acknowledge.lift')}
              name="lift"
              value="yes"
              defaultChecked={answer?.values.lift === 'yes'}
            />
          )}
          <div>
            <Button variant="primary" icon={IconCheck} busy={busy}>
              {t('probe:acknowledge.send')}
            </Button>
          </div>
        </FormColumn>
      </Form>
    </Panel>
  );
}
