// Turning the second factor on and off, and its recovery codes, which are shown in the answer that makes them and never again.
import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import QRCode from 'qrcode';
import type { Translate } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { passwordAgainForm, secondStepForm } from '#app/forms/account.ts';
import { parseForm } from '#app/forms/form.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { homeOf } from '#app/http/landing.server.ts';
import { paths } from '#app/http/paths.ts';
import { signedInAction, signedInLoader } from '#app/http/public.server.ts';
import { refusal, waitRefusal } from '#app/http/refusal.server.ts';
import type { CurrentPasswordProblem } from '#app/services/account/check-current-password.server.ts';
import { getSecondFactorState } from '#app/services/account/second-factor/get-state.server.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  findPendingSecret,
  renewRecoveryCodes,
} from '#app/services/account/second-factor/set-up.server.ts';
import { turnOffSecondFactor } from '#app/services/account/second-factor/turn-off.server.ts';
import { AccountFrame } from './_parts/account-frame.tsx';
import { RecoveryCodes } from './_parts/recovery-codes.tsx';
import { SecondFactorOff, SecondFactorOn, SecondFactorPending } from './_parts/second-factor.tsx';

export const handle = { wide: true };

export const loader = signedInLoader({}, async ({ work, session, t }) => {
  const pending = await findPendingSecret(work, session);
  const svg = pending && (await QRCode.toString(pending.uri, { type: 'svg', margin: 2 }));
  return {
    title: t('account:secondFactor.title'),
    home: homeOf(session.actor),
    state: await getSecondFactorState(work, session),
    pending: pending && {
      secret: pending.secret.replace(/(.{4})(?=.)/g, '$1 '),
      qr: `data:image/svg+xml;base64,${Buffer.from(svg ?? '').toString('base64')}`,
    },
  };
});

const here = () => redirect(paths.accountSecondFactor(), 303);
const codes = (recoveryCodes: string[]) => data({ recoveryCodes }, { status: 200 });

export const action = signedInAction({}, async ({ work, session, origin, request, context, t }) => {
  const fields = await readForm(request);
  const intent = fields.get('intent');
  if (intent === 'confirm') {
    const form = parseForm(secondStepForm, fields);
    if (!form.ok) return refusal({ intent, problems: form.problems });
    const answer = await confirmSecondFactor(work, session, origin, form.value);
    if (answer.ok) return codes(answer.recoveryCodes);
    if (answer.reason === 'tooMany') return waitRefusal(t, answer.retryAfterMs, { intent });
    if (answer.reason === 'notBegun') throw here();
    return refusal({ intent, problems: { code: { code: 'wrongCode' } } });
  }
  const form = parseForm(passwordAgainForm, fields);
  if (!form.ok) return refusal({ intent, problems: form.problems });
  const password = { password: form.value.current };
  if (intent === 'renew') {
    const renewed = await renewRecoveryCodes(work, session, origin, password);
    return renewed.ok ? codes(renewed.recoveryCodes) : refusedPassword(t, intent, renewed);
  }
  if (intent === 'turnOff') {
    const off = await turnOffSecondFactor(work, session, origin, password);
    if (!off.ok) return refusedPassword(t, intent, off);
    leaveFlash(context, t('account:secondFactor.turnedOff'));
    throw here();
  }
  const begun = await beginSecondFactor(work, session, password);
  if (!begun.ok) return refusedPassword(t, intent, begun);
  throw here();
});

type Refused = CurrentPasswordProblem | { ok: false; reason: 'alreadyOn' | 'notOn' };

/** What is on or off already is shown by the page itself. */
function refusedPassword(t: Translate, intent: string | null, answer: Refused) {
  if (answer.reason === 'tooMany') return waitRefusal(t, answer.retryAfterMs, { intent });
  if (answer.reason !== 'wrongPassword') throw here();
  return refusal({ intent, problems: { current: { code: 'wrongPassword' } } });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function SecondFactor() {
  const { home, state, pending } = useLoaderData<typeof loader>();
  const { t } = useCopy();
  const answer = useActionData<typeof action>();
  const made = answer && 'recoveryCodes' in answer ? answer.recoveryCodes : null;
  const refused = answer && 'problems' in answer ? answer : undefined;
  return (
    <AccountFrame title={t('account:secondFactor.title')} home={home} current="security">
      {made ? (
        <RecoveryCodes codes={made} />
      ) : state.since !== null ? (
        <SecondFactorOn since={state.since} codesLeft={state.recoveryCodesLeft} refused={refused} />
      ) : pending ? (
        <SecondFactorPending secret={pending.secret} qr={pending.qr} refused={refused} />
      ) : (
        <SecondFactorOff refused={refused} />
      )}
    </AccountFrame>
  );
}
