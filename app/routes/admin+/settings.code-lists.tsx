// The code lists: what forms offer as sources, industries, reasons and the like.
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Tabs } from '#app/components/ui/display/tabs.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { type CodeList, codeLists } from '#app/domain/reference/code-lists.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { changeCatalogue, readCatalogue } from './_parts/settings/catalogue.server.ts';
import { Catalogue } from './_parts/settings/catalogue.tsx';
import { SettingsPage } from './_parts/settings/page.tsx';

function listIn(url: URL): CodeList {
  return codeLists.find((list) => list === url.searchParams.get('list')) ?? codeLists[0];
}

export const loader = adminLoader({ can: 'settings:read' }, async ({ t, ...asked }) => {
  const list = listIn(asked.url);
  return { title: t('settings:page.codeLists'), list, ...(await readCatalogue(asked, { list })) };
});

export const action = adminAction({ can: 'settings:write' }, async ({ request, ...asked }) => {
  const list = listIn(asked.url);
  return changeCatalogue(asked, { list }, await readForm(request), paths.admin.codeLists(list));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CodeLists() {
  const { list, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const here = paths.admin.codeLists(list);
  return (
    <SettingsPage page="codeLists">
      <Tabs
        label={t('settings:page.codeLists')}
        tabs={codeLists.map((name) => ({
          to: paths.admin.codeLists(name),
          label: t(`settings:list.${name}`),
          current: name === list,
        }))}
      />
      <Catalogue
        key={list}
        {...page}
        title={t(`settings:list.${list}`)}
        answer={answer}
        here={here}
        editPath={(key) => `${here}&edit=${encodeURIComponent(key)}`}
      />
    </SettingsPage>
  );
}
