// Seeds signals and labels into the demo company: two partners that report similar customers within two days in one city, visits
// of one of them to the manufacturer's site, and pairs people have labelled.
import { addDays, toInstant } from '#app/domain/calendar/instant.ts';
import type { PairLabel } from '#app/domain/duplicate/label.ts';
import type { RecordRef } from '#app/domain/duplicate/pair.ts';
import { staffScopeOf } from '#app/domain/access/scope.ts';
import type { StaffActor } from '#app/domain/access/permission.ts';
import type { CandidateAsSeen } from '#app/domain/registration/candidate.ts';
import { compareRecords } from '#app/services/duplicate/compare.server.ts';
import { labelPair } from '#app/services/duplicate/label.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { followOutbox } from '#app/services/search/sync.server.ts';
import { flagCloseReports } from '#app/services/signal/flag-close-reports.server.ts';
import { createToken } from '#app/services/signal/tokens.server.ts';
import { takeVisits } from '#app/services/signal/visits.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { listApiTokens } from '#db/repositories/api-tokens.ts';
import { listDecidedWithVerdict } from '#db/repositories/demo-rows.ts';
import { createRandom } from '#db/seed/random.ts';
import type { DemoPeople } from './people.ts';
import type { Agenda } from './seed-work.ts';
import { hoursAfter } from './showcase.ts';

const domain = 'shenglan-fluid.example';

const reports = [
  {
    partner: 'D01',
    companyName: '苏州晟澜流体设备有限公司',
    street: '吴中区东吴南路 88 号',
    hoursAgo: 50,
    phone: '13862140071',
    name: '孙敏',
  },
  {
    partner: 'D02',
    companyName: '苏州盛澜流体设备有限公司',
    street: '相城区元和街道春申湖中路 393 号',
    hoursAgo: 9,
    phone: '13951106682',
    name: '何涛',
  },
] as const;

/** Similar, not equal, by two partners within two days, both in Suzhou: they wait for a reviewer whenever the demo starts. */
export function scheduleCloseReports(agenda: Agenda, people: DemoPeople): void {
  const { work, end } = agenda;
  for (const { partner: code, companyName, street, hoursAgo, phone, name } of reports) {
    const actor = people.partners.find(({ demo }) => demo.code === code)?.people[0];
    if (!actor) throw new Error(`no partner ${code}`);
    const at = hoursAfter(end, -hoursAgo);
    agenda.schedule(at, async () => {
      await submitRegistration(work, actor, null, {
        id: work.newId(),
        version: null,
        content: {
          kind: 'lead',
          companyName,
          uscc: null,
          country: 'CN',
          regionCode: '320000',
          address: `苏州市${street}`,
          website: code === 'D01' ? `www.${domain}` : null,
          productLineId: people.lines.get('PUMP') ?? null,
          projectName: null,
          amountMinor: 46_000_000,
          currency: 'CNY',
          expectedCloseOn: null,
          sourceCode: 'visit',
          firstContactOn: addDays(toInstant(at), -5).slice(0, 10),
          requirement: '新厂房循环水系统需要两台离心泵，月底前报价。',
          contacts: [{ name, title: '设备主管', phone, email: null }],
        },
      });
      await followOutbox(work);
    });
  }
}

/** What the worker and another system would have brought by now. */
export async function seedSignals(work: Work, people: DemoPeople): Promise<void> {
  await flagCloseReports(work);
  const administrator = people.staff.get('admin@rightful.example');
  if (!administrator) throw new Error('the demo has no administrator');
  await createToken(work, administrator, null, 'Web analytics');
  const [token] = await listApiTokens(work.db);
  const random = createRandom(20_261_016);
  const pages = ['/', '/products/pumps', '/products/pumps/circulation', '/downloads/curves', '/contact'];
  const visits = Array.from({ length: 11 }, () => ({
    domain,
    at: toInstant(new Date(work.now().getTime() - (1 + random.below(9)) * 86_400_000 - random.below(36_000_000))),
    page: random.pick(pages),
  }));
  await takeVisits(work, token?.id ?? '', { visits });
  await seedLabels(work, people);
}

const labelled = 26;

/** People label what was decided: the customer a registration was resolved to, and look-alikes it was not. */
async function seedLabels(work: Work, people: DemoPeople): Promise<void> {
  const actors = ['operations@rightful.example', 'manager@rightful.example'].flatMap(
    (email) => people.staff.get(email) ?? [],
  );
  const decided = await listDecidedWithVerdict(work.db, labelled * 3);
  let count = 0;
  for (const { registrationId, customerId, candidates } of decided) {
    const actor = actors[0];
    const [candidate] = (JSON.parse(candidates) as CandidateAsSeen[]).filter(({ status }) => status === 'active');
    if (!actor || !candidate || count >= labelled) continue;
    const verdict = candidate.explanation.verdict;
    const label = candidate.customerId === customerId ? 'same' : verdict === 'related' ? 'related' : 'different';
    // Whoever approved a look-alike of the very same name as new may have erred: nobody has said so yet.
    const name = candidate.explanation.fields.find(({ field }) => field === 'name');
    if (label !== 'same' && /^(equal|equalStem|coreEqual)$/.test(name?.level ?? '')) continue;
    const pair = {
      left: { kind: 'registration', id: registrationId } as const,
      right: { kind: 'customer', id: candidate.customerId } as const,
    };
    if (await say(work, actor, pair, label)) count += 1;
  }
}

async function say(
  work: Work,
  actor: StaffActor,
  pair: { left: RecordRef; right: RecordRef },
  label: PairLabel,
): Promise<boolean> {
  const reading = { actor, scope: staffScopeOf(actor), language: 'en' as const };
  const { evidence } = await compareRecords(work, reading, { ...pair, picking: null });
  if (!evidence) return false;
  const notes: Record<PairLabel, string | null> = {
    same: null,
    different: '电话核实：并非同一主体。',
    related: '同一集团的另一家公司。',
  };
  return (await labelPair(work, reading, null, { ...pair, label, note: notes[label], evidence })).ok;
}
