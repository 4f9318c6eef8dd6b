// Every field of a partner.
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { CheckboxField, ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { FieldPair, Fieldset, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { languages } from '#app/domain/language/language.ts';
import { partnerKinds, partnerTiers } from '#app/domain/partner/partner.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import type { PartnerChoices } from './form.server.ts';

interface PartnerFormProps {
  values: FormValues;
  problems: Problems | undefined;
  choices: PartnerChoices;
  /** Of the record the form was opened with; null for a new one. */
  version: number | null;
  save: string;
  cancelTo: string;
}

const schemas = () => import('#app/forms/partner.ts').then(({ partnerForm }) => [partnerForm]);

export function PartnerForm({ values, problems, choices, version, save, cancelTo }: PartnerFormProps) {
  const { t } = useCopy();
  const form = useCheckedForm({ schemas, problems });
  const field = (name: string) => ({
    ...form.field(name),
    defaultValue: typeof values[name] === 'string' ? values[name] : '',
  });
  const group = (name: string) => ({
    ...form.field(name, `${name}[]`),
    defaultValue: [values[name] ?? []].flat(),
  });
  return (
    <CheckedForm form={form} guarded>
      <FormColumn>
        {version !== null && <input type="hidden" name="version" value={version} />}
        <Fieldset legend={t('partner:form.company')}>
          <TextField label={t('partner:field.name')} required maxLength={191} {...field('name')} />
          <FieldPair>
            <TextField
              mono
              short
              label={t('partner:field.code')}
              hint={t('partner:form.codeHint')}
              {...field('code')}
            />
            <SelectField
              label={t('partner:field.language')}
              options={languages.map((language) => ({ value: language, label: t(`ui:languages.${language}`) }))}
              {...field('language')}
            />
          </FieldPair>
          <FieldPair>
            <SelectField
              label={t('partner:field.kind')}
              options={partnerKinds.map((kind) => ({ value: kind, label: t(`partner:kind.${kind}`) }))}
              {...field('kind')}
            />
            <SelectField
              label={t('partner:field.tier')}
              options={partnerTiers.map((tier) => ({ value: tier, label: t(`partner:tier.${tier}`) }))}
              {...field('tier')}
            />
          </FieldPair>
        </Fieldset>
        <Fieldset legend={t('partner:form.place')}>
          <SelectField
            label={t('partner:field.parent')}
            optional
            empty={t('partner:form.noParent')}
            options={choices.parents}
            {...field('parentId')}
          />
          <CheckboxField
            label={t('partner:field.seesResellers')}
            hint={t('partner:form.seesResellersHint')}
            {...form.field('seesResellers')}
            defaultChecked={values.seesResellers === 'on'}
          />
          <SelectField
            label={t('partner:field.manager')}
            optional
            empty={t('partner:form.noManager')}
            options={choices.managers}
            {...field('channelManagerId')}
          />
        </Fieldset>
        <Fieldset legend={t('partner:form.rights')}>
          <ChoiceGroup
            type="checkbox"
            label={t('partner:field.lines')}
            hint={t('partner:form.linesHint')}
            options={choices.lines}
            {...group('productLineIds')}
          />
          <ChoiceGroup
            type="checkbox"
            layout="inline"
            label={t('partner:field.regions')}
            hint={t('partner:form.regionsHint')}
            options={choices.regions}
            {...group('regionCodes')}
          />
          <TextField
            short
            inputMode="numeric"
            label={t('partner:field.capacity')}
            hint={t('partner:form.capacityHint')}
            {...field('capacity')}
          />
        </Fieldset>
        <Actions>
          <Button variant="primary" busy={form.isSending}>
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
