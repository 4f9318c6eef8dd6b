// Inviting a person: name, address, what they may do, and the language of the invitation.
import { Form, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FieldPair, FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { IconMail } from '#app/components/ui/icons.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Role } from '#app/domain/access/permission.ts';
import { languages } from '#app/domain/language/language.ts';
import { useProblems } from '../use-problems.ts';
import type { InviteFormAnswer } from './invite.server.ts';

interface InviteProps {
  roles: readonly Role[];
  /** Of the invitation, unless another is chosen. */
  language: string;
  answer: InviteFormAnswer | undefined;
}

export function Invite({ roles, language, answer }: InviteProps) {
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const shown = useProblems(answer?.problems);
  const values = answer?.values ?? {};
  const field = (name: string, otherwise = '') => ({
    name,
    defaultValue: typeof values[name] === 'string' ? values[name] : otherwise,
    error: shown.errorOf(name),
  });
  return (
    <details open={answer !== undefined || undefined}>
      <summary>{t('access:invite.title')}</summary>
      <Form method="post" noValidate>
        <FormColumn>
          <ErrorSummary problems={shown.summary} />
          <FieldPair>
            <TextField label={t('access:user.name')} autoComplete="off" {...field('name')} />
            <TextField type="email" label={t('access:user.email')} autoComplete="off" {...field('email')} />
          </FieldPair>
          <ChoiceGroup
            type="checkbox"
            name="roles[]"
            id="roles"
            label={t('access:user.roles')}
            defaultValue={[values.roles ?? []].flat()}
            error={shown.errorOf('roles')}
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
            <Button name="intent" value="invite" icon={IconMail} busy={busy}>
              {t('access:invite.send')}
            </Button>
          </div>
        </FormColumn>
      </Form>
    </details>
  );
}
