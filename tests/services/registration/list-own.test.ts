// A partner's list: its own rows only, in order, page by page in both directions, found by part of a name or number.
import { expect, it } from 'vitest';
import { partnerScopeOf } from '#app/domain/access/scope.ts';
import { addDays } from '#app/domain/calendar/instant.ts';
import {
  exportOwnRegistrations,
  listOwnRegistrations,
  registrationsPerPage,
} from '#app/services/registration/list-own.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makePartnerUser, makeProductLine, makeRegistration } from '#tests/support/factories.ts';

describeEachDatabase('A partner’s registrations', (database) => {
  async function partnerWith(count: number, year = 2026) {
    const user = await makePartnerUser(database.work);
    const line = await makeProductLine(database.work);
    const ids: string[] = [];
    for (let number = 0; number < count; number += 1) {
      // Two share each moment, so that the id has to decide.
      const updatedAt = addDays('2026-01-01T00:00:00.000Z', Math.floor(number / 2));
      const row = await makeRegistration(database.work, {
        partnerId: user.partnerId,
        createdBy: user.id,
        productLineId: line.id,
        companyName: `Zhenhua Pumps ${number}`,
        number: `RF-${year}-${String(number).padStart(7, '0')}`,
        status: number % 2 === 0 ? 'inReview' : 'approved',
        kind: number % 3 === 0 ? 'deal' : 'customer',
        updatedAt,
      });
      ids.push(row.id);
    }
    return { user, line, ids, scope: partnerScopeOf(user.actor) };
  }

  it('is paged by key without gaps or repeats, forth and back', async () => {
    const { scope, ids } = await partnerWith(registrationsPerPage * 2 + 5);
    const first = await listOwnRegistrations(database.work, scope, {});
    const second = await listOwnRegistrations(database.work, scope, {}, { after: first.older });
    const third = await listOwnRegistrations(database.work, scope, {}, { after: second.older });
    expect(first.newer).toBeNull();
    expect(third.older).toBeNull();
    const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(ids.length);
    const back = await listOwnRegistrations(database.work, scope, {}, { before: third.newer });
    expect(back.rows.map(({ id }) => id)).toEqual(second.rows.map(({ id }) => id));
    const start = await listOwnRegistrations(database.work, scope, {}, { before: back.newer });
    expect(start.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect(start.newer).toBeNull();
  });

  it('finds by part of a name in any case, by part of a number, and takes wildcards literally', async () => {
    const { scope } = await partnerWith(12);
    const found = async (search: string) => (await listOwnRegistrations(database.work, scope, { search })).rows.length;
    expect(await found('zhenHUA pumps 3')).toBe(1);
    expect(await found('rf-2026-0000007')).toBe(1);
    expect(await found('%')).toBe(0);
    expect(await found('_')).toBe(0);
  });

  it('filters by status, kind and product line together', async () => {
    const { scope, line } = await partnerWith(12);
    const { rows } = await listOwnRegistrations(database.work, scope, {
      statuses: ['inReview'],
      kind: 'deal',
      productLineId: line.id,
    });
    expect(rows.map(({ companyName }) => companyName)).toEqual(['Zhenhua Pumps 6', 'Zhenhua Pumps 0']);
  });

  it('never shows another partner’s row, whatever is asked for', async () => {
    const { ids } = await partnerWith(3);
    const rival = await partnerWith(2, 2027);
    const own = await listOwnRegistrations(database.work, rival.scope, { search: 'Zhenhua' });
    expect(own.rows).toHaveLength(2);
    expect(own.rows.some(({ id }) => ids.includes(id))).toBe(false);
    const nobody = { ...rival.scope, partnerIds: [] };
    expect((await listOwnRegistrations(database.work, nobody, {})).rows).toEqual([]);
  });

  it('exports what the list shows', async () => {
    const { scope, user } = await partnerWith(7);
    const pieces = [];
    const filter = { statuses: ['approved'] } as const;
    for await (const rows of await exportOwnRegistrations(database.work, user.actor, scope, null, filter))
      pieces.push(...rows);
    expect(pieces.map(({ companyName }) => companyName)).toEqual([
      'Zhenhua Pumps 5',
      'Zhenhua Pumps 3',
      'Zhenhua Pumps 1',
    ]);
  });
});
