// Seeds the master customer list: real names, completed with codes, telephone numbers and people made up from a seed.
import { readFileSync } from 'node:fs';
import { usccOfBody } from '#app/domain/customer/uscc.ts';
import { emptyCustomerFields, insertCustomer, type CustomerFields } from '#app/services/customer/write.server.ts';
import { commit } from '#app/services/unit-of-work.server.ts';
import { type Work, nowOf } from '#app/services/work.server.ts';
import { insertDemoStandings } from '#db/repositories/demo-rows.ts';
import type { Random } from '#db/seed/random.ts';
import { codeLists, regions } from '#db/seed/reference.ts';
import { type DemoPeople, seeder } from './people.ts';

export interface KnownCompany {
  id: string;
  name: string;
  uscc: string | null;
  country: string;
  regionCode: string;
}

export interface MasterList {
  customers: KnownCompany[];
  /** Real names kept back for companies that only a registration brings. */
  unknown: { chinese: string[]; english: string[] };
}

const chineseInMaster = 340;
const englishInMaster = 2_160;

export async function seedMasterList(
  work: Work,
  random: Random,
  people: DemoPeople,
  onProgress: (done: number, of: number) => void,
): Promise<MasterList> {
  const chinese = lines('chinese-names.txt');
  const english = lines('sec-titles.txt');
  const entries = [
    ...chinese.slice(0, chineseInMaster).map((name) => ({ name, country: 'CN' })),
    ...english.slice(0, englishInMaster).map((name) => ({ name, country: 'US' })),
  ];
  const customers: KnownCompany[] = [];
  const step = 250;
  for (let start = 0; start < entries.length; start += step) {
    await commit(work, seeder, null, async (unit) => {
      for (const { name, country } of entries.slice(start, start + step)) {
        const fields = completed(random, name, country);
        const id = await insertCustomer(unit, { newId: work.newId, userId: null }, 'active', fields);
        customers.push({ id, name, uscc: fields.uscc, country, regionCode: fields.regionCode ?? 'US' });
      }
    });
    onProgress(customers.length, entries.length);
  }
  await seedStandings(work, random, people, customers);
  return { customers, unknown: { chinese: chinese.slice(chineseInMaster), english: english.slice(englishInMaster) } };
}

function lines(file: string): string[] {
  return readFileSync(new URL(`../../../db/seed/data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** What the real name does not tell, made up. */
function completed(random: Random, name: string, country: string): CustomerFields {
  const industry = random.pick(codeLists.industry ?? [])[0];
  const shared = {
    ...emptyCustomerFields,
    legalName: name,
    country,
    industryCode: industry,
    sizeCode: random.pick(['small', 'medium', 'medium', 'large'] as const),
    sourceSystem: 'ERP',
    externalId: `C${random.digits(9)}`,
  };
  if (country !== 'CN') {
    const domain = `${
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '')
        .slice(0, 18) || 'company'
    }.example`;
    return {
      ...shared,
      regionCode: 'US',
      websiteDomain: domain,
      contacts: [{ kind: 'phone', value: `+1${2 + random.below(8)}${random.digits(9)}`, person: null }],
    };
  }
  const region = regionOf(name) ?? random.pick(regions.slice(0, 31))[0];
  return {
    ...shared,
    regionCode: region,
    uscc: madeUpUscc(random, region),
    contacts: [{ kind: 'phone', value: madeUpMobile(random), person: madeUpPerson(random) }],
  };
}

/** The province a Chinese name begins with, if it does. */
function regionOf(name: string): string | null {
  return regions.slice(0, 31).find(([, , zh]) => name.startsWith(zh.slice(0, 2)))?.[0] ?? null;
}

export function madeUpUscc(random: Random, region: string): string {
  // Seven digits as the six characters from MA on that an organisation code has: letters are among them.
  const serial = Number(random.digits(7)).toString(16).toUpperCase().padStart(6, '0');
  return usccOfBody(`91${region.slice(0, 6)}MA${serial}`) ?? '';
}

export function madeUpMobile(random: Random): string {
  return `1${random.pick(['38', '39', '58', '86', '77'])}${random.digits(8)}`;
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const givenNames = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '强',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '丽',
  '涛',
  '超',
  '秀英',
  '建华',
  '文博',
  '思远',
  '佳怡',
  '子轩',
];

export function madeUpPerson(random: Random): string {
  return random.pick([...surnames]) + random.pick(givenNames);
}

/** Some already buy a product line; a few are kept for direct sales, with reason and expiry. */
async function seedStandings(work: Work, random: Random, people: DemoPeople, customers: KnownCompany[]): Promise<void> {
  const lineIds = [...people.lines.values()];
  const at = nowOf(work);
  const owner = people.staff.get('operations@rightful.example');
  const existing = customers
    .filter(() => random.chance(0.3))
    .map((customer) => ({
      customerId: customer.id,
      productLineId: random.pick(lineIds),
      since: `20${18 + random.below(8)}-0${1 + random.below(9)}-15`,
    }));
  const house = customers
    .filter(() => random.chance(0.008))
    .map((customer) => ({
      id: work.newId(),
      customerId: customer.id,
      productLineId: null,
      reason: random.pick(['strategic', 'framework', 'service']),
      since: at,
      expiresAt: new Date(work.now().getTime() + 365 * 86_400_000).toISOString(),
      createdBy: owner?.userId ?? '',
    }));
  await commit(work, seeder, null, async ({ trx }) => {
    for (let start = 0; start < existing.length; start += 200)
      await insertDemoStandings(trx, { existing: existing.slice(start, start + 200), house: [] });
    await insertDemoStandings(trx, { existing: [], house });
  });
}
