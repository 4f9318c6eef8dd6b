// The front door: everybody to where they belong.
import { redirect } from '@remix-run/node';
import { homeOf } from '#app/http/landing.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicLoader } from '#app/http/public.server.ts';

export const loader = publicLoader({}, async ({ session }) =>
  redirect(session ? homeOf(session.actor) : paths.signIn()),
);
