// Sends the registration form from a browser with scripts. A save is not waited for longer than a moment; a submission is.
import type { ClientActionFunctionArgs } from '@remix-run/react';
import { orFailed, patienceMs } from './failure.ts';

export async function sendForm({ request, serverAction }: ClientActionFunctionArgs) {
  const isSave = (await request.clone().formData()).get('intent') === 'save';
  return orFailed(() => serverAction(), isSave ? patienceMs : undefined);
}
