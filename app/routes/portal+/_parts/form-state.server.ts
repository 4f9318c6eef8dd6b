// What the registration form needs to be drawn, and what its action does: save as typed, keep files, pre-check, submit.
// Shared by the new registration and the answer to a return.
import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { dayIn } from '#app/domain/calendar/day.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import { type FormValues, type Problems, formValues, parseForm } from '#app/forms/form.ts';
import { registrationForm } from '#app/forms/registration.ts';
import { type RegistrationChoices, draftSummary, keptValues, sameValues } from '#app/forms/registration-fields.ts';
import type { Viewer } from '#app/http/context.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { type Upload, readUpload } from '#app/http/form.server.ts';
import type { Asked } from '#app/http/guard.server.ts';
import { onTheGrid } from '#app/http/pace.server.ts';
import { paths } from '#app/http/paths.ts';
import type { PortalAsked } from '#app/http/portal.server.ts';
import { removeEvidence } from '#app/services/evidence/remove.server.ts';
import { type FormOptions, getFormOptions } from '#app/services/registration/form-options.server.ts';
import { precheck } from '#app/services/registration/precheck.server.ts';
import { discardDraft, saveDraft } from '#app/services/registration/save-draft.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { type EvidenceShown, findOwnDraft } from '#app/services/registration/view-own.server.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';
import { type RefusedFile, evidenceLimits, problemsOfFiles, takeFiles, tooOften } from './evidence/files.server.ts';
import type { Failure } from './saving/failure.ts';
import type { OtherText } from './saving/saving.ts';

export type PrecheckAnswer = { answer: Answer; left: number } | { quota: 'minute' | 'day' };

/** What the form's page gets back when it is not sent elsewhere. */
export interface FormAnswer {
  problems?: Problems;
  values?: Record<string, string>;
  version?: number | null;
  evidence?: EvidenceShown[];
  /** Files that came with the form and were not taken. */
  refused?: RefusedFile[];
  precheck?: PrecheckAnswer;
  /** Another page saved in the meantime: its version and text. */
  stale?: OtherText;
  /** The sending got no answer; only the browser's own code says so. */
  failed?: Failure;
}

export function choicesOf(options: FormOptions, viewer: Viewer, now: Date): RegistrationChoices {
  return {
    today: dayIn(viewer.timeZone, now),
    productLineIds: options.productLines.map(({ id }) => id),
    regionCodes: options.regions.map(({ code }) => code),
    sourceCodes: options.sources.map(({ code }) => code),
  };
}

/** The text of a stored draft. */
export function draftValuesOf(text: string | null): Record<string, string> {
  const parsed: unknown = text === null ? {} : JSON.parse(text);
  return keptValues(parsed as FormValues);
}

type FormAsked = Pick<Asked<z.ZodRawShape>, 'request' | 'work' | 'viewer' | 't' | 'origin' | 'context'> & PortalAsked;

interface Sent {
  id: string;
  version: number | null;
  intent: string;
  values: FormValues;
  upload: Upload;
}

const sentFields = z.object({
  id: z.uuid(),
  version: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1)]).default(null),
  intent: z.string().max(60).default('submit'),
});

/** The action behind the form. `id` is given where the URL names the registration. */
export async function takeRegistrationForm(asked: FormAsked, page: { id?: string; here: (id: string) => string }) {
  const upload = await readUpload(asked.request, evidenceLimits);
  try {
    const values = formValues(upload.fields);
    const fields = sentFields.safeParse({ ...values, ...(page.id ? { id: page.id } : {}) });
    if (!fields.success) throw errorResponse('badRequest');
    return await act(asked, { ...fields.data, values, upload }, page.here(fields.data.id));
  } finally {
    await upload.discard();
  }
}

