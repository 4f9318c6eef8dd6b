// Regions as data: added, renamed, put in order, retired.
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { changeCatalogue, readCatalogue } from './_parts/settings/catalogue.server.ts';
import { Catalogue } from './_parts/settings/catalogue.tsx';
import { SettingsPage } from './_parts/settings/page.tsx';

const here = paths.admin.regions();

export const loader = adminLoader({ can: 'settings:read' }, async ({ t, ...asked }) => ({
  title: t('settings:page.regions'),
  ...(await readCatalogue(asked, 'regions')),
}));

export const action = adminAction({ can: 'settings:write' }, async ({ request, ...asked }) =>
  changeCatalogue(asked, 'regions', await readForm(request), here),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Regions() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, language } = useCopy();
  return (
    <SettingsPage page="regions">
      <Catalogue
        {...page}
        answer={answer}
        here={here}
        editPath={(key) => `${here}?edit=${encodeURIComponent(key)}`}
        extra={{
          label: t('settings:parent.label'),
          hint: t('settings:parent.hint'),
          empty: t('settings:parent.none'),
          options: page.entries.map((entry) => ({ value: entry.key, label: nameIn(language, entry) })),
        }}
      />
    </SettingsPage>
  );
}
