// The decoys: how many there are, which ones were met, and the button that plants more.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { IconFishHook, IconPlus } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { parseForm } from '#app/forms/form.ts';
import { mostDecoys, plantForm } from '#app/forms/probe.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { listKnownNames } from '#app/services/customer/known-names.server.ts';
import { listDecoys, markDecoy, plantDecoys, unmarkDecoy } from '#app/services/probe/decoys.server.ts';
import { useProblems } from './_parts/use-problems.ts';

export const loader = adminLoader({ can: 'decoy:manage' }, async ({ work, actor, url, t }) => {
  const asked = (name: string) => idParam.safeParse(url.searchParams.get(name)).data ?? null;
  const toMark = asked('mark');
  const toUnmark = asked('unmark');
  const names = await listKnownNames(
    work,
    actor,
    [toMark, toUnmark].filter((id) => id !== null),
  );
  return {
    title: t('probe:decoys.title'),
    toMark: names.find(({ id }) => id === toMark) ?? null,
    toUnmark: names.find(({ id }) => id === toUnmark) ?? null,
    ...(await listDecoys(work, actor)),
  };
});

export const action = adminAction({ can: 'decoy:manage' }, async ({ request, work, actor, origin, context, t }) => {
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'mark' || intent === 'unmark') {
    const customerId = idParam.safeParse(form.get('customerId')).data ?? '';
    const change = intent === 'mark' ? markDecoy : unmarkDecoy;
    const done = await change(work, actor, origin, { customerId });
    if (done.ok) leaveFlash(context, t(`probe:decoys.${intent}ed`));
    else leaveFlash(context, t(`probe:decoys.refused.${done.reason}`), 'warning');
    return redirect(paths.admin.decoys(), 303);
  }
  const parsed = parseForm(plantForm, form);
  if (!parsed.ok) return data({ problems: parsed.problems }, { status: 400 });
  const count = await plantDecoys(work, actor, origin, parsed.value);
  leaveFlash(context, t('probe:decoys.planted', { count }));
  return redirect(paths.admin.decoys(), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Decoys() {
  const { title, rows, count, toMark, toUnmark } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { errorOf } = useProblems(answer?.problems);
  const busy = useNavigation().state === 'submitting';
  return (
    <Stack gap="md">
      <PageHeader
        title={title}
        crumbs={[{ label: t('probe:title'), to: paths.admin.probes() }]}
        note={t('probe:decoys.note')}
      />
      {toMark && (
        <Panel title={t('probe:decoys.markTitle', { name: toMark.legalName })}>
          <ConfirmBody
            confirm={t('probe:decoys.mark')}
            danger
            cancelTo={paths.admin.customer(toMark.id)}
            form={(inside) => <ChangeForm intent="mark" id={toMark.id} inside={inside} />}
          >
            {t('probe:decoys.markBody')}
          </ConfirmBody>
        </Panel>
      )}
      {toUnmark && (
        <Panel title={t('probe:decoys.unmarkTitle', { name: toUnmark.legalName })}>
          <ConfirmBody
            confirm={t('probe:decoys.unmark')}
            cancelTo={paths.admin.decoys()}
            form={(inside) => <ChangeForm intent="unmark" id={toUnmark.id} inside={inside} />}
          >
            {t('probe:decoys.unmarkBody')}
          </ConfirmBody>
        </Panel>
      )}
      <Panel title={t('probe:decoys.plant')}>
        <Form method="post" noValidate>
          <FormColumn>
            <TextField
              label={t('probe:decoys.howMany')}
              hint={t('probe:decoys.howManyHint')}
              name="count"
              type="number"
              short
              min={1}
              max={mostDecoys}
              defaultValue="20"
              error={errorOf('count')}
            />
            <div>
              <Button variant="primary" icon={IconPlus} busy={busy} name="intent" value="plant">
                {t('probe:decoys.plant')}
              </Button>
            </div>
          </FormColumn>
        </Form>
      </Panel>
      <Panel title={t('probe:decoys.count', { count })} flush>
        <RecordTable
          name="decoys"
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              header: t('probe:decoys.name'),
              primary: true,
              width: 'grow',
              cell: (row) => row.legalName,
            },
            {
              key: 'planted',
              header: t('probe:decoys.plantedAt'),
              width: 'fit',
              cell: (row) => <Time at={row.createdAt} precision="day" />,
            },
            {
              key: 'met',
              header: t('probe:decoys.met'),
              align: 'end',
              width: 'fit',
              cell: (row) => formatNumber(row.alerts),
            },
            {
              key: 'act',
              header: t('probe:decoys.unmark'),
              hideHeader: true,
              width: 'fit',
              cell: (row) => (
                <ConfirmDialog
                  trigger={t('probe:decoys.unmark')}
                  triggerVariant="quiet"
                  triggerSize="sm"
                  fallback={`${paths.admin.decoys()}?unmark=${row.id}`}
                  title={t('probe:decoys.unmarkTitle', { name: row.legalName })}
                  confirm={t('probe:decoys.unmark')}
                  form={(inside) => <ChangeForm intent="unmark" id={row.id} inside={inside} />}
                >
                  {t('probe:decoys.unmarkBody')}
                </ConfirmDialog>
              ),
            },
          ]}
          empty={
            <EmptyState icon={IconFishHook} title={t('probe:decoys.empty')}>
              {t('probe:decoys.emptyBody')}
            </EmptyState>
          }
        />
      </Panel>
    </Stack>
  );
}

function ChangeForm({ intent, id, inside }: { intent: 'mark' | 'unmark'; id: string; inside: React.ReactNode }) {
  return (
    <Form method="post" action={paths.admin.decoys()}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="customerId" value={id} />
      {inside}
    </Form>
  );
}
