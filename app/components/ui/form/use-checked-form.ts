// A form checked in the browser by the schemas the server checks it with: a field when it is left and from then on as one
// types, all of it before it is sent. The form element holds the values and sends itself; react-hook-form keeps what was
// touched and what is wrong, and never writes into a field. Without scripts the server alone checks, with the same words.
import { useNavigation } from '@remix-run/react';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type FormEvent,
  type PointerEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { type FieldErrors, get, set, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useCopy } from '#app/copy/use-copy.ts';
import { type FieldProblem, type Problems, problemsIn } from '#app/forms/form.ts';
import type { FormProblem } from './error-summary.tsx';

/** Fetches what the form is checked with; asked for when somebody first touches the form. Give the same function every time. */
export type SchemaSource = () => Promise<readonly z.ZodType[]>;

interface CheckedFormOptions {
  schemas: SchemaSource;
  /** What the server found wrong with what was sent last. */
  problems: Problems | undefined;
  /** Put before a field's name to make its id, where a page holds several forms. */
  idPrefix?: string;
}

export interface CheckedField {
  name: string;
  id: string;
  error: string | undefined;
  onChange: (event: SyntheticEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

export interface CheckedForm {
  /** For the form element. */
  props: {
    ref: RefObject<HTMLFormElement>;
    noValidate: true;
    onFocus: () => void;
    onPointerDown: (event: PointerEvent) => void;
    onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  };
  /**
   * For one field. `name` is what problems call it, a row's field with its number: `contactValue.2`.
   * @param sent the name it is sent under, where that is another: `contactValue[]`
   */
  field: (name: string, sent?: string) => CheckedField;
  /** Everything wrong when the form was last sent or stopped. */
  summary: readonly FormProblem[];
  /** Something is typed that was not sent. */
  isChanged: () => boolean;
  isSending: boolean;
}

type Values = Record<string, unknown>;

export function useCheckedForm({ schemas, problems, idPrefix = '' }: CheckedFormOptions): CheckedForm {
  const { t } = useCopy();
  const element = useRef<HTMLFormElement>(null);
  const { state } = useNavigation();
  const sentence = useCallback(({ code, values }: FieldProblem) => t(`errors:field.${code}`, values ?? {}), [t]);

  const loaded = useRef<{ source: SchemaSource; schemas: readonly z.ZodType[] } | null>(null);
  const load = useCallback(async (): Promise<readonly z.ZodType[]> => {
    if (loaded.current?.source === schemas) return loaded.current.schemas;
    // On a weak connection nothing is found wrong here, and the server checks in any case.
    const found = await schemas().catch(() => null);
    if (found) loaded.current = { source: schemas, schemas: found };
    return found ?? [];
  }, [schemas]);

  const reported = useRef<readonly string[]>([]);
  const resolver = async () => {
    const found = problemsIn(new FormData(element.current ?? undefined), await load());
    const gone = reported.current.filter((name) => !(name in found));
    reported.current = Object.keys(found);
    // A field may put another one right, or wrong in another way.
    queueMicrotask(() => {
      if (gone.length > 0) form.clearErrors(gone);
      for (const [name, problem] of Object.entries(found)) {
        const shown = messageAt(shownErrors.current, name);
        if (shown !== undefined && shown !== sentence(problem)) {
          form.setError(name, { type: problem.code, message: sentence(problem) });
        }
      }
    });
    const errors = errorsOf(found, sentence);
    return Object.keys(found).length > 0 ? { values: {}, errors } : { values: {}, errors: {} };
  };
  const answered = useMemo(() => errorsOf(problems ?? {}, sentence), [problems, sentence]);
  const form = useForm<Values>({ mode: 'onTouched', shouldFocusError: false, resolver, errors: answered });
  const { errors } = form.formState;
  const shownErrors = useRef(errors);
  useEffect(() => {
    shownErrors.current = errors;
  }, [errors]);

  const first = useRef<string | null>(null);
  useEffect(() => {
    first.current = element.current && typedIn(element.current);
  }, []);
  // Between the press and the answer.
  const sending = useRef(false);
  useEffect(() => {
    if (state === 'idle') sending.current = false;
  }, [state]);
  const isChanged = useCallback(
    () => !sending.current && element.current !== null && typedIn(element.current) !== first.current,
    [],
  );

  const [stopped, setStopped] = useState<{ after: Problems | undefined; problems: Problems } | null>(null);
  const listed = stopped && stopped.after === problems ? stopped.problems : problems;
  const summary = useMemo(
    () =>
      Object.entries(listed ?? {}).map(([name, problem]) => ({ field: idPrefix + name, message: sentence(problem) })),
    [listed, idPrefix, sentence],
  );

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    if (event.defaultPrevented) return;
    if (sending.current) {
      event.preventDefault();
      return;
    }
    const known = loaded.current?.source === schemas ? loaded.current.schemas : [];
    const found = problemsIn(new FormData(event.currentTarget), known);
    const isWrong = Object.keys(found).length > 0;
    if (isWrong) event.preventDefault();
    sending.current = !isWrong;
    setStopped(isWrong ? { after: problems, problems: found } : null);
    void form.handleSubmit(() => undefined)();
  }

  // What is said about a field must not move a button away from under the press that left the field.
  const pressing = useRef(false);
  function onPointerDown(event: PointerEvent) {
    pressing.current = (event.target as Element).closest('button, a, summary') !== null;
    if (pressing.current) addEventListener('pointerup', () => (pressing.current = false), { once: true });
  }

  const field = (name: string, sent = name): CheckedField => {
    const { onChange } = form.register(name);
    const tell = (event: SyntheticEvent) => {
      const { value } = event.target as HTMLInputElement;
      void onChange({ type: event.type, target: { name, value } });
    };
    return {
      name: sent,
      id: idPrefix + name,
      error: messageAt(errors, name),
      onChange: tell,
      onBlur: (event) => {
        if (!pressing.current) tell(event);
      },
    };
  };

  return {
    props: { ref: element, noValidate: true, onFocus: () => void load(), onPointerDown, onSubmit },
    field,
    summary,
    isChanged,
    isSending: state === 'submitting',
  };
}

function errorsOf(problems: Problems, sentence: (problem: FieldProblem) => string): FieldErrors<Values> {
  const errors: FieldErrors<Values> = {};
  for (const [name, problem] of Object.entries(problems)) {
    set(errors, name, { type: problem.code, message: sentence(problem) });
  }
  return errors;
}

function messageAt(errors: FieldErrors<Values>, name: string): string | undefined {
  const message: unknown = get(errors, `${name}.message`);
  return typeof message === 'string' ? message : undefined;
}

/** What the fields hold, to be compared. */
function typedIn(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
}
