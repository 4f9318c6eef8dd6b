// Partners, and the lists the business keeps as data.
import type { Generated } from 'kysely';
import type { Instant } from '#app/domain/calendar/instant.ts';

export interface SettingsTable {
  name: string;
  value: string;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface PartnersTable {
  id: string;
  code: string;
  name: string;
  kind: string;
  tier: string;
  status: string;
  parentId: string | null;
  seesResellers: Generated<number>;
  capacity: number;
  language: string;
  channelManagerId: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: Generated<number>;
}

export interface RegionsTable {
  code: string;
  parentCode: string | null;
  nameEn: string;
  nameZh: string;
  position: number;
  status: string;
  version: Generated<number>;
}

export interface ProductLinesTable {
  id: string;
  code: string;
  nameEn: string;
  nameZh: string;
  claimScope: string;
  familyPolicy: Generated<string>;
  position: number;
  status: string;
  version: Generated<number>;
}

export interface CodeListEntriesTable {
  list: string;
  code: string;
  nameEn: string;
  nameZh: string;
  position: number;
  status: string;
  version: Generated<number>;
}

export interface PartnerRegionsTable {
  partnerId: string;
  regionCode: string;
}

export interface PartnerProductLinesTable {
  partnerId: string;
  productLineId: string;
}

export interface RuleSetsTable {
  version: number;
  values: string;
  authorId: string | null;
  validFrom: Instant;
}

export interface PartnersSchema {
  settings: SettingsTable;
  partners: PartnersTable;
  regions: RegionsTable;
  productLines: ProductLinesTable;
  codeListEntries: CodeListEntriesTable;
  partnerRegions: PartnerRegionsTable;
  partnerProductLines: PartnerProductLinesTable;
  ruleSets: RuleSetsTable;
}
