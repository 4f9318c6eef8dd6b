// One list of the settings: its entries in order, each with its buttons, and the form that adds or changes one.
import { Form } from '@remix-run/react';
import { Button, IconButton } from '#app/components/ui/action/button.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconArrowDown, IconArrowUp, IconBan, IconCategory } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { CatalogueEntry } from '#app/services/settings/catalogue.server.ts';
import styles from './catalogue.module.css';
import { EntryForm, type EntryFormProps } from './entry-form.tsx';

interface CatalogueProps extends EntryFormProps {
  title: string;
  entries: readonly CatalogueEntry[];
  mayWrite: boolean;
}

export function Catalogue(props: CatalogueProps) {
  const { title, entries, editing, mayWrite, answer, editPath, extra, family } = props;
  const { t, language } = useCopy();
  const names = new Map((extra?.options ?? []).map(({ value, label }) => [value, label]));
  return (
    <Stack>
      {mayWrite && (
        <Panel
          title={
            editing ? t('settings:edit', { name: language === 'en' ? editing.nameEn : editing.nameZh }) : undefined
          }
        >
          <EntryForm
            key={`${editing?.key ?? ''} ${answer ? 'typed' : (editing?.version ?? entries.length)}`}
            {...props}
          />
        </Panel>
      )}
      <Panel flush>
        <RecordTable
          caption={title}
          rows={entries}
          rowKey={(row) => row.key}
          currentKey={editing?.key}
          {...(mayWrite ? { rowLink: (row: CatalogueEntry) => editPath(row.key) } : {})}
          columns={[
            {
              key: 'name',
              header: t('settings:field.name'),
              primary: true,
              width: 'grow',
              cell: (row) => (language === 'en' ? row.nameEn : row.nameZh),
            },
            {
              key: 'other',
              header: t('settings:field.otherLanguage'),
              cell: (row) => (language === 'en' ? row.nameZh : row.nameEn),
            },
            { key: 'code', header: t('settings:field.code'), width: 'fit', cell: (row) => <Code>{row.code}</Code> },
            ...(extra
              ? [
                  {
                    key: 'extra',
                    header: extra.label,
                    cell: (row: CatalogueEntry) => (row.extra === null ? '' : (names.get(row.extra) ?? row.extra)),
                  },
                ]
              : []),
            ...(family
              ? [
                  {
                    key: 'family',
                    header: family.label,
                    cell: (row: CatalogueEntry) =>
                      family.options.find(({ value }) => value === row.family)?.label ?? '',
                  },
                ]
              : []),
            {
              key: 'status',
              header: t('settings:field.status'),
              width: 'fit',
              cell: (row) =>
                row.status === 'active' ? (
                  <StatusBadge tone="success">{t('settings:status.active')}</StatusBadge>
                ) : (
                  <StatusBadge icon={IconBan}>{t('settings:status.retired')}</StatusBadge>
                ),
            },
            ...(mayWrite
              ? [
                  {
                    key: 'acts',
                    header: t('settings:acts'),
                    hideHeader: true,
                    width: 'fit' as const,
                    cell: (row: CatalogueEntry) => (
                      <RowActs entry={row} name={language === 'en' ? row.nameEn : row.nameZh} />
                    ),
                  },
                ]
              : []),
          ]}
          empty={<EmptyState icon={IconCategory} title={t('settings:empty')} />}
        />
      </Panel>
    </Stack>
  );
}

function RowActs({ entry, name }: { entry: CatalogueEntry; name: string }) {
  const { t } = useCopy();
  return (
    <Form method="post" className={styles.acts} preventScrollReset>
      <input type="hidden" name="key" value={entry.key} />
      <input type="hidden" name="version" value={entry.version} />
      <IconButton type="submit" name="intent" value="up" icon={IconArrowUp} label={t('settings:up', { name })} />
      <IconButton type="submit" name="intent" value="down" icon={IconArrowDown} label={t('settings:down', { name })} />
      {entry.status === 'active' ? (
        <Button size="sm" variant="quiet" name="intent" value="retire">
          {t('settings:retire')}
        </Button>
      ) : (
        <Button size="sm" variant="quiet" name="intent" value="revive">
          {t('settings:revive')}
        </Button>
      )}
    </Form>
  );
}
