// Instant results of “find a customer”, as data: what is hit and where, or the closest that are no match.
import { adminLoader } from '#app/http/admin.server.ts';
import { type CustomerLine, suggestWithLookAlikes } from '#app/services/customer/suggest.server.ts';

const shown = 8;

export const loader = adminLoader({ can: 'customer:read' }, async ({ work, actor, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim();
  const { hits, lookAlikes } = await suggestWithLookAlikes(work, actor, query, shown);
  return {
    query,
    results: hits.map((line) => ({ ...shownLine(line), hit: line.hit })),
    lookAlikes: lookAlikes.map(shownLine),
  };
});

function shownLine({ id, legalName, uscc, country }: CustomerLine) {
  return { id, name: legalName, detail: [uscc, country].filter(Boolean).join(' · ') };
}
