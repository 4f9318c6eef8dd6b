// The new password, twice, as every form that sets one asks for it.
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { SaidRefusal } from './use-refusal.ts';

export function NewPassword({
  label,
  repeat,
  errorOf,
  prefix = '',
}: {
  label: string;
  repeat: string;
  errorOf: SaidRefusal['errorOf'];
  /** Begins the ids where a page has several forms. */
  prefix?: string;
}) {
  const { t } = useCopy();
  return (
    <>
      <TextField
        id={`${prefix}password`}
        label={label}
        hint={t('account:passwordHint')}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        error={errorOf('password')}
      />
      <TextField
        id={`${prefix}repeat`}
        label={repeat}
        name="repeat"
        type="password"
        autoComplete="new-password"
        required
        error={errorOf('repeat')}
      />
    </>
  );
}
