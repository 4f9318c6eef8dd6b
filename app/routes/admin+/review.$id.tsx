// One registration under review: what was typed beside its look-alikes, the reasons, and the decision.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EvidenceBars } from '#app/components/duplicate/evidence-bars.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { IconArrowsExchange } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { formValues, parseForm, type FormResult } from '#app/forms/form.ts';
import { approveForm, disputeForm, rejectForm, returnForm, returnableFields, undoForm } from '#app/forms/review.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { mayOverruleName } from '#app/services/registration/newness.server.ts';
import { openConflict } from '#app/services/conflict/open.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { recheckRegistration } from '#app/services/registration/recheck.server.ts';
import { rejectRegistration } from '#app/services/registration/reject.server.ts';
import { returnRegistration } from '#app/services/registration/return.server.ts';
import { findNextToReview } from '#app/services/registration/review-queue.server.ts';
import { undoDecision } from '#app/services/registration/undo.server.ts';
import { viewForReview } from '#app/services/registration/view-for-review.server.ts';
import { viewSignals } from '#app/services/signal/view.server.ts';
import { codeChoices } from '#app/services/settings/choices.server.ts';
import { choiceFrom, queryOf } from './_parts/review/address.ts';
import { Candidates } from './_parts/review/candidates.tsx';
import { Comparison } from './_parts/review/comparison.tsx';
import { type DecisionAnswer, DecisionBar, type DecisionChoices } from './_parts/review/decision-bar.tsx';
import { FamilyNote } from './_parts/review/family-note.tsx';
import { CheckLine, Outcome, RecordHead, StaleCheck } from './_parts/review/record-head.tsx';
import { Submissions } from './_parts/review/submissions.tsx';
import { EvidenceFiles, Submitted } from './_parts/review/submitted.tsx';
import { KeptText } from './_parts/kept-text.tsx';
import { SignalsPanel } from './_parts/signal/signals.tsx';
import { StaffTimeline } from './_parts/staff-timeline.tsx';

export const loader = adminLoader(
  { can: 'review:read', params: { id: idParam } },
  async ({ work, actor, scope, params, url, viewer, t }) => {
    const view = await viewForReview(work, actor, scope, {
      id: params.id,
      candidateId: url.searchParams.get('candidate'),
      language: viewer.language,
    });
    return {
      title: `${view.registration.companyName} · ${t('review:title')}`,
      choice: choiceFrom(url.searchParams),
      view,
      signals: await viewSignals(work, actor, scope, { record: view, language: viewer.language }),
      choices: {
        reasons: await codeChoices(work, viewer.language, 'rejectReason'),
        newReasons: await codeChoices(work, viewer.language, 'newReason'),
        mayOverruleName: mayOverruleName(actor),
        fields: returnableFields,
      },
    };
  },
);

