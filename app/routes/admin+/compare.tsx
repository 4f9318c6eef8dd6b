// Any two records laid beside each other: what differs, the bits that add up to the verdict, and what people say of the
// pair. Either side can be chosen here.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EvidenceBars } from '#app/components/duplicate/evidence-bars.tsx';
import { type ComparableRecord, RecordComparison } from '#app/components/duplicate/record-comparison.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { IconArrowsExchange, IconGitMerge } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { parseRecordRef } from '#app/domain/duplicate/pair.ts';
import { parseForm } from '#app/forms/form.ts';
import { labelForm } from '#app/forms/pair.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { type ShownSide, compareRecords } from '#app/services/duplicate/compare.server.ts';
import { labelPair, unlabelPair } from '#app/services/duplicate/label.server.ts';
import { pairChoice } from './_parts/pair/address.ts';
import { type LabelAnswer, LabelForm, LabelHistory } from './_parts/pair/labels.tsx';
import { PickSide, Sides, recordPath } from './_parts/pair/sides.tsx';

export const loader = adminLoader({ can: 'customer:read' }, async ({ work, actor, scope, url, viewer, t }) => {
  const choice = pairChoice(url.searchParams);
  const comparison = await compareRecords(
    work,
    { actor, scope, language: viewer.language },
    {
      left: parseRecordRef(choice.left),
      right: parseRecordRef(choice.right),
      picking: choice.pick && { side: choice.pick, text: choice.q },
    },
  );
  return { title: t('pair:title'), choice, comparison, mayMerge: decide(actor, 'customer:merge').allowed };
});

export const action = adminAction(
  { can: 'pair:label' },
  async ({ request, work, actor, scope, origin, url, viewer, context, t }) => {
    const choice = pairChoice(url.searchParams);
    const [left, right] = [parseRecordRef(choice.left), parseRecordRef(choice.right)];
    if (!left || !right) throw errorResponse('badRequest');
    const reading = { actor, scope, language: viewer.language };
    const back = paths.admin.compare({ left: choice.left, right: choice.right });
    const form = await readForm(request);
    switch (form.get('intent')) {
      case 'label': {
        const parsed = parseForm(labelForm, form);
        if (!parsed.ok) {
          const { problems, values } = parsed;
          return data<LabelAnswer>({ refusal: null, problems, values }, { status: 400 });
        }
        const done = await labelPair(work, reading, origin, { left, right, ...parsed.value });
        if (!done.ok) {
          const values = { label: parsed.value.label, note: parsed.value.note ?? '' };
          return data<LabelAnswer>({ refusal: done.reason, problems: {}, values }, { status: 409 });
        }
        leaveFlash(context, t('pair:label.saved'));
        return redirect(back, 303);
      }
      case 'unlabel': {
        await unlabelPair(work, reading, origin, { left, right });
        leaveFlash(context, t('pair:label.takenBack'));
        return redirect(back, 303);
      }
      default:
        throw errorResponse('badRequest');
    }
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Compare() {
  const { title, choice, comparison, mayMerge } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { left, right, explanation, isSameRecord } = comparison;
  const bothCustomers = left?.ref.kind === 'customer' && right?.ref.kind === 'customer';
  return (
    <Stack>
      <PageHeader
        title={title}
        note={t('pair:note')}
        crumbs={[{ label: t('customer:list.title'), to: paths.admin.customers() }]}
        actions={
          explanation && (
            <>
              <ButtonLink
                icon={IconArrowsExchange}
                to={paths.admin.compare({ left: choice.right, right: choice.left })}
              >
                {t('pair:swap')}
              </ButtonLink>
              {mayMerge && bothCustomers && (
                <ButtonLink icon={IconGitMerge} to={paths.admin.mergeCustomer(left.ref.id, { with: right.ref.id })}>
                  {t('pair:merge')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {answer?.refusal && (
        <Notice tone="warning" live="alert">
          {t(`pair:label.refused.${answer.refusal}`)}
        </Notice>
      )}
      <Sides comparison={comparison} choice={choice} />
      {isSameRecord && (
        <Notice tone="warning" title={t('pair:sameRecord')}>
          {t('pair:sameRecordHint')}
        </Notice>
      )}
      <PickSide comparison={comparison} choice={choice} />
      {!left && !right && !choice.q && (
        <EmptyState icon={IconArrowsExchange} title={t('pair:empty')}>
          {t('pair:emptyHint')}
        </EmptyState>
      )}
      {left && right && explanation && (
        <>
          <Panel title={t('pair:beside')}>
            <RecordComparison
              left={comparable(left)}
              right={comparable(right)}
              leftSide={{ name: t(`pair:kind.${left.ref.kind}`), note: left.registration?.number }}
              rightSide={{ name: t(`pair:kind.${right.ref.kind}`), note: right.registration?.number }}
              explanation={explanation}
            />
          </Panel>
          <Panel title={t('pair:why')}>
            <EvidenceBars id="why" explanation={explanation} leftName={left.name} rightName={right.name} />
          </Panel>
          {comparison.mayLabel && (
            <Panel title={t('pair:label.title')} id="label-pair">
              <LabelForm
                key={comparison.labels[0]?.id ?? comparison.evidence}
                comparison={comparison}
                choice={choice}
                answer={answer}
              />
            </Panel>
          )}
          <Panel title={t('pair:label.history')}>
            <LabelHistory labels={comparison.labels} />
          </Panel>
        </>
      )}
    </Stack>
  );
}

function comparable(side: ShownSide): ComparableRecord {
  const { parent } = side;
  return {
    ...side,
    to: recordPath(side.ref),
    parent: parent && { name: parent.name, to: paths.admin.customer(parent.id) },
  };
}
