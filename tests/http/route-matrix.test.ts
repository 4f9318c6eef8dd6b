// Every route × every kind of actor, generated from what the routes declare: who may not come in is stopped at the door,
// who may gets past it, and nobody sees another partner's record.
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import {
  type Permission,
  type PartnerRole,
  type StaffRole,
  partnerRoles,
  staffRoles,
} from '#app/domain/access/permission.ts';
import { grants } from '#app/domain/access/policy.ts';
import type { Declared } from '#app/http/guard.server.ts';
import { paths } from '#app/http/paths.ts';
import { type RouteModule, listRoutes } from '#tests/architecture/routes.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { type Answer, openBrowser } from '#tests/support/requests.ts';
import { type World, makeWorld } from '#tests/support/world.ts';

type ActorKind = 'stranger' | PartnerRole | StaffRole;
const actorKinds: ActorKind[] = ['stranger', ...partnerRoles, ...staffRoles];
const isPartner = (actor: ActorKind): actor is PartnerRole => (partnerRoles as readonly string[]).includes(actor);

interface Knock {
  headers?: Record<string, string>;
  params?: Record<string, string>;
}

type Outcome = 'signIn' | 'signedOut' | 'notFound' | 'forbidden' | 'allowed';

/** The rule, written once more and on its own. */
function expectedFor(actor: ActorKind, { audience, can }: Declared, kind: 'loader' | 'action'): Outcome {
  if (can === 'anyone') return 'allowed';
  // Sessions count for nothing there.
  if (audience === 'api') return 'forbidden';
  // What was sent to the portal is not thrown away by a redirect.
  if (actor === 'stranger') return audience === 'portal' && kind === 'action' ? 'signedOut' : 'signIn';
  if (can === 'signedIn') return 'allowed';
  const granted = grants[actor].includes(can as Permission);
  if (audience === 'portal') return isPartner(actor) && granted ? 'allowed' : 'notFound';
  if (isPartner(actor)) return 'notFound';
  return granted ? 'allowed' : 'forbidden';
}

function outcomeOf({ status, location, body }: Answer): Outcome {
  if (status >= 300 && status < 400 && location?.startsWith(paths.signIn())) return 'signIn';
  if (status === 404) return 'notFound';
  if (status === 401 && (body as { code?: unknown } | null)?.code === 'signedOut') return 'signedOut';
  if (status === 401 || status === 403) return 'forbidden';
  return 'allowed';
}

