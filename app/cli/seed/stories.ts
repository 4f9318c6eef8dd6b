// Seeds four months of registrations through the same services the product runs on: every status, clash and ruling is real.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { dayMs } from '#app/domain/calendar/instant.ts';
import type { CandidateAsSeen } from '#app/domain/registration/candidate.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
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
import { findLatestVerdict } from '#db/repositories/registrations.ts';
import type { Random } from '#db/seed/random.ts';
import { codeLists } from '#db/seed/reference.ts';
import { scheduleChanging } from './changes.ts';
import { scheduleFamilyCase } from './families.ts';
import { scheduleImports } from './imports.ts';
import type { MasterList } from './master-list.ts';
import { type DemoPeople, seeder } from './people.ts';
import { scheduleProbing } from './probing.ts';
import { type Told, contentFor, needs } from './content.ts';
import type { Agenda } from './seed-work.ts';
import { scheduleCloseReports } from './signals.ts';
import { contest, hoursAfter, read, scheduleOpenCases, scheduleWaiting } from './showcase.ts';
import { scheduleFollowUps } from './follow-ups.ts';

const days = 120;
const total = 260;
/** The last of them are what waits on first start. */
const recent = 14;

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
    if (index > total - recent || at.getTime() >= end) at.setTime(end - (total - index) * 37 * 60_000);
    const partner = random.pick(people.partners);
    const actor = random.pick(partner.people);
    const { line, content } = contentFor(random, people, master, {
      partner,
      told,
      at,
      isRecent: index > total - recent,
    });
    told.push({ at, partner, actor, line, content });
  }
  for (let at = agenda.end.getTime() - days * dayMs; at < agenda.end.getTime(); at += dayMs) {
    agenda.schedule(new Date(at), async () => void (await expireClaims(agenda.work, seeder)));
  }
  scheduleOpenCases(agenda, random, people, master);
  scheduleWaiting(agenda, random, people, master);
  scheduleProbing(agenda, people);
  scheduleFamilyCase(agenda, people, master);
  scheduleCloseReports(agenda, people);
  scheduleChanging(agenda, people, master);
  scheduleImports(agenda, people, master);
  const adjudicator = people.staff.get('adjudicator@rightful.example');
  if (!adjudicator) throw new Error('no adjudicator');
  let done = 0;
  for (const story of told) {
    agenda.schedule(story.at, async () => {
      await submit(agenda, random, adjudicator, story);
      done += 1;
      if (done % 10 === 0) onProgress(done, told.length);
    });
  }
  await agenda.play();
  await seedDrafts(agenda.work, people);
}

async function submit(agenda: Agenda, random: Random, adjudicator: StaffActor, story: Told): Promise<void> {
  const { work, end } = agenda;
  const id = work.newId();
  const submitted = await submitRegistration(work, story.actor, null, { id, version: null, content: story.content });
  await followOutbox(work);
  if (!submitted.ok) return;
  const isFresh = end.getTime() - story.at.getTime() < 2.2 * dayMs;
  if (submitted.answer === 'unavailable') {
    if (random.chance(0.45))
      agenda.schedule(hoursAfter(story.at, 3 + random.below(20)), async () => {
        await contest(agenda, story, id);
        scheduleRuling(agenda, random, adjudicator, story, id, agenda.work.now());
      });
  } else if (submitted.answer !== 'owned') {
    scheduleRuling(agenda, random, adjudicator, story, id, story.at);
    if (!isFresh || random.chance(0.25))
      agenda.schedule(hoursAfter(story.at, 1 + random.below(30)), () => decide(agenda, random, story, id));
  }
}

function scheduleRuling(
  agenda: Agenda,
  random: Random,
  adjudicator: StaffActor,
  story: Told,
  registrationId: string,
  from: Date,
): void {
  const isFresh = agenda.end.getTime() - from.getTime() < 12 * dayMs;
  if (isFresh && random.chance(0.85)) return;
  agenda.schedule(hoursAfter(from, 6 + random.below(40)), async () => {
    const [conflict] = await listOpenConflictsOf(agenda.work.db, registrationId);
    if (conflict?.challengerRegistrationId !== registrationId) return;
    const outcome = random.pick(['incumbent', 'incumbent', 'challenger', 'different'] as const);
    await ruleConflict(agenda.work, adjudicator, null, {
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
    // A registration certain to be a known company was resolved to it when it was submitted.
    const known = registration.verdict === 'exact' ? registration.customerId : free;
    const resolution = known ? { kind: 'same' as const, customerId: known } : { kind: 'new' as const };
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

/** The best look-alike nobody holds. */
async function freeCandidate(work: Work, registrationId: string): Promise<string | null> {
  const stored = await findLatestVerdict(work.db, registrationId);
  const candidates = stored ? (JSON.parse(stored.candidates) as CandidateAsSeen[]) : [];
  return candidates.find((candidate) => candidate.standing.claim === null)?.customerId ?? null;
}

const draftNames = [
  '南通海瑞纺织机械有限公司',
  '无锡恒焰热处理设备有限公司',
  '绍兴越彩印染机械有限公司',
  '宁波甬塑注塑机有限公司',
];

async function seedDrafts(work: Work, people: DemoPeople): Promise<void> {
  for (const [index, partner] of people.partners.slice(0, 4).entries()) {
    const actor = partner.people[0];
    if (!actor) continue;
    const companyName = partner.demo.language === 'zh-CN' ? (draftNames[index] ?? '') : 'Harbour Mills Packaging';
    const productLineId = people.lines.get(partner.demo.lines[0] ?? '') ?? '';
    await saveDraft(work, actor, null, {
      id: work.newId(),
      version: null,
      values: { kind: 'lead', companyName, productLineId, country: 'CN' },
      summary: { kind: 'lead', companyName, productLineId },
    });
  }
}
