// A new entry of the master list. Likely duplicates are shown before it is made.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { customerForm } from '#app/forms/customer.ts';
import { formValues, parseForm } from '#app/forms/form.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { createCustomer } from '#app/services/customer/create.server.ts';
import type { LookAlike } from '#app/services/customer/look-alikes.server.ts';
import { Announced } from './_parts/announced.tsx';
import { type CustomerAnswer, answerInForm, answerToProblem, customerChoices } from './_parts/customer/form.server.ts';
import { CustomerForm } from './_parts/customer/form.tsx';

export const loader = adminLoader({ can: 'customer:write' }, async ({ work, viewer, t, url }) => ({
  title: t('customer:form.newTitle'),
  name: url.searchParams.get('name') ?? '',
  id: work.newId(),
  choices: await customerChoices(work, t, viewer.language),
}));

export const action = adminAction({ can: 'customer:write' }, async ({ request, work, actor, origin, t, context }) => {
  const form = await readForm(request);
  const inForm = answerInForm(form);
  if (inForm) return inForm;
  const parsed = parseForm(customerForm, form);
  if (!parsed.ok) {
    return data<CustomerAnswer>({ values: parsed.values, problems: parsed.problems }, { status: 400 });
  }
  const created = await createCustomer(work, actor, origin, parsed.value, form.get('intent') === 'confirm', idIn(form));
  if (created.ok) {
    leaveFlash(context, t('customer:done.created', { name: parsed.value.legalName }));
    throw redirect(paths.admin.customer(created.id), 303);
  }
  if (created.reason !== 'lookAlikes') return answerToProblem(form, created);
  return data<CustomerAnswer>({ values: formValues(form), lookAlikes: created.lookAlikes }, { status: 409 });
});

/** The id made with the form: sent twice, it makes one customer. */
function idIn(form: URLSearchParams): string | undefined {
  return z
    .uuid()
    .optional()
    .catch(undefined)
    .parse(form.get('id') ?? undefined);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function NewCustomer() {
  const { name, id, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const { lookAlikes } = answer ?? {};
  return (
    <Stack>
      <PageHeader
        title={t('customer:form.newTitle')}
        crumbs={[{ label: t('customer:list.title'), to: paths.admin.customers() }]}
      />
      {lookAlikes && (
        <Announced>
          <LookAlikes lookAlikes={lookAlikes} />
        </Announced>
      )}
      <Panel>
        <CustomerForm
          values={answer?.values ?? { legalName: name, country: 'CN' }}
          answer={answer}
          choices={choices}
          version={null}
          newId={typeof answer?.values?.id === 'string' ? answer.values.id : id}
          save={lookAlikes ? t('customer:form.createAnyway') : t('customer:form.create')}
          cancelTo={paths.admin.customers()}
          confirm={lookAlikes && <Notice tone="warning">{t('customer:form.confirmDifferent')}</Notice>}
        />
      </Panel>
    </Stack>
  );
}

function LookAlikes({ lookAlikes }: { lookAlikes: LookAlike[] }) {
  const { t } = useCopy();
  return (
    <Notice tone="warning" live="alert" title={t('customer:form.lookAlikes', { count: lookAlikes.length })}>
      <ul>
        {lookAlikes.map((found) => (
          <li key={found.id}>
            <Link to={paths.admin.customer(found.id)} target="_blank">
              {found.legalName}
            </Link>{' '}
            {found.uscc && <Code>{found.uscc}</Code>} · {t(`matching:verdict.${found.verdict}`)} (
            {t('ui:evidence.probability', { percent: Math.round(found.probability * 100) })})
          </li>
        ))}
      </ul>
    </Notice>
  );
}
