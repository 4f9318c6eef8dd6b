// Instant results of “find a customer”, as data.
import { adminLoader } from '#app/http/admin.server.ts';
import { suggestCustomers } from '#app/services/customer/suggest.server.ts';

const shown = 8;

export const loader = adminLoader({ can: 'customer:read' }, async ({ work, actor, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim();
  const lines = await suggestCustomers(work, actor, query, shown);
  return {
    query,
    results: lines.map(({ id, legalName, uscc, country }) => ({
      id,
      name: legalName,
      detail: [uscc, country].filter(Boolean).join(' · '),
    })),
  };
});
