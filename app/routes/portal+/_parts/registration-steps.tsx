// The five steps of the registration form: what is asked, in which order, and what may be left out for this kind.
import type { ReactNode } from 'react';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { FieldPair } from '#app/components/ui/form/form-parts.tsx';
import { MoneyField } from '#app/components/ui/form/money-field.tsx';
import { DateField, TextAreaField, TextField } from '#app/components/ui/form/text-field.tsx';
import { IconAlertTriangle, IconPlus } from '#app/components/ui/icons.ts';
import { Stack } from '#app/components/ui/layout/panel.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { addYears } from '#app/domain/calendar/day.ts';
import { currencies } from '#app/domain/money/money.ts';
import {
  type RegistrationField,
  type RegistrationKind,
  registrationKinds,
  requiredFields,
} from '#app/domain/registration/registration.ts';
import { countries } from '#app/domain/customer/country.ts';
import {
  type RegistrationChoices,
  contactFields,
  mostContacts,
  yearsAhead,
  yearsBack,
} from '#app/forms/registration-fields.ts';
import type { FormOptionsShown } from './registration-form.tsx';
import styles from './registration-form.module.css';

export interface StepsProps {
  /** As the page was opened; what is typed later lives in the inputs. */
  values: Record<string, string>;
  kind: string;
  country: string;
  options: FormOptionsShown;
  choices: RegistrationChoices;
  asked: readonly RegistrationField[];
  register: (name: string) => { name: string; defaultValue: string };
  error: (name: string) => string | undefined;
  precheck: ReactNode;
  evidence: ReactNode;
}

export const steps = ['kind', 'customer', 'business', 'contacts', 'need'] as const;
export type Step = (typeof steps)[number];

/** Which step asks for a field. */
export function stepOf(field: string): Step {
  if (field === 'kind') return 'kind';
  if (field.startsWith('contact')) return 'contacts';
  if (field === 'requirement' || field === 'evidence') return 'need';
  return ['companyName', 'uscc', 'country', 'address', 'website'].includes(field) ? 'customer' : 'business';
}

export function RegistrationSteps({
  values,
  kind,
  country,
  options,
  choices,
  asked,
  register,
  error,
  precheck,
  evidence,
}: StepsProps) {
  const { t } = useCopy();
  const required = new Set<string>(
    requiredFields(registrationKinds.find((one) => one === kind) ?? 'customer', country),
  );
  const known = registrationKinds.find((one) => one === kind);
  const isAsked = (name: string) => (asked as readonly string[]).includes(name);
  const label = (name: string) => t(`registration:field.${name}` as CopyKey);
  const hintOf = (name: string, text?: string): ReactNode =>
    isAsked(name) ? (
      <>
        <span className={styles.asked}>
          <IconAlertTriangle size={14} stroke={2} />
          {t('portal:register.asked')}
        </span>
        {text}
      </>
    ) : (
      text
    );
  /** Everything a field has in common; `name` carries the contact's number, `base` does not. */
  const field = (name: string, hint?: string, base = name) => ({
    ...register(name),
    label: label(base),
    hint: hintOf(name, hint),
    error: error(name),
    optional: !required.has(name),
  });

  return (
    <>
      <StepBox step="kind">
        <ChoiceGroup
          {...register('kind')}
          label={label('kind')}
          hideLabel
          layout="cards"
          defaultValue={values.kind ?? 'customer'}
          error={error('kind')}
          options={registrationKinds.map((value: RegistrationKind) => ({
            value,
            label: t(`registration:kind.${value}`),
            hint: t(`registration:kindHint.${value}`),
          }))}
        />
      </StepBox>

      <StepBox step="customer">
        <TextField {...field('companyName', t('registration:hint.companyName'))} autoComplete="off" maxLength={2000} />
        <FieldPair>
          <SelectField
            {...field('country')}
            defaultValue={values.country ?? 'CN'}
            options={countries.map((value) => ({ value, label: t(`registration:country.${value}`) }))}
          />
          <TextField
            {...field('uscc', t('registration:hint.uscc'))}
            mono
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </FieldPair>
        <TextField {...field('address')} autoComplete="off" />
        <TextField {...field('website')} inputMode="url" autoComplete="off" placeholder="www.example.com" />
      </StepBox>

      <StepBox step="business">
        <FieldPair>
          <SelectField
            {...field('productLineId', t('registration:hint.productLineId'))}
            empty={t('portal:register.choose')}
            options={options.productLines}
          />
          <SelectField
            {...field('regionCode', t('registration:hint.regionCode'))}
            empty={t('portal:register.choose')}
            options={options.regions}
          />
        </FieldPair>
        {precheck}
        <TextField
          {...field('projectName', known === 'lead' ? undefined : t('registration:hint.projectName'))}
          autoComplete="off"
        />
        <FieldPair>
          <MoneyField
            {...field('amount')}
            currencyName="currency"
            currencies={currencies}
            defaultCurrency={values.currency ?? 'CNY'}
          />
          <DateField {...field('expectedCloseOn')} min={choices.today} max={addYears(choices.today, yearsAhead)} />
        </FieldPair>
        <FieldPair>
          <SelectField {...field('sourceCode')} empty={t('portal:register.choose')} options={options.sources} />
          <DateField
            {...field('firstContactOn', t('registration:hint.firstContactOn'))}
            min={addYears(choices.today, -yearsBack)}
            max={choices.today}
          />
        </FieldPair>
      </StepBox>

      <StepBox step="contacts">
        <Contact position={1} field={field} values={values} />
      </StepBox>

      <StepBox step="need">
        <TextAreaField {...field('requirement', t('registration:hint.requirement'))} rows={5} />
        {evidence}
      </StepBox>
    </>
  );
}

