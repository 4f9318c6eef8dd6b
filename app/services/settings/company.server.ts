// How the manufacturer calls itself to its partners: in the portal and in mails.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Reader } from '#db/client.ts';
import { listSettings, putSetting } from '#db/repositories/settings.ts';
import { commit } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface CompanyNames {
  nameEn: string;
  nameZh: string;
}

const names = { nameEn: 'company.nameEn', nameZh: 'company.nameZh' } as const;

/** Empty where nobody has said it yet. */
export async function getCompanyNames(db: Reader): Promise<CompanyNames> {
  const rows = await listSettings(db, Object.values(names));
  const valueOf = (name: string) => rows.find((row) => row.name === name)?.value ?? '';
  return { nameEn: valueOf(names.nameEn), nameZh: valueOf(names.nameZh) };
}

export async function setCompanyNames(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  wanted: CompanyNames,
): Promise<void> {
  requirePermission(actor, 'settings:write');
  await commit(work, actor, origin, async (unit) => {
    const before = await getCompanyNames(unit.trx);
    for (const key of ['nameEn', 'nameZh'] as const) await putSetting(unit.trx, names[key], wanted[key], unit.at);
    unit.audit({
      action: 'settings.edit',
      subjectKind: 'settings',
      subjectId: 'company',
      subjectLabel: wanted.nameEn,
      data: { before, after: wanted },
    });
  });
}
