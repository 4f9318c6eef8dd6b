// Decoys on the demo list, and two who fished for names lately: one met a decoy, one tried the neighbours of a name.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { listDecoys, plantDecoys } from '#app/services/probe/decoys.server.ts';
import { watchProbes } from '#app/services/probe/watch.server.ts';
import { precheck } from '#app/services/registration/precheck.server.ts';
import { followOutbox } from '#app/services/search/sync.server.ts';
import type { DemoPeople } from './people.ts';
import type { Agenda } from './seed-work.ts';
import { hoursAfter } from './showcase.ts';

const decoys = { count: 24, seed: 20_260_102 };
const neighbours = ['昆山恒力精密机械', '昆山恒立精密机械', '昆山恒利精密机械', '昆山恒丽精密机械', '昆山恒理精密机械'];
const further = ['昆山恒历精密机械', '昆山恒厉精密机械', '昆山恒沥精密机械'];

export function scheduleProbing(agenda: Agenda, people: DemoPeople): void {
  const { work, end } = agenda;
  const operations = people.staff.get('operations@rightful.example');
  const line = people.lines.get('PUMP');
  const personOf = (code: string) => people.partners.find(({ demo }) => demo.code === code)?.people[0];
  const curious = personOf('R32');
  const unlucky = personOf('R22');
  if (!operations || !line || !curious || !unlucky) throw new Error('the demo company lacks somebody');
  const ask = (actor: PartnerActor, companyName: string) =>
    precheck(work, actor, {
      companyName,
      uscc: null,
      phone: null,
      email: null,
      website: null,
      regionCode: null,
      productLineId: line,
      projectName: null,
    });
  agenda.schedule(hoursAfter(end, -24 * 20), async () => {
    await plantDecoys(work, operations, null, decoys);
    await followOutbox(work);
  });
  agenda.schedule(hoursAfter(end, -22), async () => {
    const [decoy] = (await listDecoys(work, operations)).rows;
    if (decoy) await ask(unlucky, decoy.legalName);
    await watchProbes(work);
  });
  for (const [index, name] of [...neighbours, ...further].entries()) {
    agenda.schedule(hoursAfter(end, -5 + index / 30), async () => {
      await ask(curious, `${name}有限公司`);
      await watchProbes(work);
    });
  }
}
