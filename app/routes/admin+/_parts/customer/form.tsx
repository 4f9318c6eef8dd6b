// Every field of a master customer. Rows of names and contacts grow with a button; without scripts the server adds them.
import { useCallback, useState, type ReactNode } from 'react';
import { Button, ButtonLink, Actions } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { FieldPair, Fieldset, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextAreaField, TextField } from '#app/components/ui/form/text-field.tsx';
import { type CheckedForm as Checked, useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { otherNameKinds } from '#app/domain/customer/customer.ts';
import type { FormValues } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import type { Choice } from '#app/services/settings/choices.server.ts';
import { BoughtRows } from './bought-rows.tsx';
import styles from './form.module.css';
import type { CustomerAnswer, CustomerChoices } from './form.server.ts';
import { AddRow, listed } from './rows.tsx';

interface CustomerFormProps {
  values: FormValues;
  answer: CustomerAnswer | undefined;
  choices: CustomerChoices;
  /** Product lines it may buy, and the viewer's day; without them that part of the form is left out. */
  bought?: { lines: Choice[]; today: string };
  /** Of the record the form was opened with; null for a new one. */
  version: number | null;
  /** Of the record to be made, where it is a new one. */
  newId?: string;
  /** What the main button says and where “cancel” leads. */
  save: string;
  cancelTo: string;
  /** Stands above the buttons: what has to be confirmed. */
  confirm?: ReactNode;
}

export function CustomerForm(props: CustomerFormProps) {
  const { values, answer, choices, bought, version, newId, save, cancelTo, confirm } = props;
  const { t } = useCopy();
  const { lines, today } = bought ?? {};
  const schemas = useCallback(() => loadSchemas(lines, today), [lines, today]);
  const form = useCheckedForm({ schemas, problems: answer?.problems });
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const field = (name: string) => ({ ...form.field(name), defaultValue: text(name) });
  return (
    <CheckedForm
      form={form}
      guarded
      head={
        // What Enter in a field presses.
        <button
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden
          name="intent"
          value={confirm ? 'confirm' : 'save'}
        />
      }
    >
      <FormColumn>
        {answer?.taken && (
          <Notice tone="warning">
            {t('customer:form.usccTaken')} <Link to={paths.admin.customer(answer.taken.id)}>{answer.taken.name}</Link>
          </Notice>
        )}
        {version !== null && <input type="hidden" name="version" value={version} />}
        {newId !== undefined && <input type="hidden" name="id" value={newId} />}
        <Fieldset legend={t('customer:form.identity')}>
          <TextField label={t('customer:field.legalName')} required maxLength={400} {...field('legalName')} />
          <FieldPair>
            <TextField mono label={t('customer:field.uscc')} optional {...field('uscc')} />
            <TextField mono label={t('customer:field.registrationNumber')} optional {...field('registrationNumber')} />
          </FieldPair>
          <NameRows values={values} form={form} />
        </Fieldset>
        <Fieldset legend={t('customer:form.place')}>
          <FieldPair>
            <SelectField label={t('customer:field.country')} options={choices.countries} {...field('country')} />
            <SelectField
              label={t('customer:field.region')}
              optional
              empty={t('customer:form.none')}
              options={choices.regions}
              {...field('regionCode')}
            />
          </FieldPair>
          <TextField label={t('customer:field.address')} optional {...field('address')} />
          <FieldPair>
            <SelectField
              label={t('customer:field.industry')}
              optional
              empty={t('customer:form.none')}
              options={choices.industries}
              {...field('industryCode')}
            />
            <SelectField
              label={t('customer:field.size')}
              optional
              empty={t('customer:form.none')}
              options={choices.sizes}
              {...field('sizeCode')}
            />
          </FieldPair>
        </Fieldset>
        <Fieldset legend={t('customer:form.contacts')}>
          <TextField label={t('customer:field.website')} optional {...field('website')} />
          <ContactRows values={values} form={form} />
        </Fieldset>
        {lines && <BoughtRows values={values} form={form} lines={lines} />}
        <Fieldset legend={t('customer:form.origin')}>
          <FieldPair>
            <TextField label={t('customer:field.sourceSystem')} optional {...field('sourceSystem')} />
            <TextField mono label={t('customer:field.externalId')} optional {...field('externalId')} />
          </FieldPair>
          <TextAreaField
            label={t('customer:field.notes')}
            optional
            hint={t('customer:form.notesHint')}
            {...field('notes')}
          />
        </Fieldset>
        {confirm}
        <Actions>
          <Button variant="primary" name="intent" value={confirm ? 'confirm' : 'save'} busy={form.isSending}>
            {save}
          </Button>
          <ButtonLink variant="quiet" to={cancelTo}>
            {t('ui:cancel')}
          </ButtonLink>
        </Actions>
      </FormColumn>
    </CheckedForm>
  );
}

async function loadSchemas(lines: readonly Choice[] | undefined, today: string | undefined) {
  const [{ customerForm }, { boughtForm }] = await Promise.all([
    import('#app/forms/customer.ts'),
    import('#app/forms/bought.ts'),
  ]);
  if (!lines || !today) return [customerForm];
  return [customerForm, boughtForm({ today, productLineIds: lines.map(({ value }) => value) })];
}

function NameRows({ values, form }: { values: FormValues; form: Checked }) {
  const { t } = useCopy();
  const kinds = listed(values, 'nameKind');
  const names = listed(values, 'nameValue');
  const [more, setMore] = useState(1);
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.title}>{t('customer:form.otherNames')}</legend>
      {Array.from({ length: names.length + more }, (_, row) => (
        <div key={row} className={styles.name}>
          <SelectField
            hideLabel
            label={t('customer:form.nameKind', { row: row + 1 })}
            {...form.field(`nameKind.${row}`, 'nameKind[]')}
            defaultValue={kinds[row] ?? 'short'}
            options={otherNameKinds.map((kind) => ({ value: kind, label: t(`customer:nameKind.${kind}`) }))}
          />
          <TextField
            hideLabel
            label={t('customer:form.nameValue', { row: row + 1 })}
            {...form.field(`nameValue.${row}`, 'nameValue[]')}
            defaultValue={names[row] ?? ''}
          />
        </div>
      ))}
      <AddRow label={t('customer:form.addName')} onAdd={() => setMore(more + 1)} />
    </fieldset>
  );
}

