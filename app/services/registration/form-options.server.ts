// What the registration form may choose from: the partner's authorised product lines, regions and sources, as data.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import type { Named } from '#app/domain/language/named.ts';
import { listAuthorisedProductLines } from '#db/repositories/reference-data.ts';
import { codesOf, regionsOf } from '../settings/reference.server.ts';
import type { Work } from '../work.server.ts';

export interface FormOptions {
  productLines: ({ id: string } & Named)[];
  regions: ({ code: string; parentCode: string | null } & Named)[];
  sources: ({ code: string } & Named)[];
}

export async function getFormOptions(work: Work, actor: PartnerActor): Promise<FormOptions> {
  const [productLines, regions, sources] = await Promise.all([
    listAuthorisedProductLines(work.db, actor.partnerId),
    regionsOf(work),
    codesOf(work, 'source'),
  ]);
  return {
    productLines: productLines.map(({ id, nameEn, nameZh }) => ({ id, nameEn, nameZh })),
    regions: regions
      .filter(({ status }) => status === 'active')
      .map(({ code, parentCode, nameEn, nameZh }) => ({ code, parentCode, nameEn, nameZh })),
    sources: sources
      .filter(({ status }) => status === 'active')
      .map(({ code, nameEn, nameZh }) => ({ code, nameEn, nameZh })),
  };
}
