// The form that adds an entry to a list of the settings, or changes one; with both versions where somebody else changed it.
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { type Option, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { FieldPair, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { CatalogueEntry } from '#app/services/settings/catalogue.server.ts';
import { StaleNotice, versionToSend } from '../stale.tsx';
import styles from './catalogue.module.css';
import type { CatalogueFormAnswer } from './catalogue.server.ts';

export interface EntryFormProps {
  editing: CatalogueEntry | null;
  answer: CatalogueFormAnswer | undefined;
  /** The list's own address, and the same with one entry in the form. */
  here: string;
  editPath: (key: string) => string;
  /** What only this list has. */
  extra?: { label: string; hint: string; options: Option[]; empty?: string };
  /** Product lines: what one makes of corporate families. */
  family?: { label: string; hint: string; options: Option[] };
}

export function EntryForm(props: EntryFormProps) {
  const { editing, answer, extra, family, editPath } = props;
  const { t } = useCopy();
  if (!editing) {
    return (
      <details open={answer !== undefined || undefined}>
        <summary>{t('settings:addTitle')}</summary>
        <div className={styles.open}>
          <Fields {...props} />
        </div>
      </details>
    );
  }
  const options = [...(extra?.options ?? []), ...(family?.options ?? [])];
  return (
    <Stack>
      <StaleNotice
        stale={answer?.stale}
        yours={answer?.values ?? {}}
        title={t('settings:staleTitle')}
        fields={{
          nameEn: t('settings:field.nameEn'),
          nameZh: t('settings:field.nameZh'),
          ...(extra ? { extra: extra.label } : {}),
          ...(family ? { family: family.label } : {}),
        }}
        shown={(field, text) =>
          field.startsWith('name') ? text : (options.find(({ value }) => value === text)?.label ?? text)
        }
        here={editPath(editing.key)}
      />
      <Fields {...props} />
    </Stack>
  );
}

const schemas = {
  add: () => import('#app/forms/settings.ts').then(({ addEntryForm }) => [addEntryForm]),
  edit: () => import('#app/forms/settings.ts').then(({ editEntryForm }) => [editEntryForm]),
};

function Fields({ editing, extra, family, answer, here }: EntryFormProps) {
  const { t } = useCopy();
  const intent = editing ? 'edit' : 'add';
  const form = useCheckedForm({ schemas: schemas[intent], problems: answer?.problems });
  const stored: Record<string, string | number | null> = editing ? { ...editing } : {};
  const field = (name: string) => {
    const typed = answer?.values[name];
    return { ...form.field(name), defaultValue: typeof typed === 'string' ? typed : (stored[name] ?? '') };
  };
  return (
    <CheckedForm form={form}>
      <FormColumn>
        {editing && (
          <>
            <input type="hidden" name="key" value={editing.key} />
            <input type="hidden" name="version" value={versionToSend(answer, editing.version)} />
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
          <Button variant="primary" name="intent" value={intent} busy={form.isSending}>
            {answer?.stale ? t('customer:form.saveMine') : editing ? t('settings:save') : t('settings:add')}
          </Button>
          {editing && (
            <ButtonLink variant="quiet" to={here}>
              {t('ui:cancel')}
            </ButtonLink>
          )}
        </Actions>
      </FormColumn>
    </CheckedForm>
  );
}
