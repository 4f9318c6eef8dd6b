// `npm run bench:precheck [-- --rows 5000 --asks 40]`: how long a pre-check takes by what stands in the way, as computed and as
// it leaves on the answer grid. Asks in turn, so that a busy machine is busy for all. Prints one JSON line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PartnerActor, StaffActor } from '#app/domain/access/permission.ts';
import { dayMs } from '#app/domain/calendar/instant.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { onTheGrid } from '#app/http/pace.server.ts';
import { createWork } from '#app/services/boot.server.ts';
import { expireClaims } from '#app/services/claim/expire.server.ts';
import { editCustomer, getCustomerForEdit } from '#app/services/customer/edit.server.ts';
import { keepForDirectSales } from '#app/services/customer/house-account.server.ts';
import { emptyCustomerFields, insertCustomer } from '#app/services/customer/write.server.ts';
import { parseEnvironment } from '#app/services/environment.server.ts';
import { ensureReference } from '#app/services/partner/reference.server.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { precheck } from '#app/services/registration/precheck.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { rebuildEngine } from '#app/services/search/sync.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { migrate } from '#db/migrate.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { demoRules } from '#db/seed/demo-company.ts';
import { generateCompany } from '#search/evaluate/generate.ts';
import { runCommand } from './command.ts';
import { seedPeople, seeder } from './seed/people.ts';

const causes = ['rival', 'houseAccount', 'existingCustomer', 'cooldown'] as const;
type Cause = (typeof causes)[number];
/** Companies asked about for each cause, in turn. */
const perCause = 8;
const beforeDays = 95;

interface House {
  work: Work;
  lineId: string;
  asker: PartnerActor;
  rival: PartnerActor;
  operations: StaffActor;
}

