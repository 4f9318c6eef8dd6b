// The registration form: five short steps in one column, kept as typed while it is filled in, checked while one types,
// and a plain form for whoever has no scripts. Knows no rule of its own: fields, limits and the schema are `forms/`.
import { Form, useNavigation } from '@remix-run/react';
import { type FocusEvent, type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { Stack, WithAside } from '#app/components/ui/layout/panel.tsx';
import { IconSend } from '#app/components/ui/icons.ts';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import type { CopyKey, Translate } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { RegistrationField } from '#app/domain/registration/registration.ts';
import { type FieldProblem, type Problems, formValues } from '#app/forms/form.ts';
import { type RegistrationChoices, registrationFieldNames } from '#app/forms/registration-fields.ts';
import { DiscardDraft } from './discard-draft.tsx';
import { EvidenceBox } from './evidence/evidence-box.tsx';
import { FormMargin } from './form-margin.tsx';
import type { FormAnswer } from './form-state.server.ts';
import { PrecheckPanel } from './precheck-panel.tsx';
import { RegistrationSteps } from './registration-steps.tsx';
import { SavingNotices } from './saving/saving-notices.tsx';
import { StaleNotice } from './saving/stale-notice.tsx';
import { useAutosave } from './saving/use-autosave.ts';
import { useCheck } from './use-check.ts';

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
  /** Pre-checks the user had left today when the page was made. */
  prechecksLeft: number;
  /** Fields a reviewer asked about. */
  asked: readonly RegistrationField[];
  submitLabel: string;
  /** It was never submitted, so it can be thrown away. */
  mayDiscard?: boolean;
  answer: FormAnswer | undefined;
}

export type Values = Record<string, string>;

export function RegistrationForm(props: RegistrationFormProps) {
  const { id, action, answer, choices, options } = props;
  const { t } = useCopy();
  const scripts = useScripts();
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  /** What the fields were last drawn with; `drawn` counts how often. */
  const [{ first, drawn }, setDrawn] = useState({ first: answer?.values ?? props.values, drawn: 0 });
  const [values, setValues] = useState<Values>(first);
  const { check, load } = useCheck(choices);
  const missing = useMemo(() => check?.(values) ?? null, [check, values]);
  const sending = navigation.state !== 'idle' && navigation.formAction?.split('?')[0] === action.split('?')[0];
  const { version, savedAt } = props;
  const saver = useAutosave(form, { id, action, version, savedAt, values: first, answer, paused: sending });
  // What the last press on “submit” found here, until the server has answered anew.
  const [pressed, setPressed] = useState<{ answer: FormAnswer | undefined; problems: Problems } | null>(null);
  const summary = pressed && pressed.answer === answer ? pressed.problems : (answer?.problems ?? {});
  /** Fields that were left once: they are checked as one types from then on. */
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());

  function onInput() {
    if (!form.current) return;
    setValues(typedIn(form.current));
    saver.touch();
  }

  // A press on “submit” while a save is under way waits for it: both count versions.
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held && saver.state !== 'saving') form.current?.requestSubmit();
  }, [held, saver.state]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button && button.name === 'intent' && button.value !== 'submit') return;
    // Before the schema has arrived the server alone checks.
    const problems = check?.(typedIn(event.currentTarget)) ?? {};
    const isWrong = Object.keys(problems).length > 0;
    setPressed({ answer, problems });
    const waits = saver.state === 'saving';
    // Nothing is sent over another page's text before one of the two is chosen.
    const isBlocked = isWrong || saver.stale !== null || saver.gone === 'submitted';
    if (isBlocked || waits || sending) event.preventDefault();
    if (!isBlocked) saver.cancel();
    setHeld(!isBlocked && waits && !sending);
    if (saver.stale) document.getElementById('stale')?.focus();
  }

  function putBack(copy: Values) {
    setDrawn({ first: copy, drawn: drawn + 1 });
    setValues(copy);
    saver.settleCopy();
    saver.flush();
  }

  function onBlur(event: FocusEvent<HTMLFormElement>) {
    const { name } = event.target as unknown as HTMLInputElement;
    if (name && !touched.has(name)) setTouched(new Set([...touched, name]));
  }

  const error = (name: string): string | undefined => {
    const asked = touched.has(name) || (pressed !== null && pressed.answer === answer);
    const live = asked ? missing?.[name] : undefined;
    // What the server found stands at its field until the field is typed into again.
    const sent = answer?.values ?? first;
    const found = (values[name] ?? '') === (sent[name] ?? '') ? answer?.problems?.[name] : undefined;
    const problem = live ?? found;
    return problem && sentence(problem, t);
  };
  const inOrder = Object.entries(summary).sort(([a], [b]) => placeOf(a) - placeOf(b));
  const problemLines = inOrder.map(([field, problem]) => ({
    field,
    message: `${t(`registration:field.${field.replace(/\d+$/, '')}` as CopyKey)}: ${sentence(problem, t)}`,
  }));

  return (
    <WithAside
      sticky
      aside={
        <FormMargin values={values} missing={missing} options={options} saver={saver} evidence={props.evidence.length}>
          {props.mayDiscard && saver.version !== null && saver.gone === null && <DiscardDraft id={id} />}
        </FormMargin>
      }
    >
      <Form
        ref={form}
        id="registration"
        method="post"
        action={action}
        encType="multipart/form-data"
        noValidate={scripts}
        onFocus={load}
        onBlur={onBlur}
        onInput={onInput}
        onSubmit={onSubmit}
      >
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={saver.version ?? ''} />
        {/* The first button is what Enter presses. */}
        <button name="intent" value="submit" hidden aria-hidden tabIndex={-1} />
        <Stack gap="lg">
          <ErrorSummary problems={problemLines} />
          <SavingNotices
            saver={saver}
            failed={answer?.failed ?? null}
            here={action}
            submittedAt={props.submittedAt}
            putBack={putBack}
          />
          <StaleNotice saver={saver} values={values} options={options} here={action} />
          <RegistrationSteps
            key={drawn}
            values={first}
            kind={values.kind ?? ''}
            country={values.country ?? first.country ?? 'CN'}
            options={options}
            choices={choices}
            asked={props.asked}
            register={(name) => ({ name, defaultValue: first[name] ?? '' })}
            error={error}
            precheck={<PrecheckPanel values={values} answer={answer?.precheck} left={props.prechecksLeft} />}
            evidence={
              <EvidenceBox
                registrationId={id}
                evidence={answer?.evidence ?? props.evidence}
                refused={answer?.refused}
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

function typedIn(form: HTMLFormElement): Values {
  return formValues(new FormData(form)) as Values;
}

function sentence({ code, values }: FieldProblem, t: Translate): string {
  return t(`errors:field.${code}`, values);
}

/** Where a field stands on the page; evidence comes last. */
function placeOf(field: string): number {
  const place = registrationFieldNames.indexOf(field);
  return place < 0 ? registrationFieldNames.length : place;
}