/** Records that exist, for the parameters in a route's URL. */
function paramsFor(route: RouteModule, world: World): Record<string, string> {
  const name = route.path.replace(/^app\/routes\/[^/]+\//, '');
  const idOf: [RegExp, string][] = [
    [/^registrations\.\$id\.(answer|evidence)/, world.returned],
    [/^(registrations|review)\./, route.tree === 'portal+' ? world.approved : world.inReview],
    [/^claims\./, world.claimId],
    [/^customers\./, world.customerId],
    [/^partners\./, world.partnerId],
    [/^users\.|^team\./, world.partnerUsers.partnerMember.id],
    [/^conflicts\./, world.conflictId],
    [/^imports\./, world.importId],
    [/^mails\./, world.mailId],
    [/^probes\./, world.probeAlertId],
    [/^sweep\.\$/, world.sweepItemId],
  ];
  const id = idOf.find(([pattern]) => pattern.test(name))?.[1];
  const known: Record<string, string | undefined> = { id, evidenceId: world.evidenceId, token: 'no-such-token' };
  return Object.fromEntries(
    route.params.map((param) => {
      const value = known[param];
      if (!value) throw new Error(`${route.path}: the matrix knows no record for $${param}`);
      return [param, value];
    }),
  );
}

/** `portal+/registrations.$id._index.tsx` → `/portal/registrations/<id>` */
function urlOf(route: RouteModule, params: Record<string, string>): string {
  const name = route.path.replace(/^app\/routes\//, '').replace(/\.tsx?$/, '');
  const [tree = '', file = ''] = name.split('/');
  const parts = [
    ...(tree.startsWith('_') ? [] : [tree.replace('+', '')]),
    ...file.replace(/\[(.)\]/g, (_, dot: string) => (dot === '.' ? '\u0000' : dot)).split('.'),
  ];
  return `/${parts
    .filter((part) => part !== '' && !part.startsWith('_'))
    .map((part) =>
      part.startsWith('$') ? (params[part.slice(1)] ?? '') : part.replace(/_$/, '').replaceAll('\u0000', '.'),
    )
    .join('/')}`;
}

function userOf(world: World, actor: ActorKind): { id: string } | null {
  if (actor === 'stranger') return null;
  return isPartner(actor) ? world.partnerUsers[actor] : world.staff[actor];
}

const routes = await listRoutes();
const entrances = routes.flatMap((route) =>
  (['loader', 'action'] as const).flatMap((kind) => {
    const run = route[kind];
    const needs = run?.needs;
    return run && needs ? [{ name: `${route.path.replace('app/routes/', '')} ${kind}`, kind, route, run, needs }] : [];
  }),
);

describeOnSqlite('Every route × every actor', (database) => {
  it('there is something to try', () => {
    expect(entrances.length).toBeGreaterThan(20);
  });

  describe.each(entrances)('$name', ({ kind, route, run, needs }) => {
    const knock = async (
      world: World,
      user: { id: string } | null,
      { headers = {}, params = paramsFor(route, world) }: Knock = {},
    ) => {
      const browser = await openBrowser(database.work, user);
      const url = urlOf(route, params);
      return kind === 'loader'
        ? browser.get(run, url, { params, headers })
        : browser.post(run, url, {}, { params, headers });
    };

    /** To somebody who may not know the record it is not found, or the answer is the one for a record that does not exist. */
    const expectUnknown = async (world: World, user: { id: string }) => {
      const params = paramsFor(route, world);
      const nowhere = Object.fromEntries(Object.keys(params).map((name) => [name, uuidv7()]));
      const withoutIds = ({ status, location, body }: Answer, used: Record<string, string>) =>
        Object.values(used).reduce((text, id) => text.replaceAll(id, 'ID'), JSON.stringify({ status, location, body }));
      const answer = await knock(world, user);
      if (answer.status === 404) return;
      expect(withoutIds(answer, params)).toBe(withoutIds(await knock(world, user, { params: nowhere }), nowhere));
      expect(answer.status).toBeGreaterThanOrEqual(300);
    };

    it('lets in whom it should, and nobody else', async () => {
      const world = await makeWorld(database.work);
      const leadsNowhere = route.path.endsWith('/$.tsx');
      const seen: Partial<Record<ActorKind, Outcome>> = {};
      const expected: Partial<Record<ActorKind, Outcome>> = {};
      for (const actor of actorKinds) {
        const answer = await knock(world, userOf(world, actor));
        const rule = expectedFor(actor, needs, kind);
        // Past the door of an address that leads nowhere there is nothing to find.
        expected[actor] = leadsNowhere && rule === 'allowed' && needs.can !== 'anyone' ? 'notFound' : rule;
        // An open page may itself send on to the sign-in page: signing out does.
        seen[actor] = needs.can === 'anyone' && [404, 302, 303].includes(answer.status) ? 'allowed' : outcomeOf(answer);
        if (seen[actor] === 'allowed')
          expect(answer.status, `${actor}: ${JSON.stringify(answer.body).slice(0, 300)}`).toBeLessThan(500);
      }
      expect(seen).toEqual(expected);
    });

    if (kind === 'action' && needs.audience !== 'api') {
      it('takes no write from another site, whoever is signed in', async () => {
        const world = await makeWorld(database.work);
        for (const actor of actorKinds) {
          const user = userOf(world, actor);
          expect((await knock(world, user, { headers: { Origin: 'https://evil.example' } })).status, actor).toBe(403);
          expect((await knock(world, user, { headers: { Origin: 'null' } })).status, actor).toBe(403);
        }
      });
    }

    if (needs.audience === 'portal' && route.params.length > 0) {
      it('does not know the record for another partner', async () => {
        const world = await makeWorld(database.work);
        await expectUnknown(world, world.rival);
      });
    }

    if (needs.audience === 'admin' && /\/(review|registrations|conflicts|probes|sweep)\.\$id/.test(route.path)) {
      it('does not know the record for a channel manager to whom the partner is not assigned', async () => {
        const world = await makeWorld(database.work);
        await expectUnknown(world, world.unassigned);
      });
    }
  });
});
