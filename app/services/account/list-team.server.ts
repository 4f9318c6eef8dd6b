// The people a partner's manager looks after.
import type { PartnerScope } from '#app/domain/access/scope.ts';
import { type TeamMember, listTeam as listRows } from '#db/repositories/team.ts';
import type { Work } from '../work.server.ts';

export function listTeam(work: Work, scope: PartnerScope): Promise<TeamMember[]> {
  return listRows(work.db, scope);
}
