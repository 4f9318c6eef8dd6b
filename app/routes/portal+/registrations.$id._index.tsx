// One registration: where it stands, who has it now, what happened, what was typed; and the acts its status allows.
import { type MetaFunction, redirect } from '@remix-run/node';
import { type ClientActionFunctionArgs, Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { stampStateOf } from '#app/components/claim/claim-status.tsx';
import { WhoHasItNow } from '#app/components/claim/who-has-it-now.tsx';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { Timeline } from '#app/components/timeline/timeline.tsx';
import { unlessQuiet } from '#app/components/shell/quiet.ts';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { IconCornerUpLeft, IconPrinter, IconScale } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { parseForm } from '#app/forms/form.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readUpload } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { onTheGrid } from '#app/http/pace.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalAction, portalLoader } from '#app/http/portal.server.ts';
import { listStages } from '#app/services/claim/record-follow-up.server.ts';
import { listOwnEvidence } from '#app/services/evidence/list-own.server.ts';
import { viewOwnRegistration } from '#app/services/registration/view-own.server.ts';
import { withdrawRegistration } from '#app/services/registration/withdraw.server.ts';
import { nowOf } from '#app/services/work.server.ts';
import { ClaimPanel } from './_parts/claim-panel.tsx';
import { ContentFacts } from './_parts/content-facts.tsx';
import { ContestForm } from './_parts/contest/contest-form.tsx';
import { type ContestAnswer, takeContest } from './_parts/contest/contest.server.ts';
import { evidenceLimits } from './_parts/evidence/files.server.ts';
import { EvidenceList } from './_parts/evidence/evidence-list.tsx';
import { FollowUpForm } from './_parts/follow-up-form.tsx';
import { ProgressSteps } from './_parts/progress-steps.tsx';
import { RegistrationOutcome } from './_parts/registration-outcome.tsx';
import { type Failed, orFailed } from './_parts/saving/failure.ts';
import { NotSent } from './_parts/saving/not-sent.tsx';
import styles from './_parts/detail.module.css';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const params = { id: idParam };

export const loader = portalLoader({ can: 'registration:read', params }, async ({ work, actor, params, url }) => {
  const view = await viewOwnRegistration(work, actor, params.id);
  const { status, number } = view.registration;
  if (status === 'draft') throw redirect(paths.portal.register({ draft: params.id }));
  const ask = url.searchParams.get('ask');
  const isContesting = ask === 'contest' && view.can.contest;
  return {
    ...view,
    toContest: isContesting ? await listOwnEvidence(work, actor, params.id) : null,
    title: `${number} · ${view.content.companyName}`,
    received: url.searchParams.has('received'),
    ask: ask === 'withdraw' || ask === 'contest' ? ask : null,
    followUpId: view.can.followUp ? work.newId() : null,
    stages: view.can.followUp ? await listStages(work) : [],
    now: nowOf(work),
  };
});

const version = z.coerce.number().int().min(1);
const withdrawForm = z.object({ version });

export const action = portalAction({ can: 'registration:read', params }, async (asked) => {
  const { work, actor, origin, request, context, t } = asked;
  const { id } = asked.params;
  const upload = await readUpload(request, evidenceLimits);
  try {
    const intent = upload.fields.get('intent') ?? '';
    if (intent === 'contest' || intent.startsWith('remove:')) return await takeContest(asked, id, upload);
    const parsed = parseForm(withdrawForm, upload.fields);
    const done = parsed.ok
      ? await onTheGrid(work, () => withdrawRegistration(work, actor, origin, { id, ...parsed.value }))
      : ({ ok: false, reason: 'stale' } as const);
    if (done.ok) leaveFlash(context, t('portal:withdraw.done'));
    else leaveFlash(context, t(`portal:refused.${done.reason}`), 'warning');
    return redirect(paths.portal.registration(id), 303);
  } finally {
    await upload.discard();
  }
});

/** What was sent in vain stays on the page. */
export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return orFailed(() => serverAction<typeof action>());
}

export { unlessQuiet as shouldRevalidate };

