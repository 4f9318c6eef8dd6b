// Changing a partner. Who saves over somebody else's change sees what differs first.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { type FormValues, formValues, parseForm } from '#app/forms/form.ts';
import { partnerForm } from '#app/forms/partner.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { type PartnerFields, editPartner } from '#app/services/partner/save.server.ts';
import { viewPartner } from '#app/services/partner/view.server.ts';
import {
  type PartnerAnswer,
  type PartnerChoices,
  answerToRefusal,
  partnerChoices,
} from './_parts/partner/form.server.ts';
import { PartnerForm } from './_parts/partner/form.tsx';
import { StaleNotice, versionToSend } from './_parts/stale.tsx';

type Shown = Omit<PartnerFields, 'language'> & { language: string };

/** A partner as the form shows it. */
function valuesOf({ capacity, seesResellers, parentId, channelManagerId, ...partner }: Shown): FormValues {
  const { code, name, kind, tier, language, regionCodes, productLineIds } = partner;
  return {
    code,
    name,
    kind,
    tier,
    language,
    regionCodes,
    productLineIds,
    capacity: String(capacity),
    parentId: parentId ?? '',
    channelManagerId: channelManagerId ?? '',
    ...(seesResellers ? { seesResellers: 'on' } : {}),
  };
}

export const loader = adminLoader(
  { can: 'partner:write', params: { id: idParam } },
  async ({ work, actor, scope, params, viewer, t }) => {
    const { partner, rights } = await viewPartner(work, actor, scope, params.id);
    return {
      title: t('partner:form.editTitle', { name: partner.name }),
      id: partner.id,
      name: partner.name,
      version: partner.version,
      values: valuesOf({ ...partner, ...rights }),
      choices: await partnerChoices(work, viewer.language, partner.id, rights),
    };
  },
);

export const action = adminAction(
  { can: 'partner:write', params: { id: idParam } },
  async ({ request, work, actor, origin, params, t, context }) => {
    const form = await readForm(request);
    const parsed = parseForm(partnerForm, form);
    if (!parsed.ok) return data<PartnerAnswer>({ values: parsed.values, problems: parsed.problems }, { status: 400 });
    const version = Number(form.get('version'));
    const edited = await editPartner(work, actor, origin, { id: params.id, version, fields: parsed.value });
    if (edited.ok) {
      leaveFlash(context, t('partner:done.edited'));
      throw redirect(paths.admin.partner(params.id), 303);
    }
    if (edited.reason !== 'stale') return answerToRefusal(form, edited);
    const { current } = edited;
    return data<PartnerAnswer>(
      { values: formValues(form), stale: { version: current.version, values: valuesOf(current) } },
      { status: 409 },
    );
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function EditPartner() {
  const { id, title, name, version, values, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('partner:list.title'), to: paths.admin.partners() },
          { label: name, to: paths.admin.partner(id) },
        ]}
      />
      <Stale id={id} answer={answer} choices={choices} />
      <Panel>
        <PartnerForm
          key={answer?.stale?.version}
          values={answer?.values ?? values}
          problems={answer?.problems}
          choices={choices}
          version={versionToSend(answer, version)}
          save={answer?.stale ? t('customer:form.saveMine') : t('customer:form.save')}
          cancelTo={paths.admin.partner(id)}
        />
      </Panel>
    </Stack>
  );
}

const compared = {
  name: 'name',
  code: 'code',
  kind: 'kind',
  tier: 'tier',
  parentId: 'parent',
  seesResellers: 'seesResellers',
  channelManagerId: 'manager',
  productLineIds: 'lines',
  regionCodes: 'regions',
  capacity: 'capacity',
  language: 'language',
} as const;

interface StaleProps {
  id: string;
  answer: PartnerAnswer | undefined;
  choices: PartnerChoices;
}

function Stale({ id, answer, choices }: StaleProps) {
  const { t } = useCopy();
  if (!answer) return null;
  const named = new Map(
    Object.values(choices).flatMap((list: PartnerChoices['lines']) => list.map((c) => [c.value, c.label])),
  );
  const fields = Object.entries(compared).map(([name, field]) => [name, t(`partner:field.${field}`)]);
  const shown = (name: string, value: string) => {
    if (name === 'kind') return t(`partner:kind.${value}` as CopyKey);
    if (name === 'tier') return t(`partner:tier.${value}` as CopyKey);
    if (name === 'language') return t(`ui:languages.${value}` as CopyKey);
    return name === 'seesResellers' ? t('partner:view.yes') : (named.get(value) ?? value);
  };
  return (
    <StaleNotice
      stale={answer.stale}
      yours={answer.values}
      title={t('partner:stale.title')}
      fields={Object.fromEntries(fields)}
      shown={shown}
      here={paths.admin.editPartner(id)}
    />
  );
}
