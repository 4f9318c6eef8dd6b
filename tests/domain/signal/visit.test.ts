// Posted visits: what is taken, and every way of being refused, by its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs } from '#app/domain/calendar/instant.ts';
import { readVisits, visitLimits } from '#app/domain/signal/visit.ts';

const now = '2026-11-23T06:00:00.000Z';
const good = { domain: 'hengli-pump.com', at: '2026-11-20T08:30:00Z', page: '/products/pumps' };
const read = (one: unknown) => readVisits({ visits: [one] }, now);

describe('a visit', () => {
  it('is taken with its moment in UTC and its page without query, fragment and site', () => {
    const posted = {
      domain: ' WWW.Hengli-Pump.com. ',
      at: '2026-11-20T16:30:00.5+08:00',
      page: 'https://our.example/products/pumps?person=wang#price',
    };
    expect(read(posted)).toEqual({
      ok: true,
      visits: [{ domain: 'www.hengli-pump.com', at: '2026-11-20T08:30:00.500Z', page: '/products/pumps' }],
    });
    expect(read({ ...good, page: undefined })).toMatchObject({ visits: [{ page: '/' }] });
    expect(read({ ...good, domain: '恒力泵业.中国' })).toMatchObject({ ok: true });
  });

  it.each([
    [{ ...good, domain: undefined }, '.domain', 'missing'],
    [{ ...good, domain: 'localhost' }, '.domain', 'domain'],
    [{ ...good, domain: 'hengli pump.com' }, '.domain', 'domain'],
    [{ ...good, domain: 'https://hengli-pump.com/' }, '.domain', 'domain'],
    [{ ...good, domain: '10.0.0.1' }, '.domain', 'domain'],
    [{ ...good, domain: 'a@hengli-pump.com' }, '.domain', 'domain'],
    [{ ...good, domain: `${'a'.repeat(200)}.com` }, '.domain', 'domain'],
    [{ ...good, domain: 7 }, '.domain', 'domain'],
    [{ ...good, at: '' }, '.at', 'missing'],
    [{ ...good, at: '2026-11-20T08:30:00' }, '.at', 'time'],
    [{ ...good, at: '20 November' }, '.at', 'time'],
    [{ ...good, at: 1_763_625_600 }, '.at', 'time'],
    [{ ...good, at: addDays(now, -31) }, '.at', 'tooOld'],
    [{ ...good, at: addMs(now, 3_600_000) }, '.at', 'inFuture'],
    [{ ...good, page: 'products' }, '.page', 'page'],
    [{ ...good, page: `/${'x'.repeat(400)}` }, '.page', 'page'],
    [{ ...good, page: ['/'] }, '.page', 'page'],
    ['visit', '', 'shape'],
    [null, '', 'shape'],
  ])('%j is refused', (posted, field, code) => {
    expect(read(posted)).toEqual({ ok: false, problems: [{ path: `visits.0${field}`, code }] });
  });
});

describe('a post', () => {
  it.each([
    [null, 'shape'],
    [[], 'shape'],
    [{ visits: 'many' }, 'shape'],
    [{ visits: [] }, 'missing'],
    [{ visits: Array.from({ length: visitLimits.visits + 1 }, () => good) }, 'tooMany'],
  ])('of %.40j is refused', (posted, code) => {
    expect(readVisits(posted, now)).toEqual({ ok: false, problems: [{ path: 'visits', code }] });
  });

  it('takes all or nothing, and names twenty problems at most', () => {
    const one = readVisits({ visits: [good, { ...good, at: 'x' }, good] }, now);
    expect(one).toEqual({ ok: false, problems: [{ path: 'visits.1.at', code: 'time' }] });
    const many = readVisits({ visits: Array.from({ length: 300 }, () => ({})) }, now);
    expect(many).toMatchObject({ ok: false });
    expect(!many.ok && many.problems.length).toBe(20);
  });

  it('never throws and never takes what is out of bounds, whatever comes', () => {
    const any = (valid: unknown) => fc.oneof(fc.anything(), fc.string(), fc.constant(valid));
    fc.assert(
      fc.property(any(good.domain), any(good.at), any(good.page), (domain, at, page) => {
        const answer = read({ domain, at, page });
        if (!answer.ok) expect(answer.problems.length).toBeGreaterThan(0);
        else {
          const [visit] = answer.visits;
          expect(visit?.page.startsWith('/')).toBe(true);
          expect(visit?.page.length).toBeLessThanOrEqual(visitLimits.page);
          expect(visit?.domain.length).toBeLessThanOrEqual(visitLimits.domain);
        }
      }),
    );
  });
});
