// How the manufacturer calls itself to its partners.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { parseForm } from '#app/forms/form.ts';
import { companyForm } from '#app/forms/settings.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { getCompanyNames, setCompanyNames } from '#app/services/settings/company.server.ts';
import { SettingsPage } from './_parts/settings/page.tsx';
import { useProblems } from './_parts/use-problems.ts';

export const loader = adminLoader({ can: 'settings:read' }, async ({ work, actor, t }) => ({
  title: t('settings:page.company'),
  names: await getCompanyNames(work.db),
  mayWrite: decide(actor, 'settings:write').allowed,
}));

export const action = adminAction({ can: 'settings:write' }, async ({ request, work, actor, origin, t, context }) => {
  const parsed = parseForm(companyForm, await readForm(request));
  if (!parsed.ok) return data({ values: parsed.values, problems: parsed.problems }, { status: 400 });
  await setCompanyNames(work, actor, origin, parsed.value);
  leaveFlash(context, t('settings:saved'));
  throw redirect(paths.admin.company(), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Company() {
  const { names, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const shown = useProblems(answer?.problems);
  const field = (name: 'nameEn' | 'nameZh') => {
    const typed = answer?.values[name];
    return {
      name,
      defaultValue: typeof typed === 'string' ? typed : names[name],
      error: shown.errorOf(name),
      readOnly: !mayWrite,
    };
  };
  return (
    <SettingsPage page="company">
      <Panel>
        <Form method="post" noValidate>
          <FormColumn>
            <ErrorSummary problems={shown.summary} />
            <TextField label={t('settings:field.nameEn')} maxLength={191} {...field('nameEn')} />
            <TextField label={t('settings:field.nameZh')} maxLength={191} {...field('nameZh')} />
            {mayWrite && (
              <Actions>
                <Button variant="primary" busy={busy}>
                  {t('settings:save')}
                </Button>
              </Actions>
            )}
          </FormColumn>
        </Form>
      </Panel>
    </SettingsPage>
  );
}