async function act(asked: FormAsked, sent: Sent, here: string) {
  const { work, actor, origin, t, context } = asked;
  const options = await getFormOptions(work, actor);
  const summary = draftSummary(
    sent.values,
    options.productLines.map(({ id }) => id),
  );
  const values = keptValues(sent.values);
  const save = (version: number | null) => saveDraft(work, actor, origin, { id: sent.id, version, values, summary });
  const toRegistration = () => redirect(paths.portal.registration(sent.id), 303);

  if (sent.intent === 'discard') {
    const discarded = await discardDraft(work, actor, origin, sent.id);
    if (!discarded.ok) return toRegistration();
    leaveFlash(context, t('portal:discard.done'));
    return redirect(paths.portal.home(), 303);
  }
  if (sent.intent === 'save') {
    const saved = await save(sent.version);
    if (saved.ok) return data({ saved: { version: saved.version, at: nowOf(work) } });
    if (saved.reason === 'stale') return data({ stale: await storedDraft(work, actor, sent.id) });
    if (saved.reason === 'tooOften') throw errorResponse('tooMany');
    return data({ gone: saved.reason === 'discarded' ? ('discarded' as const) : ('submitted' as const) });
  }

  // Pressing a button wants the text kept, also where another window threw the draft away.
  const keep = async (from: number | null) => {
    const saved = await save(from);
    return !saved.ok && saved.reason === 'discarded' ? save(null) : saved;
  };
  let version = sent.version;
  let refused: RefusedFile[] = [];
  const again = async (answer: FormAnswer, status = 200) => {
    const evidence = (await findOwnDraft(work, actor, sent.id))?.evidence ?? [];
    return data<FormAnswer>({ values, version, evidence, refused, ...answer }, { status });
  };
  const staleAnswer = async () => {
    const stale = await storedDraft(work, actor, sent.id);
    return again({ stale, version: stale.version, problems: problemsOfFiles(refused) }, 409);
  };
  // What was typed is echoed; nothing else is done.
  const waits = (retryAfterMs: number) => again({ problems: { companyName: tooOften(retryAfterMs) } }, 429);
  if (sent.intent !== 'submit' || hasFiles(sent.upload)) {
    const saved = await keep(version);
    if (!saved.ok && saved.reason === 'notDraft') return toRegistration();
    if (!saved.ok && saved.reason === 'tooOften') return waits(saved.retryAfterMs);
    // Files are the registration's, whichever text is kept in the end.
    const files = { registrationId: sent.id, upload: sent.upload, again: sent.intent === 'submit' };
    refused = await takeFiles(work, actor, origin, files);
    if (!saved.ok) return staleAnswer();
    version = saved.version;
  }

  if (sent.intent.startsWith('remove:')) {
    await removeEvidence(work, actor, origin, {
      registrationId: sent.id,
      evidenceId: sent.intent.slice('remove:'.length),
    });
    return redirect(`${here}#evidence`, 303);
  }
  if (refused.length > 0) return again({ problems: problemsOfFiles(refused) }, 422);
  if (sent.intent === 'keep') {
    leaveFlash(context, t('portal:register.kept'));
    return redirect(here, 303);
  }
  if (sent.intent === 'precheck') return again({ precheck: await precheckValues(work, actor, sent.values) });

  const parsed = parseForm(registrationForm(choicesOf(options, asked.viewer, work.now())), sent.upload.fields);
  if (!parsed.ok) {
    const saved = await keep(version);
    if (!saved.ok && saved.reason === 'notDraft') return toRegistration();
    if (saved.ok) version = saved.version;
    return again({ problems: parsed.problems }, 422);
  }
  const submit = (from: number | null) =>
    onTheGrid(work, () =>
      submitRegistration(work, actor, origin, { id: sent.id, version: from, content: parsed.value }),
    );
  let submitted = await submit(version);
  if (!submitted.ok && submitted.reason === 'stale') {
    // What is stored says the same as what was sent: nobody's text is at stake.
    const stored = await storedDraft(work, actor, sent.id);
    if (sameValues(stored.values, values)) submitted = await submit(stored.version);
  }
  if (submitted.ok) return redirect(paths.portal.registration(sent.id, { received: '1' }), 303);
  if (submitted.reason === 'alreadySubmitted') return toRegistration();
  if (submitted.reason === 'stale') return staleAnswer();
  if (submitted.reason === 'tooOften') return waits(submitted.retryAfterMs);
  const problems: Problems = Object.fromEntries(submitted.fields.map((field) => [field, { code: 'required' }]));
  return again({ problems }, 422);
}

function hasFiles({ files, leftOut }: Upload): boolean {
  return files.length + leftOut.length > 0;
}

async function storedDraft(work: Work, actor: PartnerActor, id: string) {
  const draft = await findOwnDraft(work, actor, id);
  return { version: draft?.row.version ?? 1, values: draftValuesOf(draft?.row.draftValues ?? null) };
}

/** The pre-check for what a form holds so far, valid or not. */
export async function precheckValues(work: Work, actor: PartnerActor, values: FormValues): Promise<PrecheckAnswer> {
  const typed = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 400) : null;
  };
  const productLines = (await getFormOptions(work, actor)).productLines.map(({ id }) => id);
  const question = {
    companyName: typed('companyName') ?? '',
    uscc: typed('uscc'),
    phone: typed('contactPhone'),
    email: typed('contactEmail'),
    website: typed('website'),
    regionCode: typed('regionCode'),
    productLineId: productLines.find((id) => id === values.productLineId) ?? null,
    projectName: typed('projectName'),
  };
  const answer = await onTheGrid(work, () => precheck(work, actor, question));
  return answer.ok ? { answer: answer.answer, left: answer.left } : { quota: answer.of };
}