export default function RegistrationDetail() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<ContestAnswer | Failed>();
  const refusal = answer && !('failed' in answer) ? answer : undefined;
  const { registration, content, claim, sealed, can, now } = view;
  const { t, language } = useCopy();
  const { id, number, status } = registration;
  const here = paths.portal.registration(id);
  const stampState =
    claim && claim.registrationId === id
      ? stampStateOf(claim.status)
      : status === 'approved'
        ? 'protected'
        : status === 'rejected' || status === 'withdrawn'
          ? 'ended'
          : 'provisional';
  return (
    <Stack>
      <PageHeader
        title={content.companyName}
        crumbs={[{ label: t('portal:nav.registrations'), to: paths.portal.registrations() }]}
        status={<RegistrationStatusBadge status={status} />}
        note={[number, names(view, language)].filter(Boolean).join(' · ')}
        actions={
          <>
            {can.answer && (
              <ButtonLink to={paths.portal.answer(id)} variant="primary" icon={IconCornerUpLeft}>
                {t('portal:detail.answer')}
              </ButtonLink>
            )}
            {can.contest && !view.toContest && (
              <ButtonLink to={paths.portal.registration(id, { ask: 'contest' })} icon={IconScale}>
                {t('portal:detail.contest')}
              </ButtonLink>
            )}
            <ButtonLink to={paths.portal.receipt(id)} icon={IconPrinter}>
              {t('portal:detail.receipt')}
            </ButtonLink>
          </>
        }
      />
      {view.ask === 'withdraw' && can.withdraw && (
        <Panel title={t('portal:withdraw.title')}>
          <ConfirmBody
            confirm={t('portal:withdraw.confirm')}
            danger
            cancelTo={here}
            form={(inside) => <WithdrawForm inside={inside} version={registration.version} />}
          >
            {t('portal:withdraw.text')}
          </ConfirmBody>
        </Panel>
      )}
      {answer && 'failed' in answer && <NotSent why={answer.failed} />}
      {view.toContest && (
        <ContestForm
          id={id}
          version={registration.version}
          evidence={view.toContest}
          cancelTo={here}
          answer={refusal}
        />
      )}
      <RegistrationOutcome registration={registration} />
      <Panel title={t('portal:progress.label')}>
        <ProgressSteps
          status={status}
          submittedAt={registration.submittedAt}
          decidedAt={registration.decidedAt}
          protectedUntil={claim?.protectedUntil ?? null}
        />
      </Panel>
      <WithAside
        asideFirst
        aside={
          <>
            {number && sealed && (
              <Panel>
                <div className={styles.stamp}>
                  <Stamp
                    number={number}
                    at={sealed.at}
                    hash={sealed.hash}
                    state={stampState}
                    size="lg"
                    draw={view.received}
                  />
                </div>
              </Panel>
            )}
            {registration.holderSince && registration.holderRole && (
              <Panel title={t('portal:detail.withWhom')}>
                <WhoHasItNow
                  who={
                    registration.holderRole === 'partner'
                      ? t('portal:detail.you')
                      : t(`access:role.${registration.holderRole}` as CopyKey)
                  }
                  since={registration.holderSince}
                  promisedBy={registration.dueAt}
                  now={now}
                />
              </Panel>
            )}
            {claim && <ClaimPanel claim={claim} now={now} />}
          </>
        }
      >
        <Panel title={t('portal:detail.timeline')}>
          <Timeline
            entries={view.events.map((event) => ({
              id: event.id,
              at: event.at,
              title: t(`portal:event.${event.action}` as CopyKey),
              body: event.fileName ?? (event.outcome && t(`portal:outcome.${event.outcome}`)),
              actor: event.by ?? t('portal:detail.manufacturer'),
              ...(event.sealed ? { sealed: event.sealed } : {}),
              quiet: event.action.startsWith('evidence.'),
            }))}
          />
        </Panel>
        {claim && view.followUpId && (
          <Panel>
            <details className={styles.fold}>
              <summary>{t('claim:followUp.add')}</summary>
              <FollowUpForm id={view.followUpId} action={paths.portal.claim(claim.id)} now={now} stages={view.stages} />
            </details>
          </Panel>
        )}
        <Panel title={t('portal:detail.content')}>
          <ContentFacts content={content} names={view.names} />
        </Panel>
        <Panel title={t('registration:field.evidence')}>
          <EvidenceList registrationId={id} evidence={view.evidence} />
        </Panel>
        {can.withdraw && view.ask !== 'withdraw' && (
          <div>
            <ConfirmDialog
              trigger={t('portal:withdraw.trigger')}
              triggerVariant="quiet"
              fallback={paths.portal.registration(id, { ask: 'withdraw' })}
              title={t('portal:withdraw.title')}
              confirm={t('portal:withdraw.confirm')}
              danger
              form={(inside) => <WithdrawForm inside={inside} version={registration.version} />}
            >
              {t('portal:withdraw.text')}
            </ConfirmDialog>
          </div>
        )}
      </WithAside>
    </Stack>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

function names(view: View, language: ReturnType<typeof useCopy>['language']) {
  return view.names.productLine && nameIn(language, view.names.productLine);
}

function WithdrawForm({ inside, version }: { inside: React.ReactNode; version: number }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="version" value={version} />
      {inside}
    </Form>
  );
}