function ContactRows({ values, form }: { values: FormValues; form: Checked }) {
  const { t } = useCopy();
  const kinds = listed(values, 'contactKind');
  const reached = listed(values, 'contactValue');
  const people = listed(values, 'contactPerson');
  const [more, setMore] = useState(1);
  return (
    <fieldset className={styles.rows}>
      <legend className={'visually-hidden'}>{t('customer:form.contacts')}</legend>
      {Array.from({ length: reached.length + more }, (_, row) => (
        <div key={row} className={styles.contact}>
          <SelectField
            hideLabel
            label={t('customer:form.contactKind', { row: row + 1 })}
            {...form.field(`contactKind.${row}`, 'contactKind[]')}
            defaultValue={kinds[row] ?? 'phone'}
            options={(['phone', 'email'] as const).map((kind) => ({
              value: kind,
              label: t(`customer:contactKind.${kind}`),
            }))}
          />
          <TextField
            hideLabel
            label={t('customer:form.contactValue', { row: row + 1 })}
            placeholder={t('customer:form.contactValuePlaceholder')}
            {...form.field(`contactValue.${row}`, 'contactValue[]')}
            defaultValue={reached[row] ?? ''}
          />
          <TextField
            hideLabel
            label={t('customer:form.contactPerson', { row: row + 1 })}
            placeholder={t('customer:form.contactPersonPlaceholder')}
            {...form.field(`contactPerson.${row}`, 'contactPerson[]')}
            defaultValue={people[row] ?? ''}
          />
        </div>
      ))}
      <AddRow label={t('customer:form.addContact')} onAdd={() => setMore(more + 1)} />
    </fieldset>
  );
}
