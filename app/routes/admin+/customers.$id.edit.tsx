// Changing a customer. Who saves over somebody else's change sees both beside each other first; nothing typed is lost.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { dayIn } from '#app/domain/calendar/day.ts';
import { boughtForm, valuesOfBought } from '#app/forms/bought.ts';
import { customerForm, valuesOfCustomer } from '#app/forms/customer.ts';
import { formValues, parseForm } from '#app/forms/form.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idParam } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { editCustomer, getCustomerForEdit } from '#app/services/customer/edit.server.ts';
import type { Choice } from '#app/services/settings/choices.server.ts';
import {
  type CustomerAnswer,
  type CustomerChoices,
  answerInForm,
  answerToProblem,
  boughtChoices,
  customerChoices,
} from './_parts/customer/form.server.ts';
import { CustomerForm } from './_parts/customer/form.tsx';
import { StaleNotice, versionToSend } from './_parts/stale.tsx';

export const loader = adminLoader(
  { can: 'customer:write', params: { id: idParam } },
  async ({ work, actor, params, viewer, t }) => {
    const customer = await getCustomerForEdit(work, actor, params.id);
    if (customer.canonicalId) throw redirect(paths.admin.editCustomer(customer.canonicalId), 303);
    return {
      title: t('customer:form.editTitle', { name: customer.legalName }),
      id: customer.id,
      legalName: customer.legalName,
      version: customer.version,
      values: { ...valuesOfCustomer(customer), ...valuesOfBought(customer.bought) },
      lines: await boughtChoices(work, viewer.language, customer.bought),
      today: dayIn(viewer.timeZone, work.now()),
      choices: await customerChoices(work, t, viewer.language, customer),
    };
  },
);

export const action = adminAction(
  { can: 'customer:write', params: { id: idParam } },
  async ({ request, work, actor, origin, params, viewer, t, context }) => {
    const form = await readForm(request);
    const inForm = answerInForm(form);
    if (inForm) return inForm;
    const parsed = parseForm(customerForm, form);
    const before = await getCustomerForEdit(work, actor, params.id);
    const productLineIds = (await boughtChoices(work, viewer.language, before.bought)).map(({ value }) => value);
    const today = dayIn(viewer.timeZone, work.now());
    const bought = parseForm(boughtForm({ today, productLineIds }), form);
    if (!parsed.ok || !bought.ok) {
      const problems = { ...(parsed.ok ? {} : parsed.problems), ...(bought.ok ? {} : bought.problems) };
      return data<CustomerAnswer>({ values: formValues(form), problems }, { status: 400 });
    }
    const version = Number(form.get('version'));
    const input = { id: params.id, version, fields: parsed.value, bought: bought.value };
    const edited = await editCustomer(work, actor, origin, input);
    if (edited.ok) {
      leaveFlash(context, t('customer:done.edited'));
      throw redirect(paths.admin.customer(params.id), 303);
    }
    if (edited.reason === 'merged') throw redirect(paths.admin.customer(params.id), 303);
    if (edited.reason !== 'stale') return answerToProblem(form, edited);
    const { current } = edited;
    return data<CustomerAnswer>(
      {
        values: formValues(form),
        stale: {
          version: current.version,
          values: { ...valuesOfCustomer(current), ...valuesOfBought(current.bought) },
        },
      },
      { status: 409 },
    );
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function EditCustomer() {
  const { id, title, legalName, version, values, choices, lines, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  return (
    <Stack>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('customer:list.title'), to: paths.admin.customers() },
          { label: legalName, to: paths.admin.customer(id) },
        ]}
      />
      <Stale id={id} answer={answer} choices={{ ...choices, lines }} />
      <Panel>
        <CustomerForm
          key={answer?.stale?.version}
          values={answer?.values ?? values}
          answer={answer}
          choices={choices}
          bought={{ lines, today }}
          version={versionToSend(answer, version)}
          save={answer?.stale ? t('customer:form.saveMine') : t('customer:form.save')}
          cancelTo={paths.admin.customer(id)}
        />
      </Panel>
    </Stack>
  );
}

const compared = {
  legalName: 'legalName',
  nameValue: 'otherNames',
  uscc: 'uscc',
  registrationNumber: 'registrationNumber',
  country: 'country',
  regionCode: 'region',
  address: 'address',
  industryCode: 'industry',
  sizeCode: 'size',
  website: 'website',
  contactValue: 'contacts',
  boughtLine: 'bought',
  boughtSince: 'boughtSince',
  sourceSystem: 'sourceSystem',
  externalId: 'externalId',
  notes: 'notes',
} as const;

interface StaleProps {
  id: string;
  answer: CustomerAnswer | undefined;
  choices: CustomerChoices & { lines: Choice[] };
}

function Stale({ id, answer, choices }: StaleProps) {
  const { t } = useCopy();
  if (!answer) return null;
  const named = new Map(
    Object.values(choices).flatMap((list: Choice[]) => list.map(({ value, label }) => [value, label])),
  );
  const fields = Object.entries(compared).map(([name, field]) => [name, t(`customer:field.${field}`)]);
  return (
    <StaleNotice
      stale={answer.stale}
      yours={answer.values}
      title={t('customer:stale.title')}
      fields={Object.fromEntries(fields)}
      shown={(name, value) => (/Code$|^country$|^boughtLine$/.test(name) ? (named.get(value) ?? value) : value)}
      ordered
      here={paths.admin.editCustomer(id)}
    />
  );
}
