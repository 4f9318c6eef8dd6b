// Where another system posts visits to the manufacturer's site (C16): signals beside the evidence, nothing more.
import { apiAction, apiAnswer, apiRefusal, postOnly, readJson } from '#app/http/api.server.ts';
import { takeVisits } from '#app/services/signal/visits.server.ts';

/** Bytes: five hundred visits with room to spare. */
const longestBody = 512 * 1024;
const statuses = { type: 415, tooLarge: 413, json: 400 } as const;

export const loader = postOnly();

export const action = apiAction(async ({ request, work, t, bearer }) => {
  const body = await readJson(request, longestBody);
  if (!body.ok) return apiRefusal(statuses[body.reason], body.reason, t(`api:error.${body.reason}`));
  const taken = await takeVisits(work, bearer.id, body.value);
  if (taken.ok) return apiAnswer({ accepted: taken.accepted, known: taken.known });
  return apiRefusal(422, 'invalid', t('api:error.invalid'), {
    problems: taken.problems.map((problem) => ({ ...problem, message: t(`api:problem.${problem.code}`) })),
  });
});
