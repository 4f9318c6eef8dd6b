// A person's own profile: name, language, time zone. For partners and staff alike.
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { translator } from '#app/copy/copy.server.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { languages } from '#app/domain/language/language.ts';
import { profileForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { keep } from '#app/forms/refusal.ts';
import { isTimeZone } from '#app/http/context.server.ts';
import { preferenceCookie } from '#app/http/cookies.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { homeOf } from '#app/http/landing.server.ts';
import { paths } from '#app/http/paths.ts';
import { signedInAction, signedInLoader } from '#app/http/public.server.ts';
import { refusal } from '#app/http/refusal.server.ts';
import { editProfile } from '#app/services/account/edit-profile.server.ts';
import { AccountFrame } from './_parts/account-frame.tsx';
import { useRefusal } from './_parts/use-refusal.ts';

export const handle = { wide: true };

const commonZones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
];

export const loader = signedInLoader({}, async ({ session, viewer, t }) => {
  const { actor, email, partnerName } = session;
  const others = new Set([...Intl.supportedValuesOf('timeZone'), viewer.timeZone]);
  for (const zone of commonZones) others.delete(zone);
  return {
    title: t('account:profile.title'),
    home: homeOf(actor),
    profile: { name: actor.name, language: viewer.language, timeZone: viewer.timeZone },
    email,
    company: partnerName,
    otherZones: [...others].sort(),
  };
});

export const action = signedInAction({}, async ({ work, session, origin, request, context }) => {
  const form = parseForm(profileForm, await readForm(request));
  if (!form.ok) {
    return refusal({ problems: form.problems, values: keep(form.values, 'name', 'language', 'timeZone') });
  }
  const profile = form.value;
  if (!isTimeZone(profile.timeZone)) {
    const values = { name: profile.name, language: profile.language };
    return refusal({ problems: { timeZone: { code: 'unknownChoice' } }, values });
  }
  await editProfile(work, session, origin, profile);
  leaveFlash(context, translator(profile.language)('account:profile.saved'));
  const headers = new Headers({ 'Set-Cookie': preferenceCookie(work.environment, 'language', profile.language) });
  headers.append('Set-Cookie', preferenceCookie(work.environment, 'timeZone', profile.timeZone));
  throw redirect(paths.account(), { status: 303, headers });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Profile() {
  const { home, profile, email, company, otherZones } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const { summary, errorOf, valueOf } = useRefusal(useActionData<typeof action>());
  const zones = (values: readonly string[]) =>
    values.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  return (
    <AccountFrame title={t('account:profile.title')} home={home} current="profile">
      <Facts
        facts={[
          { label: t('account:email'), value: email },
          { label: t('account:profile.company'), value: company },
        ]}
      />
      <Form method="post" action={paths.account()} reloadDocument noValidate>
        <FormColumn>
          <ErrorSummary {...summary} />
          <TextField
            label={t('account:name')}
            hint={t('account:nameHint')}
            name="name"
            autoComplete="name"
            required
            defaultValue={valueOf('name') ?? profile.name}
            error={errorOf('name')}
          />
          <SelectField
            label={t('ui:language')}
            name="language"
            options={languages.map((code) => ({ value: code, label: t(`ui:languages.${code}`) }))}
            defaultValue={valueOf('language') ?? profile.language}
            error={errorOf('language')}
          />
          <SelectField
            label={t('account:profile.timeZone')}
            hint={t('account:profile.timeZoneHint')}
            name="timeZone"
            options={[
              { label: t('account:profile.commonZones'), options: zones(commonZones) },
              { label: t('account:profile.allZones'), options: zones(otherZones) },
            ]}
            defaultValue={valueOf('timeZone') ?? profile.timeZone}
            error={errorOf('timeZone')}
          />
          <Actions>
            <Button variant="primary">{t('account:profile.submit')}</Button>
          </Actions>
        </FormColumn>
      </Form>
    </AccountFrame>
  );
}
