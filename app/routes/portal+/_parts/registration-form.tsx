// The registration form: five short steps in one column, kept as typed while it is filled in, checked while one types,
// and a plain form for whoever has no scripts. Knows no rule of its own: fields, limits and the schema are `forms/`.
import { Form, useNavigation } from '@remix-run/react';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import { IconSend } from '#app/components/ui/icons.ts';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { RegistrationField } from '#app/domain/registration/registration.ts';
import { type FieldProblem, type Problems, formValues, problemsOf } from '#app/forms/form.ts';
import { type RegistrationChoices, registrationForm } from '#app/forms/registration.ts';
import { EvidenceBox } from './evidence-box.tsx';
import { FormMargin } from './form-margin.tsx';
import type { FormAnswer } from './form-state.server.ts';
import { PrecheckPanel } from './precheck-panel.tsx';
import { RegistrationSteps } from './registration-steps.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { useAutosave } from './use-autosave.ts';

export interface FormOptionsShown {
  productLines: { value: string; label: string }[];
  regions: ({ value: string; label: string } | { label: string; options: { value: string; label: string }[] })[];
  sources: { value: string; label: string }[];
}

export interface RegistrationFormProps {
  id: string;
  action: string;
  /** Where the registration, once submitted elsewhere, can be seen. */
  submittedAt: string;
  version: number | null;
  savedAt: Instant | null;
  values: Record<string, string>;
  evidence: { id: string; fileName: string; sizeBytes: number }[];
  options: FormOptionsShown;
  choices: RegistrationChoices;
  /** Fields a reviewer asked about. */
  asked: readonly RegistrationField[];
  submitLabel: string;
  answer: FormAnswer | undefined;
}

export type Values = Record<string, string>;

export function RegistrationForm(props: RegistrationFormProps) {
  const { id, action, answer, choices, options } = props;
  const { t } = useCopy();
  const scripts = useScripts();
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const first = answer?.values ?? props.values;
  const [values, setValues] = useState<Values>(first);
  const [summary, setSummary] = useState<Problems>(answer?.problems ?? {});
  const [missing, setMissing] = useState<Problems>({});
  const schema = useMemo(() => registrationForm(choices), [choices]);
  const saver = useAutosave(form, action, { version: answer?.version ?? props.version, savedAt: props.savedAt });
  const sending = navigation.state !== 'idle' && navigation.formAction?.split('?')[0] === action.split('?')[0];

  const sentence = ({ code, values: parts }: FieldProblem) => t(`errors:field.${code}`, parts);
  const errorsOf = (problems: Problems) =>
    Object.fromEntries(
      Object.entries(problems).map(([name, problem]) => [name, { type: problem.code, message: sentence(problem) }]),
    );
  const check = (): Problems => {
    const parsed = schema.safeParse(form.current ? formValues(new FormData(form.current)) : values);
    return parsed.success ? {} : problemsOf(parsed.error);
  };
  // What the server found, until the field is typed into again.
  const found = useMemo(() => errorsOf(answer?.problems ?? {}), [answer]); // oxlint-disable-line react/exhaustive-effect-dependencies
  const hook = useForm<Values>({
    mode: 'onTouched',
    defaultValues: first,
    errors: found,
    resolver: () => {
      const problems = check();
      return Object.keys(problems).length > 0 ? { values: {}, errors: errorsOf(problems) } : { values, errors: {} };
    },
  });

  useEffect(() => setSummary(answer?.problems ?? {}), [answer]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is missing follows from what was typed
  useEffect(() => setMissing(check()), [values, schema]);

  function onInput() {
    if (!form.current) return;
    setValues(formValues(new FormData(form.current)) as Values);
    saver.touch();
  }

  // A press on “submit” while a save is under way waits for it: both count versions.
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!held || saver.state === 'saving') return;
    setHeld(false);
    form.current?.requestSubmit();
  }, [held, saver.state]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (pressed && pressed.name === 'intent' && pressed.value !== 'submit') return;
    const problems = check();
    if (Object.keys(problems).length > 0) {
      event.preventDefault();
      setSummary(problems);
      for (const [name, error] of Object.entries(errorsOf(problems))) hook.setError(name, error);
      return;
    }
    setSummary({});
    saver.cancel();
    if (saver.state === 'saving' || sending) {
      event.preventDefault();
      setHeld(!sending);
    }
  }

  const error = (name: string): string | undefined => {
    const problem = hook.formState.errors[name];
    return typeof problem?.message === 'string' ? problem.message : undefined;
  };
  const problemLines = Object.entries(summary).map(([field, problem]) => ({
    field,
    message: `${fieldLabel(field)}: ${sentence(problem)}`,
  }));
  function fieldLabel(field: string): string {
    const base = field.replace(/\d+$/, '') as RegistrationField;
    return t(`registration:field.${base}`);
  }

  return (
    <WithAside
      sticky
      aside={
        <FormMargin
          values={values}
          missing={missing}
          options={options}
          saver={saver}
          evidence={props.evidence.length}
        />
      }
    >
      <Form
        ref={form}
        id="registration"
        method="post"
        action={action}
        encType="multipart/form-data"
        noValidate={scripts}
        onInput={onInput}
        onSubmit={onSubmit}
      >
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={saver.version ?? ''} />
        {/* The first button is what Enter presses. */}
        <button name="intent" value="submit" hidden aria-hidden tabIndex={-1} />
        <Stack gap="lg">
          <ErrorSummary problems={problemLines} />
          <StaleNotice
            stale={answer?.stale ?? saver.stale}
            values={values}
            options={options}
            keepMine={saver.stale ? saver.keepMine : null}
            here={action}
          />
          {saver.gone && (
            <Notice tone="info" live="alert" title={t('portal:register.gone')}>
              <a href={props.submittedAt}>{t('portal:register.goneLink')}</a>
            </Notice>
          )}
          <RegistrationSteps
            values={first}
            kind={values.kind ?? ''}
            country={values.country ?? first.country ?? 'CN'}
            options={options}
            choices={choices}
            asked={props.asked}
            register={(name) => ({ ...hook.register(name), defaultValue: first[name] ?? '' })}
            error={error}
            precheck={<PrecheckPanel values={values} answer={answer?.precheck} />}
            evidence={
              <EvidenceBox
                registrationId={id}
                evidence={answer?.evidence ?? props.evidence}
                error={error('evidence')}
                asked={props.asked.includes('evidence')}
                saved={saver.version !== null}
                flush={saver.flush}
              />
            }
          />
          <Actions>
            <Button name="intent" value="submit" variant="primary" size="lg" icon={IconSend} busy={sending || held}>
              {props.submitLabel}
            </Button>
            {!scripts && (
              <Button name="intent" value="keep">
                {t('portal:register.keep')}
              </Button>
            )}
          </Actions>
        </Stack>
      </Form>
    </WithAside>
  );
}
