// The filters of the registrations list as its address says them; what is no choice counts as not asked.
import { sightedStatuses } from '#app/domain/registration/lifecycle.ts';
import { registrationKinds } from '#app/domain/registration/registration.ts';

export function registrationFilters(asked: URLSearchParams) {
  const uuid = (name: string) => (/^[0-9a-f-]{36}$/.test(asked.get(name) ?? '') ? asked.get(name) : null);
  return {
    q: (asked.get('q') ?? '').trim(),
    status: sightedStatuses.find((status) => status !== 'draft' && status === asked.get('status')) ?? null,
    kind: registrationKinds.find((kind) => kind === asked.get('kind')) ?? null,
    partner: uuid('partner'),
    line: uuid('line'),
    region: asked.get('region')?.slice(0, 64) || null,
  };
}

export function questionOf(filters: ReturnType<typeof registrationFilters>) {
  const { q, status, kind, partner, line, region } = filters;
  return { text: q, status, kind, partnerId: partner, productLineId: line, regionCode: region };
}
