// Seeds the work a partner did on a customer it won: some busy, some idle, as in life.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { isLive } from '#app/domain/claim/lifecycle.ts';
import { dayMs, toInstant } from '#app/domain/calendar/instant.ts';
import { findRegistration } from '#db/repositories/registrations.ts';
import { findClaim } from '#db/repositories/claims.ts';
import { recordFollowUp } from '#app/services/claim/record-follow-up.server.ts';
import type { Random } from '#db/seed/random.ts';
import type { Agenda } from './seed-work.ts';

const notes = {
  visit: '拜访客户设备部，确认工况与安装空间',
  call: '电话沟通采购计划，下周提交方案',
  quote: 'Sent the second quotation with delivery terms',
  demo: 'Demonstration at the reference plant, four people attended',
} as const;

/** Codes of the list of stages. */
const stages = { visit: 'contact', call: 'requirement', quote: 'quote', demo: null } as const;

export function scheduleFollowUps(agenda: Agenda, random: Random, actor: PartnerActor, registrationId: string): void {
  if (random.chance(0.3)) return;
  const start = agenda.work.now().getTime();
  for (
    let at = start + (2 + random.below(8)) * dayMs;
    at < agenda.end.getTime();
    at += (5 + random.below(18)) * dayMs
  ) {
    const kind = random.pick(['visit', 'call', 'quote', 'demo'] as const);
    agenda.schedule(new Date(at), () => record(agenda, actor, registrationId, kind));
  }
}

async function record(
  agenda: Agenda,
  actor: PartnerActor,
  registrationId: string,
  kind: keyof typeof notes,
): Promise<void> {
  const { work } = agenda;
  const registration = await findRegistration(work.db, registrationId, null);
  const claim = registration?.claimId ? await findClaim(work.db, registration.claimId) : null;
  if (!claim || !isLive(claim.status)) return;
  const at = toInstant(work.now());
  await recordFollowUp(work, actor, null, {
    claimId: claim.id,
    kind,
    occurredAt: at,
    stage: stages[kind],
    note: notes[kind],
  });
}
