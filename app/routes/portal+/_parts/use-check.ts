// The form's schema in the browser, fetched when somebody begins to type: a page that is only read stays light.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Problems, problemsOf } from '#app/forms/form.ts';
import type { RegistrationChoices } from '#app/forms/registration-fields.ts';

type Schema = typeof import('#app/forms/registration.ts');
export type Check = (values: Record<string, string>) => Problems;

/** `check` is null until the schema is here; `load` fetches it, once. */
export function useCheck(choices: RegistrationChoices): { check: Check | null; load: () => void } {
  const [schema, setSchema] = useState<Schema | null>(null);
  const asked = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const load = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    import('#app/forms/registration.ts').then(
      (module) => here.current && setSchema(module),
      // A weak connection: the next touch tries again, and the server checks in any case.
      () => {
        asked.current = false;
      },
    );
  }, []);
  const check = useMemo(() => {
    if (!schema) return null;
    const form = schema.registrationForm(choices);
    return (values: Record<string, string>) => {
      const parsed = form.safeParse(values);
      return parsed.success ? {} : problemsOf(parsed.error);
    };
  }, [schema, choices]);
  return { check, load };
}
