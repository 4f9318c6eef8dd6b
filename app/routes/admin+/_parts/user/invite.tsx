// Inviting a person: name, address, what they may do, and the language of the invitation.
import { Button } from '#app/components/ui/action/button.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { FieldPair, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { IconMail } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Role } from '#app/domain/access/permission.ts';
import { languages } from '#app/domain/language/language.ts';
import type { InviteFormAnswer } from './invite.server.ts';

interface InviteProps {
  roles: readonly Role[];
  /** Of the invitation, unless another is chosen. */
  language: string;
  answer: InviteFormAnswer | undefined;
}

const schemas = () => import('#app/forms/user.ts').then(({ inviteForm }) => [inviteForm]);

export function Invite({ roles, language, answer }: InviteProps) {
  const { t } = useCopy();
  const form = useCheckedForm({ schemas, problems: answer?.problems });
  const values = answer?.values ?? {};
  const field = (name: string, otherwise = '') => ({
    ...form.field(name),
    defaultValue: typeof values[name] === 'string' ? values[name] : otherwise,
  });
  return (
    <details open={answer !== undefined || undefined}>
      <summary>{t('access:invite.title')}</summary>
      <CheckedForm form={form}>
        <FormColumn>
          <FieldPair>
            <TextField label={t('access:user.name')} autoComplete="off" {...field('name')} />
            <TextField type="email" label={t('access:user.email')} autoComplete="off" {...field('email')} />
          </FieldPair>
          <ChoiceGroup
            type="checkbox"
            {...form.field('roles', 'roles[]')}
            label={t('access:user.roles')}
            defaultValue={[values.roles ?? []].flat()}
            options={roles.map((role) => ({
              value: role,
              label: t(`access:role.${role}`),
              hint: t(`access:roleHint.${role}`),
            }))}
          />
          <SelectField
            label={t('access:invite.language')}
            options={languages.map((code) => ({ value: code, label: t(`ui:languages.${code}`) }))}
            {...field('language', language)}
          />
          <div>
            <Button name="intent" value="invite" icon={IconMail} busy={form.isSending}>
              {t('access:invite.send')}
            </Button>
          </div>
        </FormColumn>
      </CheckedForm>
    </details>
  );
}
