// Seeds four months of registrations through the same services the product runs on: every status, clash and ruling is real.
import { addDays, dayMs, toInstant } from '#app/domain/calendar/instant.ts';
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { CandidateAsSeen } from '#app/domain/registration/candidate.ts';
import type { RegistrationContent, RegistrationKind } from '#app/domain/registration/registration.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { rejectRegistration } from '#app/services/registration/reject.server.ts';
import { returnRegistration } from '#app/services/registration/return.server.ts';
import { saveDraft } from '#app/services/registration/save-draft.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import { withdrawRegistration } from '#app/services/registration/withdraw.server.ts';
import { ruleConflict } from '#app/services/conflict/rule.server.ts';
import { expireClaims } from '#app/services/claim/expire.server.ts';
import { followOutbox } from '#app/services/search/sync.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { listOpenConflictsOf } from '#db/repositories/conflicts.ts';
import { type RegistrationRow, findLatestVerdict, findRegistration } from '#db/repositories/registrations.ts';
import type { Random } from '#db/seed/random.ts';
import { codeLists } from '#db/seed/reference.ts';
import { type KnownCompany, type MasterList, madeUpMobile, madeUpPerson, madeUpUscc } from './master-list.ts';
import { type DemoPeople, seeder } from './people.ts';
import type { Agenda } from './seed-work.ts';
import { scheduleFollowUps } from './follow-ups.ts';

const days = 120;
const total = 260;

const needs = [
  [
    'Two booster pump sets for the new utility hall, delivery before year end',
    '新建动力车间需两套增压泵组，年底前交付',
  ],
  [
    'Replace four screw compressors, energy audit done, quote requested',
    '更换四台螺杆空压机，已完成能耗审计，要求报价',
  ],
  ['Retrofit of conveyor drives, 36 axes, pilot line first', '输送线变频改造，共 36 轴，先做试点线'],
  ['Palletising cell for bagged goods, 900 bags an hour', '袋装产品码垛单元，产能 900 袋/小时'],
  ['Framework for spare pumps across three plants', '三个工厂备用泵框架采购'],
  ['Oil-free air for the pharmaceutical expansion', '药厂扩建项目无油压缩空气系统'],
] as const;

type Partner = DemoPeople['partners'][number];

interface Told {
  at: Date;
  line: string;
  partner: Partner;
  actor: PartnerActor;
  content: RegistrationContent;
}

/** Tells all stories in order of time, up to the agenda's end. */
export async function seedStories(
  agenda: Agenda,
  random: Random,
  people: DemoPeople,
  master: MasterList,
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  const end = agenda.end.getTime();
  const told: Told[] = [];
  for (let index = 0; index < total; index += 1) {
    // Denser towards today, in office hours of Shanghai; the last ones within the past hours.
    const at = new Date(end - days * (1 - Math.sqrt((index + random.next()) / total)) * dayMs);
    at.setUTCHours(1 + random.below(9), random.below(60), random.below(60), random.below(1000));
    if (index > total - 14 || at.getTime() >= end) at.setTime(end - (total - index) * 37 * 60_000);
    const partner = random.pick(people.partners);
    const actor = random.pick(partner.people);
    const { line, content } = contentFor(random, people, master, partner, told, at);
    told.push({ at, partner, actor, line, content });
  }
  for (let at = agenda.end.getTime() - days * dayMs; at < agenda.end.getTime(); at += dayMs) {
    agenda.schedule(new Date(at), async () => void (await expireClaims(agenda.work, seeder)));
  }
  let done = 0;
  for (const story of told) {
    agenda.schedule(story.at, async () => {
      await submit(agenda, random, story);
      done += 1;
      if (done % 10 === 0) onProgress(done, told.length);
    });
  }
  await agenda.play();
  await seedDrafts(agenda.work, people);
}

const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000);

async function submit(agenda: Agenda, random: Random, story: Told): Promise<void> {
  const { work, end } = agenda;
  const id = work.newId();
  const submitted = await submitRegistration(work, story.actor, null, { id, version: null, content: story.content });
  await followOutbox(work);
  if (!submitted.ok) return;
  const isFresh = end.getTime() - story.at.getTime() < 2.2 * dayMs;
  if (submitted.answer === 'unavailable') {
    if (random.chance(0.45))
      agenda.schedule(hoursAfter(story.at, 3 + random.below(20)), () => contest(agenda, random, story, id));
  } else if (submitted.answer !== 'owned') {
    scheduleRuling(agenda, random, story, id, story.at);
    if (!isFresh || random.chance(0.25))
      agenda.schedule(hoursAfter(story.at, 1 + random.below(30)), () => decide(agenda, random, story, id));
  }
}

async function contest(agenda: Agenda, random: Random, story: Told, id: string): Promise<void> {
  const registration = await read(agenda.work, id);
  const statement =
    story.partner.demo.language === 'zh-CN'
      ? '我司自上月起已多次拜访该客户，附会议纪要与报价单，请复核归属。'
      : 'We have been in talks with the plant manager since last month and attached the minutes. Please review who holds this customer.';
  await contestRefusal(agenda.work, story.actor, null, { id, version: registration.version, statement });
  scheduleRuling(agenda, random, story, id, agenda.work.now());
}

