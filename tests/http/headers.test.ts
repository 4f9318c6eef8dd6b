// Every kind of answer carries the headers that keep it from being framed, sniffed or kept, each once.
import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { paths } from '#app/http/paths.ts';
import type { Work } from '#app/services/work.server.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { openBrowser } from '#tests/support/requests.ts';
import { type Site, openSite } from '#tests/support/site.ts';
import { makeWorld } from '#tests/support/world.ts';

/** Names and values as they came over the wire, so that a header sent twice shows. */
function ask(
  url: string,
  headers: Record<string, string>,
  form?: URLSearchParams,
): Promise<{ status: number; sent: [string, string][] }> {
  return new Promise((resolve, reject) => {
    const type = form ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {};
    const asked = request(url, { method: form ? 'POST' : 'GET', headers: { ...headers, ...type }, agent: false });
    asked.once('error', reject).once('response', (answer) => {
      answer.resume();
      const pairs = answer.rawHeaders;
      const sent = pairs.flatMap((name, at): [string, string][] =>
        at % 2 === 0 ? [[name.toLowerCase(), pairs[at + 1] ?? '']] : [],
      );
      resolve({ status: answer.statusCode ?? 0, sent });
    });
    asked.end(form?.toString());
  });
}

const overHttps = (work: Work): Work => ({
  ...work,
  environment: { ...work.environment, appUrl: 'https://partners.example' },
});

describeOnSqlite('The headers of an answer', (database) => {
  let site: Site | null = null;
  afterEach(() => site?.close());

  it('are the same for pages, data, redirects, files, lists and errors', async () => {
    const world = await makeWorld(database.work);
    const work = overHttps(database.work);
    const staff = (await openBrowser(work, world.staff.operations)).cookie;
    const partner = (await openBrowser(work, world.partnerUsers.partnerManager)).cookie;
    site = await openSite(work);
    const receipt = `${paths.portal.registration(world.approved)}/receipt.pdf`;
    const answers: [string, string, number][] = [
      [paths.signIn(), '', 200],
      [`${paths.signIn()}.data`, '', 200],
      [paths.portal.home(), '', 303],
      [`${paths.portal.home()}.data`, '', 202],
      [paths.portal.home(), partner, 200],
      [`${paths.portal.home()}.data`, partner, 200],
      [receipt, partner, 200],
      ['/portal/registrations.csv', partner, 200],
      [paths.admin.labelsExport(), staff, 200],
      [paths.admin.importTemplate(), staff, 200],
      [paths.admin.customer('no-such-id'), staff, 404],
      ['/no/such/page', '', 404],
      [paths.api.visits(), '', 405],
      [paths.health(), '', 200],
      ['/assets/gone.js', '', 404],
    ];
    for (const [path, cookie, expected] of answers) {
      const { status, sent } = await ask(site.url + path, cookie ? { Cookie: cookie } : {});
      expect(status, path).toBe(expected);
      const valuesOf = (name: string) => sent.filter(([key]) => key === name).map(([, value]) => value);
      expect(valuesOf('strict-transport-security'), path).toEqual(['max-age=31536000; includeSubDomains']);
      expect(valuesOf('x-content-type-options'), path).toEqual(['nosniff']);
      expect(valuesOf('x-frame-options'), path).toEqual(['DENY']);
      expect(valuesOf('cross-origin-opener-policy'), path).toEqual(['same-origin']);
      expect(valuesOf('referrer-policy'), path).toEqual(['same-origin']);
      expect(valuesOf('cache-control'), path).toEqual([expect.stringContaining('no-store')]);
      for (const cookieSet of valuesOf('set-cookie')) expect(cookieSet, path).toContain('; Secure');
    }
  });

  it('promise no https where people come by http, and let an answer say its own', async () => {
    site = await openSite(database.work);
    const { sent } = await ask(site.url + paths.signIn(), {});
    expect(sent.map(([name]) => name)).not.toContain('strict-transport-security');
    const invited = await ask(`${site.url}${paths.acceptInvitation('no-such-token')}`, {});
    expect(invited.sent).toContainEqual(['referrer-policy', 'strict-origin']);
  });

  it('keep the message for the next page from plain http', async () => {
    const world = await makeWorld(database.work);
    for (const [work, secure] of [
      [database.work, false],
      [overHttps(database.work), true],
    ] as const) {
      const { cookie } = await openBrowser(work, world.staff.operations);
      site = await openSite(work);
      const { host, origin } = new URL(work.environment.appUrl);
      const profile = { name: 'Li Na', language: 'en', timeZone: 'Asia/Shanghai' };
      const headers = { Cookie: cookie, Host: host, Origin: origin };
      const answer = await ask(site.url + paths.account(), headers, new URLSearchParams(profile));
      expect(answer.status).toBe(303);
      const flash = answer.sent.find(([, value]) => value.startsWith('rf-flash='))?.[1];
      expect(flash).toBeDefined();
      expect(flash?.includes('; Secure')).toBe(secure);
      await site.close();
      site = null;
    }
  });
});
