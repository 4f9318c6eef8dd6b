// How the manufacturer calls itself to its partners: in the portal and in mails.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { Reader } from '#db/client.ts';
import { listSettings, putSetting } from '#db/repositories/settings.ts';
import { commit, rollBackWith } from '../unit-of-work.server.ts';
import type { Origin, Work } from '../work.server.ts';

export interface CompanyNames {
  nameEn: string;
  nameZh: string;
}

const names = { nameEn: 'company.nameEn', nameZh: 'company.nameZh' } as const;

export interface StoredCompanyNames extends CompanyNames {
  /** Of both together; 0 where nobody has said anything yet. */
  version: number;
}

/** Empty where nobody has said it yet. */
export async function getCompanyNames(db: Reader): Promise<StoredCompanyNames> {
  const rows = await listSettings(db, Object.values(names));
  const valueOf = (name: string) => rows.find((row) => row.name === name)?.value ?? '';
  const version = rows.reduce((sum, row) => sum + row.version, 0);
  return { nameEn: valueOf(names.nameEn), nameZh: valueOf(names.nameZh), version };
}

export type CompanyNamesAnswer = { ok: true } | { ok: false; reason: 'stale'; current: StoredCompanyNames };

/** @param seen the version the form was opened with */
export async function setCompanyNames(
  work: Work,
  actor: StaffActor,
  origin: Origin | null,
  seen: number,
  wanted: CompanyNames,
): Promise<CompanyNamesAnswer> {
  requirePermission(actor, 'settings:write');
  return commit<CompanyNamesAnswer>(work, actor, origin, async (unit) => {
    const { version, ...before } = await getCompanyNames(unit.trx);
    const stale = () => rollBackWith({ ok: false, reason: 'stale', current: { ...before, version } });
    if (version !== seen) return stale();
    const rows = await listSettings(unit.trx, Object.values(names));
    for (const key of ['nameEn', 'nameZh'] as const) {
      const known = rows.find((row) => row.name === names[key]);
      const row = { name: names[key], value: wanted[key], version: known?.version ?? 0 };
      if (!(await putSetting(unit.trx, row, unit.at))) return stale();
    }
    unit.audit({
      action: 'settings.edit',
      subjectKind: 'settings',
      subjectId: 'company',
      subjectLabel: wanted.nameEn,
      data: { before, after: wanted },
    });
    return { ok: true };
  });
}
