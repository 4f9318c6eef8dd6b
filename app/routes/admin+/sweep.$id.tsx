// One difference the sweep found: the old and the new explanation side by side, and the answers there are to it.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { EvidenceBars } from '#app/components/duplicate/evidence-bars.tsx';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import { IconArrowsExchange, IconCheck, IconScale, IconX } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Columns, Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { longestSweepReason, sweepForm } from '#app/forms/sweep.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { type Resolved, getItem, resolveItem } from '#app/services/sweep/resolve.server.ts';
import { viewSweepItem } from '#app/services/sweep/view.server.ts';
import { SweepKindBadge } from './_parts/sweep/kind-badge.tsx';
import styles from './_parts/sweep/sweep.module.css';
import { useProblems } from './_parts/use-problems.ts';

export const loader = adminLoader(
  { can: 'review:read', params: { id: idParam } },
  async ({ work, actor, scope, params, viewer, t }) => {
    const view = await viewSweepItem(work, actor, scope, { id: params.id, language: viewer.language });
    return {
      ...view,
      title: `${view.registration.companyName} · ${t('sweep:title')}`,
      mayDecide: decide(actor, 'review:decide').allowed && view.item.status === 'open',
    };
  },
);

interface SweepAnswer {
  refusal: Extract<Resolved, { ok: false }>['reason'] | null;
  problems: Problems;
  values: FormValues;
}

export const action = adminAction(
  { can: 'review:decide', params: { id: idParam } },
  async ({ request, work, actor, origin, params, t, context }) => {
    // Whoever may not know it is told so before anything about the form.
    await getItem(work.db, actor, params.id);
    const form = await readForm(request);
    const parsed = parseForm(sweepForm, form);
    if (!parsed.ok)
      return data<SweepAnswer>({ refusal: null, problems: parsed.problems, values: parsed.values }, { status: 400 });
    const resolved = await resolveItem(work, actor, origin, { id: params.id, ...parsed.value });
    if (!resolved.ok) {
      return data<SweepAnswer>({ refusal: resolved.reason, problems: {}, values: formValues(form) }, { status: 409 });
    }
    if (resolved.conflict) {
      leaveFlash(context, t('review:conflictOpened', { number: resolved.conflict.number }));
      throw redirect(paths.admin.conflict(resolved.conflict.id), 303);
    }
    leaveFlash(context, t(`sweep:done.${parsed.value.act}`));
    throw redirect(paths.admin.sweep(), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function SweepItem() {
  const { item, before, after, registration, other, mayDecide } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const names = { leftName: t('review:asTyped'), rightName: t('review:inMasterList') };
  return (
    <Stack gap="md">
      <PageHeader
        title={registration.companyName}
        note={t(`sweep:lead.${item.kind}`, { other: other.legalName })}
        crumbs={[{ label: t('sweep:title'), to: paths.admin.sweep() }]}
        status={<SweepKindBadge kind={item.kind} />}
        actions={
          <ButtonLink
            icon={IconArrowsExchange}
            to={paths.admin.compare({ left: `registration-${registration.id}`, right: `customer-${other.id}` })}
          >
            {t('pair:compare')}
          </ButtonLink>
        }
      />
      {answer?.refusal && (
        <Notice tone="warning" live="alert">
          {t(`sweep:refused.${answer.refusal}`)}
        </Notice>
      )}
      {item.status !== 'open' && (
        <Notice tone="neutral" title={t(`sweep:status.${item.status}`)}>
          {item.resolvedAt && (
            <p>
              {item.resolvedBy ?? t('audit:system')} · <Time at={item.resolvedAt} />
            </p>
          )}
          {item.reason && <p>{item.reason}</p>}
          {item.conflict && (
            <p>
              <Link to={paths.admin.conflict(item.conflict.id)}>
                {t('review:openConflict', { number: item.conflict.number })}
              </Link>
            </p>
          )}
        </Notice>
      )}
      <Panel>
        <Facts
          layout="grid"
          facts={[
            {
              label: registration.isClaim ? t('sweep:subject.claim') : t('sweep:subject.registration'),
              value: (
                <>
                  <Link to={paths.admin.registration(registration.id)}>{registration.number}</Link>{' '}
                  <RegistrationStatusBadge status={registration.status} />
                </>
              ),
            },
            { label: t('customer:view.partner'), value: registration.partnerName },
            { label: t('claim:field.productLine'), value: registration.productLine },
            {
              label: t('sweep:standsFor'),
              value: registration.customer && (
                <Link to={paths.admin.customer(registration.customer.id)}>{registration.customer.legalName}</Link>
              ),
            },
            {
              label: t('sweep:column.other'),
              value: <Link to={paths.admin.customer(other.canonicalId ?? other.id)}>{other.legalName}</Link>,
            },
            { label: t('customer:standing.label'), value: other.holders.join(' · ') },
            { label: t('sweep:column.found'), value: <Time at={item.foundAt} /> },
          ]}
        />
      </Panel>
      <Columns>
        <Panel
          title={
            <>
              {t('sweep:then')} {item.checkedAt && <Time at={item.checkedAt} />}
            </>
          }
        >
          {before ? <EvidenceBars id="then" explanation={before} {...names} /> : <p>{t('sweep:notThen')}</p>}
        </Panel>
        <Panel
          title={
            <>
              {t('sweep:now')} <Time at={item.foundAt} />
            </>
          }
        >
          <EvidenceBars id="now" explanation={after} {...names} />
        </Panel>
      </Columns>
      {mayDecide && <Answers answer={answer} />}
    </Stack>
  );
}

function Answers({ answer }: { answer: SweepAnswer | undefined }) {
  const { item, mayDispute, registration, other } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const shown = useProblems(answer?.problems);
  const typed = answer?.values.reason;
  return (
    <Panel title={t('sweep:answer')}>
      <Form method="post" noValidate className={styles.answers}>
        <ErrorSummary problems={shown.summary} />
        <input type="hidden" name="version" value={item.version} />
        <TextAreaField
          label={t('sweep:reason')}
          hint={t('sweep:reasonHint')}
          name="reason"
          rows={3}
          maxLength={longestSweepReason}
          defaultValue={typeof typed === 'string' ? typed : ''}
          error={shown.errorOf('reason')}
        />
        <Actions>
          {mayDispute && (
            <Button name="act" value="conflict" icon={IconScale} variant="primary" busy={busy}>
              {t('sweep:act.conflict')}
            </Button>
          )}
          <Button name="act" value="accept" icon={IconCheck} variant={mayDispute ? 'secondary' : 'primary'} busy={busy}>
            {t('sweep:act.accept')}
          </Button>
          <Button name="act" value="dismiss" icon={IconX} busy={busy}>
            {t('sweep:act.dismiss')}
          </Button>
        </Actions>
        <p className={styles.hint}>
          {t('sweep:acceptHint')} {mayDispute && t('sweep:conflictHint')}
        </p>
        {registration.customer && registration.customer.id !== other.id && (
          <p className={styles.hint}>
            <Link to={paths.admin.mergeCustomer(other.id, { with: registration.customer.id })}>
              {t('sweep:mergeInstead')}
            </Link>
          </p>
        )}
      </Form>
    </Panel>
  );
}
