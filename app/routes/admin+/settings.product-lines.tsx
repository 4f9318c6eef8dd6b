// Product lines as data: added, renamed, put in order, retired.
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useCopy } from '#app/copy/use-copy.ts';
import { familyPolicies } from '#app/domain/customer/family.ts';
import { claimScopes } from '#app/domain/claim/key.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { changeCatalogue, readCatalogue } from './_parts/settings/catalogue.server.ts';
import { Catalogue } from './_parts/settings/catalogue.tsx';
import { SettingsPage } from './_parts/settings/page.tsx';

const here = paths.admin.productLines();

export const loader = adminLoader({ can: 'settings:read' }, async ({ t, ...asked }) => ({
  title: t('settings:page.productLines'),
  ...(await readCatalogue(asked, 'productLines')),
}));

export const action = adminAction({ can: 'settings:write' }, async ({ request, ...asked }) =>
  changeCatalogue(asked, 'productLines', await readForm(request), here),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ProductLines() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  return (
    <SettingsPage page="productLines">
      <Catalogue
        {...page}
        answer={answer}
        here={here}
        editPath={(key) => `${here}?edit=${encodeURIComponent(key)}`}
        extra={{
          label: t('settings:scope.label'),
          hint: t('settings:scope.hint'),
          options: claimScopes.map((scope) => ({ value: scope, label: t(`settings:scope.${scope}`) })),
        }}
        family={{
          label: t('settings:family.label'),
          hint: t('settings:family.hint'),
          options: familyPolicies.map((policy) => ({ value: policy, label: t(`settings:family.${policy}`) })),
        }}
      />
    </SettingsPage>
  );
}