function scheduleRuling(agenda: Agenda, random: Random, story: Told, registrationId: string, from: Date): void {
  const isFresh = agenda.end.getTime() - from.getTime() < 12 * dayMs;
  if (isFresh && random.chance(0.85)) return;
  agenda.schedule(hoursAfter(from, 6 + random.below(40)), async () => {
    const [conflict] = await listOpenConflictsOf(agenda.work.db, registrationId);
    if (conflict?.challengerRegistrationId !== registrationId) return;
    const outcome = random.pick(['incumbent', 'incumbent', 'challenger', 'different'] as const);
    await ruleConflict(agenda.work, { ...story.partner.manager, roles: ['operations'] }, null, {
      id: conflict.id,
      version: conflict.version,
      outcome,
      reasonCode: { incumbent: 'earlierValid', challenger: 'strongerEvidence', different: 'differentCompany' }[outcome],
      reasonText: {
        incumbent: 'Both files were read; the first registration is valid and the customer is being worked.',
        challenger: '挑战方提供了盖章的技术协议与三次现场拜访记录，占用方无跟进。',
        different: '两家公司统一社会信用代码不同，经电话核实并非同一主体。',
      }[outcome],
    });
    await followOutbox(agenda.work);
    if (outcome === 'different')
      agenda.schedule(hoursAfter(agenda.work.now(), 22), () => decide(agenda, random, story, registrationId));
  });
}

async function decide(agenda: Agenda, random: Random, story: Told, id: string): Promise<void> {
  const { work } = agenda;
  const { manager, demo } = story.partner;
  const registration = await read(work, id);
  if (registration.status !== 'inReview') return;
  const { version } = registration;
  const roll = random.next();
  if (roll < 0.06) {
    await withdrawRegistration(work, story.actor, null, { id, version });
  } else if (roll < 0.16) {
    const message =
      demo.language === 'zh-CN'
        ? '请补充客户现场联系人及需求说明。'
        : 'Please add the contact on site and describe the requirement in more detail.';
    await returnRegistration(work, manager, null, { id, version, fields: ['contactName', 'requirement'], message });
    if (random.chance(0.6))
      agenda.schedule(hoursAfter(work.now(), 4 + random.below(30)), () => answer(agenda, random, story, id));
  } else if (roll < 0.28) {
    const [reasonCode] = random.pick((codeLists.rejectReason ?? []).slice(1));
    await rejectRegistration(work, manager, null, {
      id,
      version,
      reasonCode,
      message: null,
      note: 'Called the plant: nobody knows of a project.',
    });
  } else {
    const free = registration.verdict === 'likely' && random.chance(0.6) ? await freeCandidate(work, id) : null;
    const resolution = free ? { kind: 'same' as const, customerId: free } : { kind: 'new' as const };
    const approved = await approveRegistration(work, manager, null, { id, version, resolution });
    if (approved.ok) scheduleFollowUps(agenda, random, story.actor, id);
  }
  await followOutbox(work);
}

async function answer(agenda: Agenda, random: Random, story: Told, id: string): Promise<void> {
  const registration = await read(agenda.work, id);
  const more = random.pick(needs)[story.partner.demo.language === 'zh-CN' ? 1 : 0];
  const content = { ...story.content, requirement: `${story.content.requirement}. ${more}` };
  await submitRegistration(agenda.work, story.actor, null, { id, version: registration.version, content });
  agenda.schedule(hoursAfter(agenda.work.now(), 20), () => decide(agenda, random, story, id));
}

async function read(work: Work, id: string): Promise<RegistrationRow> {
  const registration = await findRegistration(work.db, id, null);
  if (!registration) throw new Error(`no registration ${id}`);
  return registration;
}

/** The best look-alike nobody holds. */
async function freeCandidate(work: Work, registrationId: string): Promise<string | null> {
  const stored = await findLatestVerdict(work.db, registrationId);
  const candidates = stored ? (JSON.parse(stored.candidates) as CandidateAsSeen[]) : [];
  return candidates.find((candidate) => candidate.standing.claim === null)?.customerId ?? null;
}