export const action = adminAction(
  { can: 'review:decide', params: { id: idParam } },
  async ({ request, work, actor, scope, origin, params: { id }, url, context, viewer, t }) => {
    const form = await readForm(request);
    const intent = form.get('intent') ?? '';
    const choice = choiceFrom(url.searchParams);
    const refuse = (refusal: DecisionAnswer['refusal']) =>
      data<DecisionAnswer>({ intent, refusal, problems: {}, values: formValues(form) }, { status: 409 });
    const invalid = ({ problems, values }: Extract<FormResult<unknown>, { ok: false }>) =>
      data<DecisionAnswer>({ intent, refusal: null, problems, values }, { status: 400 });
    /** Where to go once this one is decided; asked before, while it still has its place. */
    const onwards = async () => {
      const next = await findNextToReview(work, actor, scope, choice, id);
      const query = { ...queryOf(choice), decided: id };
      return redirect(next ? paths.admin.reviewRegistration(next, query) : paths.admin.review(query), 303);
    };

    switch (intent) {
      case 'approve': {
        const parsed = parseForm(approveForm, form);
        if (!parsed.ok) return invalid(parsed);
        const next = await onwards();
        const { version, resolution, newReason } = parsed.value;
        const codes = await codeChoices(work, viewer.language, 'newReason');
        const reasonCode = codes.find(({ value }) => value === newReason)?.value ?? null;
        const done = await approveRegistration(work, actor, origin, {
          id,
          version,
          resolution: resolution.kind === 'new' ? { ...resolution, reasonCode } : resolution,
        });
        if (done.ok) return next;
        if (done.reason === 'reasonMissing')
          return invalid({ ok: false, problems: { newReason: { code: 'choose' } }, values: formValues(form) });
        return refuse(done.reason);
      }
      case 'reject': {
        const codes = await codeChoices(work, viewer.language, 'rejectReason');
        const parsed = parseForm(rejectForm(codes.map(({ value }) => value)), form);
        if (!parsed.ok) return invalid(parsed);
        const next = await onwards();
        const done = await rejectRegistration(work, actor, origin, { id, ...parsed.value });
        return done.ok ? next : refuse(done.reason);
      }
      case 'return': {
        const parsed = parseForm(returnForm, form);
        if (!parsed.ok) return invalid(parsed);
        const next = await onwards();
        const done = await returnRegistration(work, actor, origin, { id, ...parsed.value });
        return done.ok ? next : refuse(done.reason);
      }
      case 'dispute': {
        const parsed = parseForm(disputeForm, form);
        if (!parsed.ok) return invalid(parsed);
        const done = await openConflict(work, actor, origin, { registrationId: id, ...parsed.value });
        if (!done.ok) return refuse(done.reason);
        leaveFlash(context, t('review:conflictOpened', { number: done.number }));
        return redirect(paths.admin.conflict(done.id), 303);
      }
      case 'undo': {
        const parsed = parseForm(undoForm, form);
        if (!parsed.ok) return invalid(parsed);
        const done = await undoDecision(work, actor, origin, { id, ...parsed.value });
        if (!done.ok) return refuse(done.reason);
        leaveFlash(context, t('review:undone'));
        return redirect(paths.admin.reviewRegistration(id, queryOf(choice)), 303);
      }
      case 'recheck': {
        await recheckRegistration(work, actor, origin, { id });
        leaveFlash(context, t('review:rechecked'));
        return redirect(paths.admin.reviewRegistration(id, queryOf(choice)), 303);
      }
      default:
        throw errorResponse('badRequest');
    }
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ReviewRegistration() {
  const { view, signals, choice, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { registration, chosen, candidates } = view;
  const same = candidates.filter(({ verdict }) => verdict !== 'related');
  const related = candidates.filter(({ verdict }) => verdict === 'related');
  const mayDecide = registration.status === 'inReview' && view.mayDecide;
  return (
    <>
      <Stack gap="md">
        <RecordHead view={view} choice={choice} />
        {answer?.refusal && (
          <Notice tone="warning" live="alert" title={t('review:refused.title')}>
            {t(`review:refused.${answer.refusal}`)}
          </Notice>
        )}
        <Outcome view={view} />
        {answer?.refusal && !mayDecide && <KeptDecision answer={answer} choices={choices} />}
        {view.stale && <StaleCheck view={view} choice={choice} />}
        <Panel title={t('review:candidates', { count: same.length })}>
          {view.check && <CheckLine check={view.check} />}
          {same.length === 0 ? (
            <p>{t('review:noCandidates')}</p>
          ) : (
            <Candidates
              candidates={same}
              chosenId={chosen?.customerId}
              registrationId={registration.id}
              choice={choice}
            />
          )}
        </Panel>
        {related.length > 0 && (
          <Panel title={t('family:review.title')}>
            <p>{t('family:review.hint')}</p>
            <Candidates
              candidates={related}
              chosenId={chosen?.customerId}
              registrationId={registration.id}
              choice={choice}
            />
          </Panel>
        )}
        {chosen && (
          <>
            <FamilyNote candidate={chosen} policy={view.familyPolicy} />
            <Panel title={t('review:comparison')}>
              <Comparison view={view} candidate={chosen} />
            </Panel>
            <Panel
              title={t('review:why')}
              actions={
                <ButtonLink
                  size="sm"
                  variant="quiet"
                  icon={IconArrowsExchange}
                  to={paths.admin.compare({
                    left: `registration-${registration.id}`,
                    right: `customer-${chosen.customerId}`,
                  })}
                >
                  {t('pair:compare')}
                </ButtonLink>
              }
            >
              <EvidenceBars
                id="why"
                explanation={chosen.explanation}
                leftName={t('review:asTyped')}
                rightName={t('review:inMasterList')}
              />
            </Panel>
          </>
        )}
        <SignalsPanel id={registration.id} signals={signals} />
        <Panel title={t('review:submitted')}>
          <Submitted registration={registration} source={view.source} author={view.author} />
        </Panel>
        <Panel title={t('registration:field.evidence')}>
          <EvidenceFiles registrationId={registration.id} files={view.evidence} />
        </Panel>
        <Submissions registrationId={registration.id} all={view.submissions} />
        <Panel title={t('review:timeline')}>
          <StaffTimeline events={view.events} />
        </Panel>
      </Stack>
      {mayDecide && (
        <DecisionBar
          key={`${registration.id} ${registration.version}`}
          view={view}
          choices={choices}
          choice={choice}
          answer={answer}
        />
      )}
    </>
  );
}

interface KeptDecisionProps {
  answer: DecisionAnswer;
  choices: Pick<DecisionChoices, 'reasons' | 'fields'>;
}

/** What was typed into the sheet that went away with the decision of somebody else. */
function KeptDecision({ answer, choices }: KeptDecisionProps) {
  const { t } = useCopy();
  const typed = (name: string) => [answer.values[name] ?? []].flat();
  const fields = typed('fields').filter((field) => choices.fields.includes(field));
  const reason = choices.reasons.find(({ value }) => typed('reasonCode').includes(value));
  return (
    <KeptText
      lines={[
        {
          label: t('review:sheet.return.fields'),
          text: fields.map((field) => t(`registration:field.${field}` as CopyKey)).join(' · '),
        },
        { label: t('review:sheet.reject.reason'), text: reason?.label },
        { label: t('review:message'), text: typed('message').join('') },
        { label: t('review:note'), text: typed('note').join('') },
      ]}
    />
  );
}
