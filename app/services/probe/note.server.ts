// Notes what a partner asked, for the detector that looks at it later. The same single row whatever was asked and found, so
// that noting takes the same time for everybody; what follows from it happens elsewhere.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import { canonicalUscc } from '#app/domain/customer/uscc.ts';
import type { ProbeSource } from '#app/domain/probe/alert.ts';
import type { Answer } from '#app/domain/registration/answer.ts';
import type { Reader } from '#db/client.ts';
import { insertProbe } from '#db/repositories/probes.ts';
import { parseName } from '#search/matching/parse.ts';
import type { Work } from '../work.server.ts';

export interface Asked {
  source: ProbeSource;
  at: Instant;
  companyName: string;
  uscc: string | null;
  /** What the partner is told. */
  answer: Answer;
  decoyId: string | null;
  registrationId: string | null;
}

export async function noteProbe(work: Work, db: Reader, actor: PartnerActor, asked: Asked): Promise<void> {
  const parsed = parseName(asked.companyName);
  const code = asked.uscc === null ? null : canonicalUscc(asked.uscc);
  await insertProbe(db, {
    id: work.newId(),
    userId: actor.userId,
    partnerId: actor.partnerId,
    ...asked,
    uscc: code?.slice(0, 64) ?? null,
    nameKey: (parsed.stem || parsed.text).slice(0, 191),
    // The check digit follows from the rest: neighbours differ in what stands before it.
    codeKey: code !== null && /^[0-9A-Z]{18}$/.test(code) ? code.slice(0, 17) : null,
  });
}
