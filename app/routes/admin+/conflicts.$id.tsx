// One conflict, read from top to bottom: what is at stake, both sides, the reasons, and the ruling.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WhoHasItNow } from '#app/components/claim/who-has-it-now.tsx';
import { ConflictStatusBadge } from '#app/components/conflict/conflict-status.tsx';
import { EvidenceBars } from '#app/components/duplicate/evidence-bars.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { rulingForm } from '#app/forms/conflict.ts';
import { formValues, parseForm } from '#app/forms/form.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { ruleConflict } from '#app/services/conflict/rule.server.ts';
import { toldWhenRuled } from '#app/services/conflict/told.server.ts';
import { viewConflict } from '#app/services/conflict/view.server.ts';
import { codeChoices } from '#app/services/settings/choices.server.ts';
import { AtStake, FollowUps } from './_parts/conflict/at-stake.tsx';
import { Ruling } from './_parts/conflict/ruling.tsx';
import { KeptRuling, type RulingAnswer, RulingForm } from './_parts/conflict/ruling-form.tsx';
import { Sides } from './_parts/conflict/sides.tsx';
import styles from './_parts/conflict/conflict.module.css';
import { StaffTimeline } from './_parts/staff-timeline.tsx';

export const loader = adminLoader(
  { can: 'conflict:read', params: { id: idParam } },
  async ({ work, actor, scope, params, viewer, t }) => {
    const view = await viewConflict(work, actor, scope, { id: params.id, language: viewer.language });
    return {
      title: `${view.conflict.number} · ${t('conflict:title')}`,
      view,
      told: toldWhenRuled(t),
    };
  },
);

export const action = adminAction(
  { can: 'conflict:rule', params: { id: idParam } },
  async ({ request, work, actor, origin, params: { id }, context, viewer, t }) => {
    const form = await readForm(request);
    const codes = await codeChoices(work, viewer.language, 'rulingReason');
    const parsed = parseForm(rulingForm(codes.map(({ value }) => value)), form);
    if (!parsed.ok) {
      const { problems, values } = parsed;
      return data<RulingAnswer>({ refusal: null, problems, values }, { status: 400 });
    }
    const ruled = await ruleConflict(work, actor, origin, { id, ...parsed.value });
    if (!ruled.ok)
      return data<RulingAnswer>({ refusal: ruled.reason, problems: {}, values: formValues(form) }, { status: 409 });
    leaveFlash(context, t('conflict:ruled'));
    return redirect(paths.admin.conflict(id), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Conflict() {
  const { view, told } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { conflict, incumbent, challenger, explanation, now } = view;
  const holder = incumbent?.partner.name ?? t('conflict:manufacturer');
  return (
    <div className={styles.case}>
      <Stack gap="md">
        <PageHeader
          title={view.customer?.legalName ?? challenger.registration.companyName}
          crumbs={[{ label: t('conflict:title'), to: paths.admin.conflicts() }]}
          status={<ConflictStatusBadge status={conflict.status} />}
          note={
            <span className={styles.meta}>
              <Code>{conflict.number}</Code>
              <span>{view.productLine}</span>
            </span>
          }
        />
        {answer?.refusal && (
          <Notice tone="warning" live="alert" title={t('conflict:refused.title')}>
            {t(`conflict:refused.${answer.refusal}`)}
          </Notice>
        )}
        <div className={styles.lead}>
          <p>{t(`conflict:lead.${conflict.cause}`, { challenger: challenger.partner.name, holder })}</p>
          {conflict.status === 'open' && (
            <WhoHasItNow who={t('conflict:holder')} since={conflict.openedAt} promisedBy={conflict.dueAt} now={now} />
          )}
        </div>
        {view.ruling && <Ruling view={view} ruling={view.ruling} />}
        {answer?.refusal && !view.mayRule && <KeptRuling view={view} answer={answer} />}
        <Panel title={t('conflict:atStake')}>
          <AtStake view={view} />
        </Panel>
        <Panel title={t('conflict:sides')}>
          <Sides view={view} />
        </Panel>
        {explanation && (
          <Panel title={t('conflict:why')}>
            <EvidenceBars
              id="why"
              explanation={explanation}
              leftName={incumbent ? t('conflict:side.incumbent') : t('review:inMasterList')}
              rightName={t('conflict:side.challenger')}
            />
          </Panel>
        )}
        {view.claim && (
          <Panel title={t('claim:followUp.title')}>
            <FollowUps followUps={view.followUps} />
          </Panel>
        )}
        {view.mayRule && (
          <Panel title={t('conflict:rule.title')} id="ruling">
            <RulingForm key={conflict.version} view={view} told={told} answer={answer} />
          </Panel>
        )}
        {view.ruledByOthers && (
          <Notice title={t(`conflict:others.${view.ruledByOthers.because}`)}>
            {view.ruledByOthers.names.length > 0
              ? t('conflict:others.names', { names: view.ruledByOthers.names.join(t('conflict:others.separator')) })
              : t('conflict:others.nobody')}
          </Notice>
        )}
        <Panel title={t('review:timeline')}>
          <StaffTimeline events={view.events} />
        </Panel>
      </Stack>
    </div>
  );
}
