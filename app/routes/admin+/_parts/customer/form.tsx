// Every field of a master customer. Rows of names and contacts grow with a button; without scripts the server adds them.
import { Form, useNavigation } from '@remix-run/react';
import { useState, type ReactNode } from 'react';
import { Button, ButtonLink, Actions } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FieldPair, Fieldset, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextAreaField, TextField } from '#app/components/ui/form/text-field.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { otherNameKinds } from '#app/forms/customer.ts';
import type { FormValues } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import type { Choice } from '#app/services/settings/choices.server.ts';
import { BoughtRows } from './bought-rows.tsx';
import styles from './form.module.css';
import type { CustomerAnswer, CustomerChoices } from './form.server.ts';
import { useProblems, type ShownProblems } from '../use-problems.ts';
import { AddRow, listed } from './rows.tsx';

interface CustomerFormProps {
  values: FormValues;
  answer: CustomerAnswer | undefined;
  choices: CustomerChoices;
  /** Product lines it may buy; without them that part of the form is left out. */
  lines?: Choice[];
  /** Of the record the form was opened with; null for a new one. */
  version: number | null;
  /** What the main button says and where “cancel” leads. */
  save: string;
  cancelTo: string;
  /** Stands above the buttons: what has to be confirmed. */
  confirm?: ReactNode;
}

export function CustomerForm(props: CustomerFormProps) {
  const { values, answer, choices, lines, version, save, cancelTo, confirm } = props;
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const shown = useProblems(answer?.problems);
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const field = (name: string) => ({ name, defaultValue: text(name), error: shown.errorOf(name) });
  return (
    <Form method="post" noValidate>
      {/* What Enter in a field presses. */}
      <button
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden
        name="intent"
        value={confirm ? 'confirm' : 'save'}
      />
      <FormColumn>
        <ErrorSummary problems={shown.summary} />
        {answer?.taken && (
          <Notice tone="warning">
            {t('customer:form.usccTaken')} <Link to={paths.admin.customer(answer.taken.id)}>{answer.taken.name}</Link>
          </Notice>
        )}
        {version !== null && <input type="hidden" name="version" value={version} />}
        <Fieldset legend={t('customer:form.identity')}>
          <TextField label={t('customer:field.legalName')} required maxLength={400} {...field('legalName')} />
          <FieldPair>
            <TextField mono label={t('customer:field.uscc')} optional {...field('uscc')} />
            <TextField mono label={t('customer:field.registrationNumber')} optional {...field('registrationNumber')} />
          </FieldPair>
          <NameRows values={values} shown={shown} />
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
          <ContactRows values={values} shown={shown} />
        </Fieldset>
        {lines && <BoughtRows values={values} shown={shown} lines={lines} />}
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
          <Button variant="primary" name="intent" value={confirm ? 'confirm' : 'save'} busy={busy}>
            {save}
          </Button>
          <ButtonLink variant="quiet" to={cancelTo}>
            {t('ui:cancel')}
          </ButtonLink>
        </Actions>
      </FormColumn>
    </Form>
  );
}

function NameRows({ values, shown }: { values: FormValues; shown: ShownProblems }) {
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
            name="nameKind[]"
            id={`nameKind.${row}`}
            defaultValue={kinds[row] ?? 'short'}
            options={otherNameKinds.map((kind) => ({ value: kind, label: t(`customer:nameKind.${kind}`) }))}
          />
          <TextField
            hideLabel
            label={t('customer:form.nameValue', { row: row + 1 })}
            name="nameValue[]"
            id={`nameValue.${row}`}
            defaultValue={names[row] ?? ''}
            error={shown.errorOf(`nameValue.${row}`)}
          />
        </div>
      ))}
      <AddRow label={t('customer:form.addName')} onAdd={() => setMore(more + 1)} />
    </fieldset>
  );
}

function ContactRows({ values, shown }: { values: FormValues; shown: ShownProblems }) {
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
            name="contactKind[]"
            id={`contactKind.${row}`}
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
            name="contactValue[]"
            id={`contactValue.${row}`}
            defaultValue={reached[row] ?? ''}
            error={shown.errorOf(`contactValue.${row}`)}
          />
          <TextField
            hideLabel
            label={t('customer:form.contactPerson', { row: row + 1 })}
            placeholder={t('customer:form.contactPersonPlaceholder')}
            name="contactPerson[]"
            id={`contactPerson.${row}`}
            defaultValue={people[row] ?? ''}
          />
        </div>
      ))}
      <AddRow label={t('customer:form.addContact')} onAdd={() => setMore(more + 1)} />
    </fieldset>
  );
}
