// One customer of ours: its protection on a strip, and the log of our work on it.
import { type MetaFunction, data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ClaimStatusBadge, stampStateOf, stripStateOf } from '#app/components/claim/claim-status.tsx';
import { ClaimStrip } from '#app/components/claim/claim-strip.tsx';
import { Stamp } from '#app/components/registration/stamp.tsx';
import { Timeline } from '#app/components/timeline/timeline.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { dayIn, middayIn } from '#app/domain/calendar/day.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { followUpForm } from '#app/forms/follow-up.ts';
import { type Problems, parseForm } from '#app/forms/form.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { portalAction, portalLoader } from '#app/http/portal.server.ts';
import { listStages, recordFollowUp } from '#app/services/claim/record-follow-up.server.ts';
import { viewOwnClaim } from '#app/services/claim/view-own.server.ts';
import { nowOf } from '#app/services/work.server.ts';
import styles from './_parts/detail.module.css';
import { FollowUpForm } from './_parts/follow-up-form.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.view.claim.companyName }];

const params = { id: idParam };

export const loader = portalLoader({ can: 'registration:read', params }, async ({ work, actor, params }) => ({
  view: await viewOwnClaim(work, actor, params.id),
  followUpId: work.newId(),
  now: nowOf(work),
}));

export const action = portalAction(
  { can: 'followUp:record', params },
  async ({ work, actor, origin, params, request, viewer, context, t }) => {
    const fields = await readForm(request);
    const now = nowOf(work);
    const today = dayIn(viewer.timeZone, new Date(now));
    const stages = await listStages(work);
    const parsed = parseForm(
      followUpForm(
        today,
        stages.map(({ code }) => code),
      ),
      fields,
    );
    if (!parsed.ok) return data({ problems: parsed.problems, values: Object.fromEntries(fields) }, { status: 422 });
    const { id, kind, on, stage, note } = parsed.value;
    const occurredAt = on === today ? now : middayIn(viewer.timeZone, on);
    const recorded = await recordFollowUp(work, actor, origin, {
      id,
      claimId: params.id,
      kind,
      occurredAt,
      stage,
      note,
    });
    if (!recorded.ok && recorded.reason === 'inFuture')
      return data(
        { problems: { on: { code: 'dayInFuture' } } as Problems, values: Object.fromEntries(fields) },
        { status: 422 },
      );
    if (recorded.ok) leaveFlash(context, t('claim:followUp.saved'));
    else leaveFlash(context, t('portal:claims.ended'), 'warning');
    return redirect(paths.portal.claim(params.id), 303);
  },
);

export default function Claim() {
  const { view, followUpId, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, language } = useCopy();
  const { claim, followUps } = view;
  return (
    <Stack>
      <PageHeader
        title={claim.companyName}
        crumbs={[{ label: t('portal:claims.title'), to: paths.portal.claims() }]}
        status={<ClaimStatusBadge status={claim.status} />}
        note={nameIn(language, claim.productLine)}
      />
      {claim.protectedFrom && claim.protectedUntil && (
        <Panel title={t('portal:detail.protection')}>
          <ClaimStrip
            size="full"
            from={claim.protectedFrom}
            until={claim.protectedUntil}
            now={now}
            state={stripStateOf(claim.status)}
            endedAt={claim.endedAt ?? undefined}
            milestones={followUps
              .filter(({ kind }) => kind === 'order' || kind === 'quote')
              .map((followUp) => ({ at: followUp.occurredAt, label: t(`claim:followUp.kinds.${followUp.kind}`) }))}
          />
        </Panel>
      )}
      <WithAside
        aside={
          <Panel>
            <Stack gap="sm">
              {claim.ledgerHash && (
                <div className={styles.stamp}>
                  <Stamp
                    number={claim.registrationNumber ?? ''}
                    at={claim.protectedFrom ?? claim.createdAt}
                    hash={claim.ledgerHash}
                    state={stampStateOf(claim.status)}
                    size="lg"
                  />
                </div>
              )}
              <Facts
                facts={[
                  {
                    label: t('claim:field.registration'),
                    value: (
                      <Link to={paths.portal.registration(claim.registrationId)}>
                        <Code>{claim.registrationNumber}</Code>
                      </Link>
                    ),
                  },
                  { label: t('claim:field.owner'), value: claim.ownerName },
                  { label: t('claim:field.company'), value: claim.partnerName },
                  {
                    label: t('claim:field.protectedFrom'),
                    value: claim.protectedFrom && <Time at={claim.protectedFrom} precision="day" />,
                  },
                  {
                    label: t('claim:field.protectedUntil'),
                    value: claim.protectedUntil && <Time at={claim.protectedUntil} precision="day" />,
                  },
                  {
                    label: t('claim:field.endedAt'),
                    value: claim.endedAt && <Time at={claim.endedAt} precision="day" />,
                  },
                ]}
              />
            </Stack>
          </Panel>
        }
      >
        {view.canFollowUp && (
          <Panel title={t('claim:followUp.add')}>
            <FollowUpForm
              key={followUps.length}
              id={followUpId}
              action={paths.portal.claim(claim.id)}
              now={now}
              stages={view.stages}
              problems={answer?.problems}
              values={answer?.values}
            />
          </Panel>
        )}
        <Panel title={t('claim:followUp.title')}>
          {followUps.length === 0 ? (
            <p>{t('claim:followUp.none')}</p>
          ) : (
            <Timeline
              entries={[...followUps].reverse().map((followUp) => ({
                id: followUp.id,
                at: followUp.occurredAt,
                title: [t(`claim:followUp.kinds.${followUp.kind}`), followUp.stage && nameIn(language, followUp.stage)]
                  .filter(Boolean)
                  .join(' · '),
                body: followUp.note,
                actor: followUp.userName,
              }))}
            />
          )}
        </Panel>
      </WithAside>
    </Stack>
  );
}
