import { describe, expect, it } from 'vitest';
import { UNSAFE_ErrorResponseImpl as ErrorResponse, redirect } from '@remix-run/router';
import { isQuiet } from '#app/components/shell/quiet.ts';
import { failureOf, orFailed } from '#app/routes/portal+/_parts/saving/failure.ts';

const errorOf = (status: number) => new ErrorResponse(status, '', { code: 'any' });

describe('A sending without a proper answer', () => {
  it.each([
    ['a line that broke', new TypeError('Failed to fetch'), 'offline'],
    ['a body that is too large', errorOf(413), 'tooLarge'],
    ['a fault of the server', errorOf(500), 'busy'],
    ['a proxy without a server behind it', new Response('', { status: 502 }), 'busy'],
    ['too many requests', errorOf(429), 'busy'],
    ['a session that ended', errorOf(401), 'signedOut'],
    ['a redirect to the sign-in page', redirect('/sign-in?returnTo=%2Fportal'), 'signedOut'],
    ['a refusal', errorOf(403), 'refused'],
  ] as const)('of %s is a value', async (_what, error, failed) => {
    await expect(orFailed(() => Promise.reject(error))).resolves.toEqual({ failed });
  });

  it('lets an answer and a redirect through', async () => {
    await expect(orFailed(() => Promise.resolve({ saved: 1 }))).resolves.toEqual({ saved: 1 });
    const away = redirect('/portal/registrations/1');
    expect(failureOf(away)).toBeNull();
    await expect(orFailed(() => Promise.reject(away))).rejects.toBe(away);
  });

  it('is not waited for for ever', async () => {
    await expect(orFailed(() => new Promise(() => undefined), 5)).resolves.toEqual({ failed: 'offline' });
  });

  it('makes no page read itself again, and neither does a save or a pre-check', () => {
    const fields = (intent: string) => {
      const form = new FormData();
      form.set('intent', intent);
      return form;
    };
    expect(isQuiet({ actionResult: { failed: 'offline' }, formData: fields('submit') })).toBe(true);
    expect(isQuiet({ formData: fields('save') })).toBe(true);
    expect(isQuiet({ formAction: '/portal/precheck' })).toBe(true);
    expect(isQuiet({ formData: fields('submit'), actionResult: { problems: {} } })).toBe(false);
  });
});
