// How the manufacturer calls itself to its partners.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { companyForm } from '#app/forms/settings.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { type StoredCompanyNames, getCompanyNames, setCompanyNames } from '#app/services/settings/company.server.ts';
import { SettingsPage } from './_parts/settings/page.tsx';
import { type StaleRecord, StaleNotice, versionToSend } from './_parts/stale.tsx';

export const loader = adminLoader({ can: 'settings:read' }, async ({ work, actor, t }) => ({
  title: t('settings:page.company'),
  names: await getCompanyNames(work.db),
  mayWrite: decide(actor, 'settings:write').allowed,
}));

interface CompanyAnswer {
  values: FormValues;
  problems?: Problems;
  /** Somebody else saved in the meantime: what stands there now. */
  stale?: StaleRecord;
}

export const action = adminAction({ can: 'settings:write' }, async ({ request, work, actor, origin, t, context }) => {
  const form = await readForm(request);
  const parsed = parseForm(companyForm, form);
  if (!parsed.ok) return data<CompanyAnswer>({ values: parsed.values, problems: parsed.problems }, { status: 400 });
  const { version: seen, ...wanted } = parsed.value;
  const done = await setCompanyNames(work, actor, origin, seen, wanted);
  if (!done.ok) {
    const { version, ...values } = done.current;
    return data<CompanyAnswer>({ values: formValues(form), stale: { version, values } }, { status: 409 });
  }
  leaveFlash(context, t('settings:saved'));
  throw redirect(paths.admin.company(), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const schemas = () => import('#app/forms/settings.ts').then((forms) => [forms.companyForm]);

export default function Company() {
  const { names, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  return (
    <SettingsPage page="company">
      <StaleNotice
        stale={answer?.stale}
        yours={answer?.values ?? {}}
        title={t('settings:staleCompany')}
        fields={{ nameEn: t('settings:field.nameEn'), nameZh: t('settings:field.nameZh') }}
        here={paths.admin.company()}
      />
      <Panel>
        <CompanyForm key={answer ? 'typed' : names.version} names={names} mayWrite={mayWrite} answer={answer} />
      </Panel>
    </SettingsPage>
  );
}

interface CompanyFormProps {
  names: StoredCompanyNames;
  mayWrite: boolean;
  answer: CompanyAnswer | undefined;
}

function CompanyForm({ names, mayWrite, answer }: CompanyFormProps) {
  const { t } = useCopy();
  const form = useCheckedForm({ schemas, problems: answer?.problems });
  const field = (name: 'nameEn' | 'nameZh') => {
    const typed = answer?.values[name];
    return {
      ...form.field(name),
      defaultValue: typeof typed === 'string' ? typed : names[name],
      readOnly: !mayWrite,
    };
  };
  return (
    <CheckedForm form={form}>
      <FormColumn>
        <input type="hidden" name="version" value={versionToSend(answer, names.version)} />
        <TextField label={t('settings:field.nameEn')} maxLength={191} {...field('nameEn')} />
        <TextField label={t('settings:field.nameZh')} maxLength={191} {...field('nameZh')} />
        {mayWrite && (
          <Actions>
            <Button variant="primary" busy={form.isSending}>
              {answer?.stale ? t('customer:form.saveMine') : t('settings:save')}
            </Button>
          </Actions>
        )}
      </FormColumn>
    </CheckedForm>
  );
}