function StepBox({ step, children }: { step: Step; children: ReactNode }) {
  const { t } = useCopy();
  const position = steps.indexOf(step) + 1;
  return (
    <section className={styles.step} id={`step-${step}`} aria-labelledby={`step-${step}-title`}>
      <h2 className={styles.stepTitle} id={`step-${step}-title`}>
        <span className={styles.stepNumber} aria-hidden>
          {position}
        </span>
        {t(`portal:register.step.${step}`)}
      </h2>
      <Stack gap="md">{children}</Stack>
    </section>
  );
}

type FieldProps = (
  name: string,
  hint?: string,
  base?: string,
) => ReturnType<StepsProps['register']> & {
  label: string;
  hint: ReactNode;
  error: string | undefined;
  optional: boolean;
};

/** One contact, and folded under it the next: so a further one needs no script. */
function Contact({ position, field, values }: { position: number; field: FieldProps; values: Record<string, string> }) {
  const { t } = useCopy();
  const names = contactFields(position);
  const next = position < mostContacts ? Object.values(contactFields(position + 1)) : null;
  const own = (name: string, base: string, hint?: string) => {
    const props = field(name, hint, base);
    if (position === 1) return props;
    return {
      ...props,
      label: t('portal:register.ofContact', { label: props.label, position }),
      optional: base !== 'contactName',
    };
  };
  return (
    <>
      <FieldPair>
        <TextField {...own(names.name, 'contactName')} autoComplete="off" />
        <TextField {...own(names.title, 'contactTitle')} autoComplete="off" />
      </FieldPair>
      <FieldPair>
        <TextField
          {...own(names.phone, 'contactPhone', position === 1 ? t('registration:hint.contactPhone') : undefined)}
          type="tel"
          autoComplete="off"
        />
        <TextField {...own(names.email, 'contactEmail')} type="email" autoComplete="off" />
      </FieldPair>
      {next && (
        <details className={styles.more} open={next.some((name) => values[name]) || undefined}>
          <summary>
            <IconPlus size={18} />
            {t('portal:register.anotherContact')}
          </summary>
          <Stack gap="md">
            <Contact position={position + 1} field={field} values={values} />
          </Stack>
        </details>
      )}
    </>
  );
}
