// What a partner of the demo types into a registration: mostly companies new to the list, some known, some near spellings.
import type { PartnerActor } from '#app/domain/access/permission.ts';
import { addDays, toInstant } from '#app/domain/calendar/instant.ts';
import type { RegistrationContent, RegistrationKind } from '#app/domain/registration/registration.ts';
import type { Random } from '#db/seed/random.ts';
import { codeLists } from '#db/seed/reference.ts';
import { type KnownCompany, type MasterList, madeUpMobile, madeUpPerson, madeUpUscc } from './master-list.ts';
import type { DemoPeople } from './people.ts';

export const needs = [
  [
    'Two booster pump sets for the new utility hall, delivery before year end',
    '新建动力车间需两套增压泵组，年底前交付',
  ],
  [
    'Replace four screw compressors, energy audit done, quote requested',
    '更换四台螺杆空压机，已完成能耗审计，要求报价',
  ],
  ['Retrofit of conveyor drives, 36 axes, pilot line first', '输送线变频改造，共 36 轴，先做试点线'],
  ['Palletising cell for bagged goods, 900 bags an hour', '袋装产品码垛单元，产能 900 袋/小时'],
  ['Framework for spare pumps across three plants', '三个工厂备用泵框架采购'],
  ['Oil-free air for the pharmaceutical expansion', '药厂扩建项目无油压缩空气系统'],
] as const;

export type Partner = DemoPeople['partners'][number];

export interface Told {
  at: Date;
  line: string;
  partner: Partner;
  actor: PartnerActor;
  content: RegistrationContent;
}

export function contentFor(
  random: Random,
  people: DemoPeople,
  master: MasterList,
  { partner, told, at, isRecent }: { partner: Partner; told: readonly Told[]; at: Date; isRecent: boolean },
): Pick<Told, 'line' | 'content'> {
  const chinese = partner.demo.language === 'zh-CN';
  const company = pickCompany(random, master, partner, told, isRecent);
  const kind: RegistrationKind = random.pick(['lead', 'customer', 'customer', 'deal', 'deal']);
  const line = company.line ?? (random.chance(0.96) ? random.pick(partner.demo.lines) : 'ROBOT');
  const today = toInstant(at).slice(0, 10);
  const isDeal = kind === 'deal';
  const content: RegistrationContent = {
    kind,
    companyName: company.name,
    uscc:
      company.country === 'CN' && (kind !== 'lead' || random.chance(0.4))
        ? (company.uscc ?? madeUpUscc(random, '320000'))
        : null,
    country: company.country,
    regionCode: company.regionCode,
    address: null,
    website: null,
    productLineId: people.lines.get(line) ?? null,
    projectName: isDeal
      ? random.pick(
          chinese
            ? ['二期扩建', '动力站改造', '新产线', '节能改造']
            : ['Phase 2 expansion', 'Utility upgrade', 'New line', 'Energy saving'],
        )
      : null,
    amountMinor: isDeal ? (8 + random.below(190)) * 1_000_000 : null,
    currency: isDeal ? (company.country === 'CN' ? 'CNY' : 'USD') : null,
    expectedCloseOn: isDeal ? addDays(toInstant(at), 30 + random.below(150)).slice(0, 10) : null,
    sourceCode: random.pick(codeLists.source ?? [])[0],
    firstContactOn: kind === 'lead' ? null : addDays(`${today}T00:00:00.000Z`, -random.below(6)).slice(0, 10),
    requirement: random.pick(needs)[chinese ? 1 : 0],
    contacts: [
      {
        name: chinese
          ? madeUpPerson(random)
          : random.pick(['Helen Park', 'Tom Reyes', 'Nadia Osman', 'Jonas Weber', 'Priya Nair']),
        title: chinese
          ? random.pick(['设备部经理', '采购主管', '总工程师'])
          : random.pick(['Plant manager', 'Head of procurement', 'Chief engineer']),
        phone:
          company.country === 'CN'
            ? madeUpMobile(random)
            : `+1 ${2 + random.below(8)}${random.digits(2)} ${random.digits(3)} ${random.digits(4)}`,
        email: null,
      },
    ],
  };
  return { line, content };
}

type Registered = Pick<KnownCompany, 'name' | 'uscc' | 'country' | 'regionCode'> & {
  /** The product line a rival registered it for. */
  line?: string;
};

/** Mostly companies new to the list; some of the list itself, near spellings, and now and then a rival's. */
function pickCompany(
  random: Random,
  master: MasterList,
  partner: Partner,
  told: readonly Told[],
  isRecent: boolean,
): Registered {
  const abroad = partner.demo.regions.includes('US') || (partner.demo.language === 'en' && random.chance(0.6));
  // What waits in the queue on first start should be worth a look.
  const roll = isRecent && random.chance(0.6) ? 0.5 : random.next();
  const rivals = told.filter(
    (story) =>
      story.partner !== partner &&
      partner.demo.lines.includes(story.line) &&
      (story.content.country === 'US') === abroad,
  );
  if (roll < 0.24 && rivals.length > 0) {
    const { content, line } = random.pick(rivals.slice(-25));
    const spelling = random.next();
    const name =
      spelling < 0.45
        ? content.companyName
        : spelling < 0.7
          ? nearSpelling(random, content.companyName)
          : wrongLetter(content.companyName);
    const uscc = name === content.companyName ? content.uscc : null;
    return { name, uscc, country: content.country ?? 'CN', regionCode: content.regionCode ?? '310000', line };
  }
  const known = master.customers.filter((customer) => (customer.country === 'US') === abroad);
  if (roll < 0.45) return random.pick(known);
  if (roll < 0.58) {
    const customer = random.pick(known);
    const name = random.chance(0.6) ? nearSpelling(random, customer.name) : wrongLetter(customer.name);
    return { ...customer, name, uscc: null };
  }
  const pool = abroad ? master.unknown.english : master.unknown.chinese;
  const name = pool.splice(random.below(pool.length), 1)[0];
  if (!name) return random.pick(known);
  const regionCode = abroad
    ? 'US'
    : random.pick(partner.demo.regions.filter((code) => /^\d/.test(code)).concat('320000'));
  return { name, uscc: abroad ? null : madeUpUscc(random, regionCode), country: abroad ? 'US' : 'CN', regionCode };
}

/** A name as a busy person writes it. */
function nearSpelling(random: Random, name: string): string {
  const shorter = name.replace(/有限公司$|股份有限公司$|,? (?:INC|CORP|CO|LTD)\.?$/iu, (form) =>
    form.startsWith('有') ? '公司' : '',
  );
  if (shorter !== name && random.chance(0.6)) return shorter;
  return /\p{Script=Han}/u.test(name)
    ? `${name.slice(0, 2)}（${name.slice(2, 4)}）${name.slice(4)}`
    : name.replace(/ /, '  ').toUpperCase();
}

/** One character of the brand lost, as in a hurry. */
function wrongLetter(name: string): string {
  return name.length < 8 ? name : `${name.slice(0, 3)}${name.slice(4)}`;
}
