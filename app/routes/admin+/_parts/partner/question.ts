// The filters of the partners list as its address says them; what is no choice counts as not asked.
import { partnerKinds, partnerStatuses } from '#app/domain/partner/partner.ts';

export function partnerFilters(asked: URLSearchParams) {
  return {
    q: (asked.get('q') ?? '').trim(),
    kind: partnerKinds.find((kind) => kind === asked.get('kind')) ?? null,
    status: partnerStatuses.find((status) => status === asked.get('status')) ?? null,
  };
}

export function partnerQuestionOf({ q, kind, status }: ReturnType<typeof partnerFilters>) {
  return { ...(q ? { text: q } : {}), ...(kind ? { kind } : {}), ...(status ? { status } : {}) };
}
