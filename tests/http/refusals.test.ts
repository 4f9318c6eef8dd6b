// What is refused is no fault of ours: it is answered, and logged as an answer, never as a failure.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { openBrowser } from '#tests/support/requests.ts';
import { type Site, openSite } from '#tests/support/site.ts';
import { makeWorld } from '#tests/support/world.ts';

interface Line {
  level: number;
  msg: string;
  path?: string;
  status?: number;
}

const warning = 40;

describeOnSqlite('A refusal', (database) => {
  let site: Site | null = null;
  afterEach(() => site?.close());

  it('of a page, its data or a file is logged once, as the answer it is', async () => {
    const world = await makeWorld(database.work);
    const cookie = (await openBrowser(database.work, world.partnerUsers.partnerManager)).cookie;
    const lines: Line[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(JSON.parse(chunk.toString()) as Line);
        done();
      },
    });
    site = await openSite({ ...database.work, log: pino({ level: 'info' }, sink) });
    const nobodys = '01890000-0000-7000-8000-000000000000';
    const asked: [string, string, number][] = [
      ['GET', paths.portal.receiptPdf(nobodys), 404],
      ['GET', paths.portal.registration(nobodys), 404],
      ['GET', `${paths.portal.registration(nobodys)}.data`, 404],
      ['GET', '/no/such/page', 404],
      ['POST', paths.portal.policies(), 405],
    ];
    for (const [method, path, status] of asked) {
      const answer = await fetch(`${site.url}${path}`, { method, headers: { Cookie: cookie, Origin: site.url } });
      await answer.text();
      expect(answer.status, path).toBe(status);
    }
    expect(lines.filter(({ level }) => level >= warning)).toEqual([]);
    expect(lines.map(({ path, status }) => [path, status])).toEqual(asked.map(([, path, status]) => [path, status]));
  });
});