runCommand(async () => {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '5000' }, asks: { type: 'string', default: '40' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'rightful-bench-'));
  try {
    const house = await build(folder, Number(values.rows));
    const blocked = await standInTheWay(house, Number(values.rows));
    await rebuildEngine(house.work);
    const asks = Number(values.asks);
    const computed = await measure(blocked, asks * 4, (name) => ask(house, name));
    const told = await measure(blocked, asks, (name) => onTheGrid(house.work, () => ask(house, name)));
    console.log(JSON.stringify({ bench: 'precheck', rows: Number(values.rows), computed, told }));
    await house.work.engine.close();
    await house.work.db.destroy();
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function build(folder: string, rows: number): Promise<House> {
  const work = createWork(parseEnvironment({ DATA_DIR: folder, NODE_ENV: 'test', LOG_LEVEL: 'error' }));
  await migrate(work.db);
  // The quota is for people: a measurement asks more.
  await ensureReference(work, seeder, { ...demoRules, precheck: { perDay: 1e6, perMinute: 1e6 } });
  const people = await seedPeople(work);
  const by = { newId: work.newId, userId: null };
  for (let start = 0; start < rows; start += 500) {
    await commit(work, seeder, null, async (unit) => {
      for (let index = start; index < Math.min(rows, start + 500); index += 1) {
        const company = generateCompany(5, index);
        const fields = { ...emptyCustomerFields, legalName: company.names[0]?.value ?? '', uscc: company.uscc ?? null };
        await insertCustomer(unit, by, 'active', fields);
      }
    });
  }
  const [asking, other] = people.partners.filter(({ demo }) => demo.lines.includes('PUMP'));
  const asker = asking?.people[0];
  const rival = other?.people[0];
  const operations = people.staff.get('operations@rightful.example');
  const lineId = people.lines.get('PUMP');
  if (!asker || !rival || !operations || !lineId) throw new Error('the demo company lacks somebody');
  return { work, lineId, asker, rival, operations };
}

/** Makes companies and puts each cause before some of them; answers their names. */
async function standInTheWay(house: House, rows: number): Promise<Record<Cause, string[]>> {
  const { work, lineId, operations } = house;
  const blocked: Record<Cause, string[]> = { rival: [], houseAccount: [], existingCustomer: [], cooldown: [] };
  let index = rows;
  for (const cause of causes) {
    while (blocked[cause].length < perCause) {
      index += 1;
      const legalName = generateCompany(5, index).names[0]?.value ?? '';
      if (!legalName.endsWith('有限公司')) continue;
      const customerId = await commit(work, seeder, null, (unit) =>
        insertCustomer(unit, { newId: work.newId, userId: null }, 'active', { ...emptyCustomerFields, legalName }),
      );
      if (cause === 'houseAccount') {
        const kept = { customerId, productLineId: lineId, reasonCode: 'strategic' };
        const expiresAt = new Date(Date.now() + 90 * dayMs).toISOString();
        await keepForDirectSales(work, operations, null, { ...kept, expiresAt });
      } else if (cause === 'existingCustomer') {
        const { version } = await getCustomerForEdit(work, operations, customerId);
        const bought = [{ productLineId: lineId, since: '2024-01-01' }];
        const fields = { ...emptyCustomerFields, legalName };
        await editCustomer(work, operations, null, { id: customerId, version, fields, bought });
      } else await claim(house, cause, legalName, customerId);
      const answer = await ask(house, legalName);
      if (answer === 'unavailable') blocked[cause].push(legalName);
    }
  }
  return blocked;
}

/** The rival's claim lives; the asker's own ran out a few days ago. */
async function claim({ work, lineId, asker, rival, operations }: House, cause: Cause, companyName: string, id: string) {
  const past = { ...work, now: () => new Date(Date.now() - (cause === 'cooldown' ? beforeDays : 10) * dayMs) };
  const registrationId = work.newId();
  const content = contentFor(companyName, lineId);
  const owner = cause === 'rival' ? rival : asker;
  const submitted = await submitRegistration(past, owner, null, { id: registrationId, version: null, content });
  if (!submitted.ok) throw new Error(`not taken: ${submitted.reason}`);
  const registration = await findRegistration(work.db, registrationId, null);
  const resolution = { kind: 'same' as const, customerId: id };
  await approveRegistration(past, operations, null, {
    id: registrationId,
    version: registration?.version ?? 1,
    resolution,
  });
  if (cause === 'cooldown') await expireClaims(work, seeder);
}

let phones = 13_900_000_000;

function contentFor(companyName: string, productLineId: string): RegistrationContent {
  return {
    kind: 'lead',
    companyName,
    uscc: null,
    country: 'CN',
    regionCode: '320000',
    address: null,
    website: null,
    productLineId,
    projectName: null,
    amountMinor: null,
    currency: null,
    expectedCloseOn: null,
    sourceCode: 'exhibition',
    firstContactOn: null,
    requirement: 'Two pump sets',
    contacts: [{ name: '王敏', title: null, phone: String((phones += 1)), email: null }],
  };
}

async function ask({ work, asker, lineId }: House, companyName: string): Promise<string> {
  const question = { uscc: null, phone: null, email: null, website: null, regionCode: null, projectName: null };
  const answer = await precheck(work, asker, { ...question, companyName, productLineId: lineId });
  return answer.ok ? answer.answer : answer.reason;
}

/** Asks for every cause in turn, `rounds` times each. */
async function measure(blocked: Record<Cause, string[]>, rounds: number, once: (name: string) => Promise<string>) {
  const times: Record<Cause, number[]> = { rival: [], houseAccount: [], existingCustomer: [], cooldown: [] };
  for (let round = -5; round < rounds; round += 1) {
    for (const cause of causes) {
      const name = blocked[cause][Math.abs(round) % perCause] ?? '';
      const started = performance.now();
      await once(name);
      if (round >= 0) times[cause].push(performance.now() - started);
    }
  }
  const medians = causes.map((cause) => quantile(times[cause], 0.5));
  const all = causes.flatMap((cause) => times[cause]);
  const middle = quantile(all, 0.5);
  const spread = quantile(
    all.map((ms) => Math.abs(ms - middle)),
    0.5,
  );
  const difference = Math.max(...medians) - Math.min(...medians);
  return {
    ...Object.fromEntries(
      causes.map((cause) => [
        cause,
        {
          n: times[cause].length,
          p50_ms: round2(quantile(times[cause], 0.5)),
          p95_ms: round2(quantile(times[cause], 0.95)),
        },
      ]),
    ),
    /** Between the slowest and the fastest cause. */
    median_difference_ms: round2(difference),
    /** Median distance of one answer from the median of all. */
    spread_ms: round2(spread),
    difference_by_spread: round2(difference / (spread || 1)),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
