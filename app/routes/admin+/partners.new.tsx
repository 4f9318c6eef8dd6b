// A new partner.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { defaultCapacity } from '#app/domain/partner/partner.ts';
import { parseForm } from '#app/forms/form.ts';
import { partnerForm } from '#app/forms/partner.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { createPartner } from '#app/services/partner/save.server.ts';
import { type PartnerAnswer, answerToRefusal, partnerChoices } from './_parts/partner/form.server.ts';
import { PartnerForm } from './_parts/partner/form.tsx';

export const loader = adminLoader({ can: 'partner:write' }, async ({ work, viewer, t }) => ({
  title: t('partner:form.newTitle'),
  choices: await partnerChoices(work, viewer.language, null),
}));

export const action = adminAction({ can: 'partner:write' }, async ({ request, work, actor, origin, t, context }) => {
  const form = await readForm(request);
  const parsed = parseForm(partnerForm, form);
  if (!parsed.ok) return data<PartnerAnswer>({ values: parsed.values, problems: parsed.problems }, { status: 400 });
  const created = await createPartner(work, actor, origin, parsed.value);
  if (!created.ok) return answerToRefusal(form, created);
  leaveFlash(context, t('partner:done.created', { name: parsed.value.name }));
  throw redirect(paths.admin.partner(created.id), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const blank = { kind: 'distributor', tier: 'registered', capacity: String(defaultCapacity), language: 'zh-CN' };

export default function NewPartner() {
  const { title, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader title={title} crumbs={[{ label: t('partner:list.title'), to: paths.admin.partners() }]} />
      <Panel>
        <PartnerForm
          values={answer?.values ?? blank}
          problems={answer?.problems}
          choices={choices}
          version={null}
          save={t('partner:form.create')}
          cancelTo={paths.admin.partners()}
        />
      </Panel>
    </Stack>
  );
}
