// One list of the settings: its entries in order, each with its buttons, and the form that adds or changes one.
import { Form, useNavigation } from '@remix-run/react';
import { Actions, Button, ButtonLink, IconButton } from '#app/components/ui/action/button.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { type Option, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FieldPair, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { IconArrowDown, IconArrowUp, IconBan, IconCategory } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { CatalogueEntry } from '#app/services/settings/catalogue.server.ts';
import { useProblems } from '../use-problems.ts';
import styles from './catalogue.module.css';
import type { CatalogueFormAnswer } from './catalogue.server.ts';

interface CatalogueProps {
  title: string;
  entries: readonly CatalogueEntry[];
  editing: CatalogueEntry | null;
  mayWrite: boolean;
  answer: CatalogueFormAnswer | undefined;
  /** The list's own address, and the same with one entry in the form. */
  here: string;
  editPath: (key: string) => string;
  /** What only this list has. */
  extra?: { label: string; hint: string; options: Option[]; empty?: string };
  /** Product lines: what one makes of corporate families. */
  family?: { label: string; hint: string; options: Option[] };
}

export function Catalogue(props: CatalogueProps) {
  const { title, entries, editing, mayWrite, editPath, extra, family } = props;
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
          <EntryForm key={editing?.key ?? entries.length} {...props} />
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

function EntryForm({ editing, extra, family, answer, here }: CatalogueProps) {
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const shown = useProblems(answer?.problems);
  const stored: Record<string, string | null> = editing ? { ...editing, version: String(editing.version) } : {};
  const field = (name: string) => {
    const typed = answer?.values[name];
    return {
      name,
      defaultValue: typeof typed === 'string' ? typed : (stored[name] ?? ''),
      error: shown.errorOf(name),
    };
  };
  const form = (
    <Form method="post" noValidate>
      <FormColumn>
        <ErrorSummary problems={shown.summary} />
        {editing && (
          <>
            <input type="hidden" name="key" value={editing.key} />
            <input type="hidden" name="version" value={editing.version} />
          </>
        )}
        <FieldPair>
          <TextField label={t('settings:field.nameEn')} maxLength={191} {...field('nameEn')} />
          <TextField label={t('settings:field.nameZh')} maxLength={191} {...field('nameZh')} />
        </FieldPair>
        <FieldPair>
          {editing ? (
            <div>
              <span className={styles.label}>{t('settings:field.code')}</span> <Code>{editing.code}</Code>
            </div>
          ) : (
            <TextField mono short label={t('settings:field.code')} hint={t('settings:codeHint')} {...field('code')} />
          )}
          {extra && (
            <SelectField
              label={extra.label}
              hint={extra.hint}
              options={extra.options.filter(({ value }) => value !== editing?.key)}
              empty={extra.empty}
              {...field('extra')}
            />
          )}
        </FieldPair>
        {family && (
          <SelectField label={family.label} hint={family.hint} options={family.options} {...field('family')} />
        )}
        <Actions>
          <Button variant="primary" name="intent" value={editing ? 'edit' : 'add'} busy={busy}>
            {editing ? t('settings:save') : t('settings:add')}
          </Button>
          {editing && (
            <ButtonLink variant="quiet" to={here}>
              {t('ui:cancel')}
            </ButtonLink>
          )}
        </Actions>
      </FormColumn>
    </Form>
  );
  if (editing) return form;
  return (
    <details open={answer !== undefined || undefined}>
      <summary>{t('settings:addTitle')}</summary>
      <div className={styles.open}>{form}</div>
    </details>
  );
}
