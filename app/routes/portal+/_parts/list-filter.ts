// The filter of the registrations list as it lives in the URL: read with care, written back without what is empty.
import { type RegistrationStatus, sightedStatuses } from '#app/domain/registration/lifecycle.ts';
import { type RegistrationKind, registrationKinds } from '#app/domain/registration/registration.ts';

export interface ListFilter {
  search?: string;
  statuses?: readonly RegistrationStatus[];
  kind?: RegistrationKind;
  productLineId?: string;
}

export function listFilterOf(url: URL): ListFilter {
  const search = url.searchParams.get('q')?.trim().slice(0, 200);
  const status = sightedStatuses.find((one) => one === url.searchParams.get('status'));
  const kind = registrationKinds.find((one) => one === url.searchParams.get('kind'));
  const productLineId = url.searchParams.get('line');
  return {
    ...(search ? { search } : {}),
    ...(status ? { statuses: [status] } : {}),
    ...(kind ? { kind } : {}),
    ...(productLineId && /^[0-9a-f-]{36}$/.test(productLineId) ? { productLineId } : {}),
  };
}

/** The same filter as a query, to build addresses from. */
export function queryOf({ search, statuses, kind, productLineId }: ListFilter) {
  return { q: search, status: statuses?.[0], kind, line: productLineId };
}