function contentFor(
  random: Random,
  people: DemoPeople,
  master: MasterList,
  partner: Partner,
  told: Told[],
  at: Date,
): Pick<Told, 'line' | 'content'> {
  const chinese = partner.demo.language === 'zh-CN';
  const company = pickCompany(random, master, partner, told, told.length > total - 14);
  const kind: RegistrationKind = random.pick(['lead', 'customer', 'customer', 'deal', 'deal']);
  const line = company.line ?? (random.chance(0.96) ? random.pick(partner.demo.lines) : 'ROBOT');
  const today = toInstant(at).slice(0, 10);
  const isDeal = kind === 'deal';
  const content: RegistrationContent = {
    kind,
    companyName: company.name,
    uscc:
      company.country === 'CN' && (kind !== 'lead' || random.chance(0.4))
        ? (company.uscc ?? madeUpUscc(random, '320000'))
        : null,
    country: company.country,
    regionCode: company.regionCode,
    address: null,
    website: null,
    productLineId: people.lines.get(line) ?? null,
    projectName: isDeal
      ? random.pick(
          chinese
            ? ['二期扩建', '动力站改造', '新产线', '节能改造']
            : ['Phase 2 expansion', 'Utility upgrade', 'New line', 'Energy saving'],
        )
      : null,
    amountMinor: isDeal ? (8 + random.below(190)) * 1_000_000 : null,
    currency: isDeal ? (company.country === 'CN' ? 'CNY' : 'USD') : null,
    expectedCloseOn: isDeal ? addDays(toInstant(at), 30 + random.below(150)).slice(0, 10) : null,
    sourceCode: random.pick(codeLists.source ?? [])[0],
    firstContactOn: kind === 'lead' ? null : addDays(`${today}T00:00:00.000Z`, -random.below(6)).slice(0, 10),
    requirement: random.pick(needs)[chinese ? 1 : 0],
    contacts: [
      {
        name: chinese
          ? madeUpPerson(random)
          : random.pick(['Helen Park', 'Tom Reyes', 'Nadia Osman', 'Jonas Weber', 'Priya Nair']),
        title: chinese
          ? random.pick(['设备部经理', '采购主管', '总工程师'])
          : random.pick(['Plant manager', 'Head of procurement', 'Chief engineer']),
        phone:
          company.country === 'CN'
            ? madeUpMobile(random)
            : `+1 ${2 + random.below(8)}${random.digits(2)} ${random.digits(3)} ${random.digits(4)}`,
        email: null,
      },
    ],
  };
  return { line, content };
}

type Registered = Pick<KnownCompany, 'name' | 'uscc' | 'country' | 'regionCode'> & {
  /** The product line a rival registered it for. */
  line?: string;
};

/** Mostly companies new to the list; some of the list itself, near spellings, and now and then a rival's. */
function pickCompany(
  random: Random,
  master: MasterList,
  partner: Partner,
  told: Told[],
  isRecent: boolean,
): Registered {
  const abroad = partner.demo.regions.includes('US') || (partner.demo.language === 'en' && random.chance(0.6));
  // What waits in the queue on first start should be worth a look.
  const roll = isRecent && random.chance(0.6) ? 0.5 : random.next();
  const rivals = told.filter(
    (story) =>
      story.partner !== partner &&
      partner.demo.lines.includes(story.line) &&
      (story.content.country === 'US') === abroad,
  );
  if (roll < 0.24 && rivals.length > 0) {
    const { content, line } = random.pick(rivals.slice(-25));
    const spelling = random.next();
    const name =
      spelling < 0.45
        ? content.companyName
        : spelling < 0.7
          ? nearSpelling(random, content.companyName)
          : wrongLetter(content.companyName);
    const uscc = name === content.companyName ? content.uscc : null;
    return { name, uscc, country: content.country ?? 'CN', regionCode: content.regionCode ?? '310000', line };
  }
  const known = master.customers.filter((customer) => (customer.country === 'US') === abroad);
  if (roll < 0.45) return random.pick(known);
  if (roll < 0.58) {
    const customer = random.pick(known);
    const name = random.chance(0.6) ? nearSpelling(random, customer.name) : wrongLetter(customer.name);
    return { ...customer, name, uscc: null };
  }
  const pool = abroad ? master.unknown.english : master.unknown.chinese;
  const name = pool.splice(random.below(pool.length), 1)[0];
  if (!name) return random.pick(known);
  const regionCode = abroad
    ? 'US'
    : random.pick(partner.demo.regions.filter((code) => /^\d/.test(code)).concat('320000'));
  return { name, uscc: abroad ? null : madeUpUscc(random, regionCode), country: abroad ? 'US' : 'CN', regionCode };
}

/** A name as a busy person writes it. */
function nearSpelling(random: Random, name: string): string {
  const shorter = name.replace(/有限公司$|股份有限公司$|,? (?:INC|CORP|CO|LTD)\.?$/iu, (form) =>
    form.startsWith('有') ? '公司' : '',
  );
  if (shorter !== name && random.chance(0.6)) return shorter;
  return /\p{Script=Han}/u.test(name)
    ? `${name.slice(0, 2)}（${name.slice(2, 4)}）${name.slice(4)}`
    : name.replace(/ /, '  ').toUpperCase();
}

/** One character of the brand lost, as in a hurry. */
function wrongLetter(name: string): string {
  return name.length < 8 ? name : `${name.slice(0, 3)}${name.slice(4)}`;
}

async function seedDrafts(work: Work, people: DemoPeople): Promise<void> {
  for (const partner of people.partners.slice(0, 4)) {
    const actor = partner.people[0];
    if (!actor) continue;
    const companyName = partner.demo.language === 'zh-CN' ? '南通海瑞纺织机械有限公司' : 'Harbour Mills Packaging';
    const productLineId = people.lines.get(partner.demo.lines[0] ?? '') ?? '';
    await saveDraft(work, actor, null, {
      id: work.newId(),
      version: null,
      values: { kind: 'lead', companyName, productLineId, country: 'CN' },
      summary: { kind: 'lead', companyName, productLineId },
    });
  }
}
