// One customer: who owns it and why, what is known of it, and everything that happened as one line.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { StandingBadges } from '#app/components/customer/standing-badges.tsx';
import { Timeline } from '#app/components/timeline/timeline.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { IconArrowsExchange, IconEdit, IconFishHook, IconGitMerge } from '#app/components/ui/icons.ts';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { dayIn } from '#app/domain/calendar/day.ts';
import { endOfDay } from '#app/domain/calendar/zoned.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { houseForm } from '#app/forms/customer.ts';
import { type FieldProblemCode, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { findForgottenName, forgetName, restoreName } from '#app/services/alias/forget.server.ts';
import { type KeepAnswer, endKeeping, keepForDirectSales } from '#app/services/customer/house-account.server.ts';
import { findMergedInto, viewCustomer } from '#app/services/customer/view.server.ts';
import { codeChoices, productLineChoices, regionChoices } from '#app/services/settings/choices.server.ts';
import { countryName } from './_parts/customer/country-choices.server.ts';
import { CustomerClaims, CustomerRegistrations } from './_parts/customer/claims.tsx';
import { CustomerFamily } from './_parts/customer/family.tsx';
import { answerKin, isKinIntent, readKin } from './_parts/customer/family.server.ts';
import { CustomerFacts } from './_parts/customer/facts.tsx';
import { HouseAccount } from './_parts/customer/house-account.tsx';
import { CustomerNames } from './_parts/customer/names.tsx';
import { useHappenings } from './_parts/happenings.tsx';

export const loader = adminLoader(
  { can: 'customer:read', params: { id: idParam } },
  async ({ work, actor, scope, params, viewer, t, context, url }) => {
    const mergedInto = await findMergedInto(work, params.id);
    if (mergedInto) {
      leaveFlash(context, t('customer:done.mergedNotice'), 'info');
      throw redirect(paths.admin.customer(mergedInto), 303);
    }
    const { language } = viewer;
    const kin = await readKin({ work, actor, url }, params.id);
    const [view, regions, industries, sizes, lines, reasons] = await Promise.all([
      viewCustomer(work, actor, scope, params.id),
      regionChoices(work, language),
      codeChoices(work, language, 'industry'),
      codeChoices(work, language, 'size'),
      productLineChoices(work, language),
      codeChoices(work, language, 'houseReason'),
    ]);
    const { customer } = view;
    const forgottenId = idParam.safeParse(url.searchParams.get('forgotten'));
    const forgotten = forgottenId.success ? await findForgottenName(work.db, customer.id, forgottenId.data) : null;
    const label = (choices: { value: string; label: string }[], value: string | null) =>
      choices.find((choice) => choice.value === value)?.label ?? value;
    return {
      ...view,
      places: {
        country: countryName(t, language, customer.country),
        region: label(regions, customer.regionCode),
        industry: label(industries, customer.industryCode),
        size: label(sizes, customer.sizeCode),
      },
      claims: view.claims.map((claim) => ({ ...claim, productLine: nameIn(language, claim.productLine) })),
      registrations: view.registrations.map((registration) => ({
        ...registration,
        productLine: registration.productLine && nameIn(language, registration.productLine),
      })),
      bought: view.bought.map((line) => ({ name: nameIn(language, line), since: line.since })),
      house: view.house.map((account) => ({
        ...account,
        productLine: account.productLine && nameIn(language, account.productLine),
        reason: label(reasons, account.reason) ?? account.reason,
      })),
      choices: { lines, reasons },
      kin,
      today: dayIn(viewer.timeZone, work.now()),
      ending: url.searchParams.get('end'),
      forgetting: url.searchParams.get('forget'),
      forgotten: forgotten && { id: forgotten.id, value: forgotten.value },
      may: {
        write: decide(actor, 'customer:write').allowed,
        merge: decide(actor, 'customer:merge').allowed,
        plant: decide(actor, 'decoy:manage').allowed,
        openRegistrations: decide(actor, 'review:read').allowed,
      },
    };
  },
);

const refusals: Record<Extract<KeepAnswer, { ok: false }>['reason'], [field: string, code: FieldProblemCode]> = {
  alreadyKept: ['productLineId', 'taken'],
  expiresInPast: ['expiresOn', 'dayInPast'],
  expiresTooFar: ['expiresOn', 'dayTooFar'],
  unknownChoice: ['reasonCode', 'unknownChoice'],
};

export const action = adminAction(
  { can: 'customer:write', params: { id: idParam } },
  async ({ request, work, actor, origin, params, viewer, t, context }) => {
    const form = await readForm(request);
    if (form.get('intent') === 'endKeeping') {
      const ended = await endKeeping(work, actor, origin, {
        customerId: params.id,
        id: form.get('houseAccountId') ?? '',
      });
      leaveFlash(
        context,
        ended ? t('customer:done.keepingEnded') : t('customer:done.keepingEndedBefore'),
        ended ? 'success' : 'info',
      );
      throw redirect(paths.admin.customer(params.id), 303);
    }
    if (isKinIntent(form.get('intent'))) {
      const asked = { work, actor, origin, t, context, timeZone: viewer.timeZone };
      return data({ kin: await answerKin(asked, params.id, form), house: null }, { status: 400 });
    }
    const nameId = idParam.safeParse(form.get('nameId'));
    if (form.get('intent') === 'forgetName') {
      const gone =
        nameId.success && (await forgetName(work, actor, origin, { customerId: params.id, nameId: nameId.data }));
      throw redirect(paths.admin.customer(params.id, { forgotten: gone ? nameId.data : null }), 303);
    }
    if (form.get('intent') === 'restoreName') {
      const back =
        nameId.success && (await restoreName(work, actor, origin, { customerId: params.id, nameId: nameId.data }));
      if (back) leaveFlash(context, t('customer:done.nameRestored'));
      throw redirect(paths.admin.customer(params.id), 303);
    }
    const parsed = parseForm(houseForm, form);
    if (!parsed.ok) {
      return data({ house: { problems: parsed.problems, values: parsed.values }, kin: null }, { status: 400 });
    }
    const { expiresOn, ...kept } = parsed.value;
    const answer = await keepForDirectSales(work, actor, origin, {
      ...kept,
      customerId: params.id,
      expiresAt: endOfDay(expiresOn, viewer.timeZone),
    });
    if (answer.ok) {
      leaveFlash(context, t('customer:done.kept'));
      throw redirect(paths.admin.customer(params.id), 303);
    }
    const [field, code] = refusals[answer.reason];
    const problems: Problems = { [answer.reason === 'unknownChoice' ? answer.field : field]: { code } };
    return data({ house: { problems, values: formValues(form) }, kin: null }, { status: 400 });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.customer.legalName }];

export default function Customer() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { customer, may } = page;
  const entries = useHappenings(customer.id, page.happenings);
  const owners = page.claims.filter((claim) => claim.live).map((claim) => claim.ownerPartner);
  return (
    <Stack>
      <PageHeader
        title={customer.legalName}
        crumbs={[{ label: t('customer:list.title'), to: paths.admin.customers() }]}
        status={
          <StandingBadges
            status={customer.status}
            owners={owners}
            house={page.house.some((account) => account.running)}
            existing={page.bought.length > 0}
          />
        }
        actions={
          <>
            <ButtonLink to={paths.admin.compare({ left: `customer-${customer.id}` })} icon={IconArrowsExchange}>
              {t('pair:compareWith')}
            </ButtonLink>
            {may.merge && (
              <ButtonLink to={paths.admin.mergeCustomer(customer.id)} icon={IconGitMerge}>
                {t('customer:view.merge')}
              </ButtonLink>
            )}
            {may.plant && customer.status === 'active' && (
              <ButtonLink to={`${paths.admin.decoys()}?mark=${customer.id}`} variant="quiet" icon={IconFishHook}>
                {t('probe:decoys.mark')}
              </ButtonLink>
            )}
            {may.write && (
              <ButtonLink to={paths.admin.editCustomer(customer.id)} icon={IconEdit}>
                {t('customer:view.edit')}
              </ButtonLink>
            )}
          </>
        }
      />
      {customer.status === 'decoy' && <Notice tone="warning">{t('probe:decoys.isDecoy')}</Notice>}
      <WithAside
        asideFirst={false}
        aside={
          <Stack gap="md">
            <CustomerFacts {...page} mayMerge={may.merge} />
            <CustomerNames
              customerId={customer.id}
              names={page.names}
              mayWrite={may.write}
              mayOpen={may.openRegistrations}
              forgetting={page.forgetting}
              forgotten={page.forgotten}
            />
            <HouseAccount
              customerId={customer.id}
              accounts={page.house}
              choices={page.choices}
              today={page.today}
              mayWrite={may.write}
              ending={page.ending}
              answer={answer?.house ?? undefined}
            />
          </Stack>
        }
      >
        <Stack gap="md">
          <CustomerClaims claims={page.claims} now={page.now} mayOpen={may.openRegistrations} />
          <CustomerFamily customer={customer} {...page.kin} mayWrite={may.write} answer={answer?.kin ?? undefined} />
          {may.openRegistrations && <CustomerRegistrations registrations={page.registrations} />}
          <Panel title={t('customer:view.timeline')}>
            {entries.length > 0 ? <Timeline entries={entries} /> : <p>{t('customer:view.noTimeline')}</p>}
          </Panel>
        </Stack>
      </WithAside>
    </Stack>
  );
}
