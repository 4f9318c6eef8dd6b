// A merge was wrong: what splitting the entry off again moves, and the confirmation by typing.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { ConfirmBody } from '#app/components/ui/action/confirm-dialog.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import type { RegistrationStatus } from '#app/domain/registration/lifecycle.ts';
import { parseForm } from '#app/forms/form.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { planUnmerge } from '#app/services/customer/plan-unmerge.server.ts';
import { unmergeCustomer } from '#app/services/customer/unmerge.server.ts';
import styles from './_parts/customer/facts.module.css';

export const loader = adminLoader(
  { can: 'customer:merge', params: { id: idParam } },
  async ({ work, actor, params, viewer, t, context }) => {
    const plan = await planUnmerge(work, actor, params.id);
    if (!plan.ok && plan.problem === 'notMerged') {
      leaveFlash(context, t('customer:unmerge.refused.notMerged'), 'info');
      throw redirect(paths.admin.customer(params.id), 303);
    }
    const title = t('customer:unmerge.title', { name: plan.from.legalName });
    if (!plan.ok) return { title, plan };
    const claims = plan.claims.map((claim) => ({ ...claim, productLine: nameIn(viewer.language, claim.productLine) }));
    return { title, plan: { ...plan, claims } };
  },
);

const unmergeForm = z.object({ mergeId: idParam, typed: z.string().default('') });

export const action = adminAction(
  { can: 'customer:merge', params: { id: idParam } },
  async ({ request, work, actor, origin, params, t, context }) => {
    const parsed = parseForm(unmergeForm, await readForm(request));
    if (!parsed.ok) return data({ refused: 'stale' as const }, { status: 400 });
    const { mergeId, typed } = parsed.value;
    if (typed.trim() !== t('customer:unmerge.word')) return data({ refused: 'notTyped' as const }, { status: 400 });
    const apart = await unmergeCustomer(work, actor, origin, { fromId: params.id, mergeId });
    if (!apart.ok) return data({ refused: apart.reason }, { status: 409 });
    leaveFlash(context, t('customer:done.unmerged', { seq: apart.seq }));
    throw redirect(paths.admin.customer(params.id), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function UnmergeCustomer() {
  const { title, plan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const goesOn = plan.ok ? plan.into.id : plan.from.canonicalId;
  return (
    <Stack>
      <PageHeader
        title={title}
        note={t('customer:unmerge.note')}
        crumbs={[
          { label: t('customer:list.title'), to: paths.admin.customers() },
          ...(plan.ok ? [{ label: plan.into.legalName, to: paths.admin.customer(plan.into.id) }] : []),
        ]}
      />
      {answer && (
        <Notice tone="danger" live="alert">
          {t(`customer:unmerge.refused.${answer.refused}`)}
        </Notice>
      )}
      {plan.ok ? (
        <Panel>
          <Stack gap="md">
            <Facts
              facts={[
                {
                  label: t('customer:unmerge.merged'),
                  value: (
                    <>
                      {t(`customer:unmerge.kind.${plan.merge.kind}`)} · <Time at={plan.merge.at} />
                      {plan.merge.by && ` · ${plan.merge.by}`}
                    </>
                  ),
                },
                {
                  label: t('customer:unmerge.into'),
                  value: <Link to={paths.admin.customer(plan.into.id)}>{plan.into.legalName}</Link>,
                },
                {
                  label: t('customer:unmerge.names'),
                  value: plan.names.length > 0 && plan.names.join(' · '),
                },
              ]}
            />
            <div>
              <h2>{t('customer:unmerge.registrations', { count: plan.registrations.length })}</h2>
              {plan.registrations.length > 0 && (
                <ul className={styles.list}>
                  {plan.registrations.map((registration) => (
                    <li key={registration.id}>
                      <Link to={paths.admin.registration(registration.id)}>{registration.number}</Link>{' '}
                      {registration.companyName} <small>{registration.partnerName}</small>{' '}
                      <RegistrationStatusBadge status={registration.status as RegistrationStatus} />
                    </li>
                  ))}
                </ul>
              )}
              {plan.staying > 0 && (
                <p className={styles.hint}>{t('customer:unmerge.staying', { count: plan.staying })}</p>
              )}
            </div>
            <div>
              <h2>{t('customer:unmerge.claims', { count: plan.claims.length })}</h2>
              {plan.claims.length > 0 && (
                <ul className={styles.list}>
                  {plan.claims.map((claim) => (
                    <li key={claim.id}>
                      {claim.productLine} · {claim.ownerPartner}{' '}
                      <small>
                        {claim.revived
                          ? t('customer:unmerge.revived')
                          : claim.live
                            ? t('customer:unmerge.live')
                            : t('customer:unmerge.ended')}
                      </small>
                    </li>
                  ))}
                </ul>
              )}
            </div>
            <ConfirmBody
              danger
              typed={t('customer:unmerge.word')}
              confirm={t('customer:unmerge.confirm')}
              cancelTo={paths.admin.customer(plan.into.id)}
              form={(inside) => (
                <Form method="post">
                  <input type="hidden" name="mergeId" value={plan.merge.id} />
                  {inside}
                </Form>
              )}
            >
              {t('customer:unmerge.body')}
            </ConfirmBody>
          </Stack>
        </Panel>
      ) : (
        <Notice
          tone="warning"
          title={t(`customer:unmerge.refused.${plan.problem}`)}
          actions={goesOn && <Link to={paths.admin.customer(goesOn)}>{t('customer:unmerge.back')}</Link>}
        />
      )}
    </Stack>
  );
}
