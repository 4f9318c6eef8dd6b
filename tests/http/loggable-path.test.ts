import { expect, it } from 'vitest';
import { loggablePath, paths } from '#app/http/paths.ts';

it.each([
  [paths.acceptInvitation('secret-token'), '/invitation/…'],
  [`${paths.resetPassword('secret-token')}.data`, '/reset-password/…'],
  ['/portal/registrations/0193', '/portal/registrations/0193'],
  ['/', '/'],
])('%s is logged as %s', (path, logged) => {
  expect(loggablePath(path)).toBe(logged);
});
