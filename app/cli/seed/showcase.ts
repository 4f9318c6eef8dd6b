// What must wait for somebody whenever the demo starts: clashes to rule, a registration to decide, one to answer.
import { isContestable } from '#app/domain/registration/lifecycle.ts';
import { approveRegistration } from '#app/services/registration/approve.server.ts';
import { contestRefusal } from '#app/services/registration/contest.server.ts';
import { returnRegistration } from '#app/services/registration/return.server.ts';
import { saveDraft } from '#app/services/registration/save-draft.server.ts';
import { submitRegistration } from '#app/services/registration/submit.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { type RegistrationRow, findRegistration } from '#db/repositories/registrations.ts';
import type { Random } from '#db/seed/random.ts';
import { type Told, contentFor } from './content.ts';
import { attach, minutesOf, quotationOf, sitePictureOf } from './evidence.ts';
import { scheduleFollowUps } from './follow-ups.ts';
import { type MasterList, madeUpUscc } from './master-list.ts';
import type { DemoPeople } from './people.ts';
import type { Agenda } from './seed-work.ts';

/** Three clashes that wait for a ruling whenever the demo starts: who holds, who contests, for what, how many hours ago. */
const openCases = [
  { holder: 'D01', rival: 'D02', line: 'PUMP', hoursAgo: 34 },
  { holder: 'D03', rival: 'D01', line: 'AIR', hoursAgo: 20 },
  { holder: 'D01', rival: 'S01', line: 'DRIVE', hoursAgo: 6 },
] as const;

export function scheduleOpenCases(agenda: Agenda, random: Random, people: DemoPeople, master: MasterList): void {
  const { work, end } = agenda;
  const partnerOf = (code: string) => {
    const partner = people.partners.find(({ demo }) => demo.code === code);
    const actor = partner?.people[0];
    if (!partner || !actor) throw new Error(`no partner ${code}`);
    return { partner, actor };
  };
  for (const [index, { holder, rival, line, hoursAgo }] of openCases.entries()) {
    const [companyName = ''] = master.unknown.chinese.splice(0, 1);
    const won = { ...partnerOf(holder), at: hoursAfter(end, -24 * (9 + index)), line };
    const { content } = contentFor(random, people, master, {
      partner: won.partner,
      told: [],
      at: won.at,
      isRecent: false,
    });
    const company = { companyName, uscc: madeUpUscc(random, '320000'), country: 'CN', regionCode: '320000' };
    const story: Told = { ...won, content: { ...content, ...company, productLineId: people.lines.get(line) ?? null } };
    const held = work.newId();
    agenda.schedule(story.at, async () => {
      const { content: typed } = story;
      const saved = await saveDraft(work, story.actor, null, {
        id: held,
        version: null,
        values: {},
        summary: { kind: typed.kind, companyName, productLineId: typed.productLineId },
      });
      if (!saved.ok) throw new Error(`no draft: ${saved.reason}`);
      const meeting = meetingOf(story);
      await attach(work, story.actor, held, [minutesOf(meeting), sitePictureOf(meeting)]);
      await submitRegistration(work, story.actor, null, { id: held, version: saved.version, content: typed });
    });
    agenda.schedule(hoursAfter(story.at, 3), async () => {
      const { version } = await read(work, held);
      await approveRegistration(work, story.partner.manager, null, { id: held, version, resolution: { kind: 'new' } });
      scheduleFollowUps(agenda, random, story.actor, held);
    });
    const challenger: Told = { ...story, ...partnerOf(rival), at: hoursAfter(end, -hoursAgo) };
    const contested = work.newId();
    agenda.schedule(challenger.at, async () => {
      await submitRegistration(work, challenger.actor, null, {
        id: contested,
        version: null,
        content: challenger.content,
      });
      await contest(agenda, challenger, contested);
    });
  }
}

/** One registration that waits for a decision and one that waits for its partner's answer, whenever the demo starts. */
export function scheduleWaiting(agenda: Agenda, random: Random, people: DemoPeople, master: MasterList): void {
  const { work, end } = agenda;
  const partner = people.partners.find(({ demo }) => demo.code === 'D03');
  const actor = partner?.people[0];
  if (!partner || !actor) throw new Error('no partner D03');
  for (const [companyName, hoursAgo, returned] of [
    [master.unknown.english.splice(0, 1)[0] ?? '', 3, false],
    [master.unknown.english.splice(0, 1)[0] ?? '', 40, true],
  ] as const) {
    const at = hoursAfter(end, -hoursAgo);
    const { content } = contentFor(random, people, master, { partner, told: [], at, isRecent: false });
    const company = {
      companyName,
      uscc: null,
      country: 'US',
      regionCode: 'US',
      productLineId: people.lines.get('PUMP') ?? null,
    };
    const id = work.newId();
    agenda.schedule(at, async () => {
      await submitRegistration(work, actor, null, {
        id,
        version: null,
        content: { ...content, ...company, kind: 'lead' },
      });
    });
    if (!returned) continue;
    agenda.schedule(hoursAfter(at, 5), async () => {
      const { version } = await read(work, id);
      const message = 'Please add the contact on site and describe the requirement in more detail.';
      await returnRegistration(work, partner.manager, null, {
        id,
        version,
        fields: ['contactName', 'requirement'],
        message,
      });
    });
  }
}

export function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}

export async function contest(agenda: Agenda, story: Told, id: string): Promise<void> {
  if (!isContestable(await read(agenda.work, id))) return;
  const meeting = meetingOf(story);
  await attach(agenda.work, story.actor, id, [minutesOf(meeting), quotationOf(meeting)]);
  const registration = await read(agenda.work, id);
  const statement =
    story.partner.demo.language === 'zh-CN'
      ? '我司自上月起已多次拜访该客户，附会议纪要与报价单，请复核归属。'
      : 'We have been in talks with the plant manager since last month and attached the minutes and our quotation. Please review who holds this customer.';
  await contestRefusal(agenda.work, story.actor, null, { id, version: registration.version, statement });
}

/** A day before the story. */
function meetingOf({ partner, content, at }: Told) {
  const { language, name } = partner.demo;
  return { language, companyName: content.companyName, partnerName: name, at: hoursAfter(at, -24) };
}

export async function read(work: Work, id: string): Promise<RegistrationRow> {
  const registration = await findRegistration(work.db, id, null);
  if (!registration) throw new Error(`no registration ${id}`);
  return registration;
}
