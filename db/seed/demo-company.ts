// The demo manufacturer: four product lines, twelve partners in a tree, staff in every role. Data only.
import type { StaffRole } from '#app/domain/access/permission.ts';
import type { FamilyPolicy } from '#app/domain/customer/family.ts';
import type { ClaimScope } from '#app/domain/claim/key.ts';
import type { PartnerKind, PartnerTier } from '#app/domain/partner/partner.ts';
import { type RuleSet, defaultRuleSet } from '#app/domain/rule/rule-set.ts';

export const demoCompanyName = { en: 'Hengyuan Industrial', zh: '恒源工业装备' };

/** Every demo account has this password. */
export const demoPassword = 'rightful-demo';

export const productLines: readonly {
  code: string;
  en: string;
  zh: string;
  scope: ClaimScope;
  family: FamilyPolicy;
}[] = [
  { code: 'PUMP', en: 'Industrial pumps', zh: '工业泵', scope: 'customer', family: 'sameClaim' },
  { code: 'AIR', en: 'Air compressors', zh: '空气压缩机', scope: 'customer', family: 'warn' },
  { code: 'DRIVE', en: 'Variable-speed drives', zh: '变频驱动', scope: 'customer', family: 'independent' },
  { code: 'ROBOT', en: 'Handling robots', zh: '搬运机器人', scope: 'project', family: 'warn' },
];

/** Fast-moving drives are protected for 30 days, robot projects for 180 (DOMAIN §10). */
export const demoRules: RuleSet = {
  ...defaultRuleSet,
  version: 1,
  protection: { days: 90, byProductLine: { DRIVE: 30, ROBOT: 180 } },
};

export interface DemoStaff {
  email: string;
  name: string;
  role: StaffRole;
  language: 'en' | 'zh-CN';
  regions?: readonly string[];
}

export const staff: readonly DemoStaff[] = [
  {
    email: 'manager@rightful.example',
    name: '陈静',
    role: 'channelManager',
    language: 'zh-CN',
    regions: ['310000', '320000', '330000', '340000'],
  },
  {
    email: 'manager.south@rightful.example',
    name: 'Daniel Wu',
    role: 'channelManager',
    language: 'en',
    regions: ['440000', '350000', 'HK', 'SG', 'US'],
  },
  { email: 'operations@rightful.example', name: '林晓梅', role: 'operations', language: 'zh-CN' },
  { email: 'adjudicator@rightful.example', name: 'Ruth Keller', role: 'adjudicator', language: 'en' },
  { email: 'auditor@rightful.example', name: '周文', role: 'auditor', language: 'zh-CN' },
  { email: 'admin@rightful.example', name: 'Alex Admin', role: 'administrator', language: 'en' },
];

export interface DemoPartner {
  code: string;
  name: string;
  kind: PartnerKind;
  tier: PartnerTier;
  parent?: string;
  manager: 'manager@rightful.example' | 'manager.south@rightful.example';
  regions: readonly string[];
  lines: readonly string[];
  language: 'en' | 'zh-CN';
  /** Its people; the first manages its users. */
  people: readonly (readonly [login: string, name: string])[];
}

const east = 'manager@rightful.example' as const;
const south = 'manager.south@rightful.example' as const;

export const partners: readonly DemoPartner[] = [
  {
    code: 'D01',
    name: '上海申泰机电设备有限公司',
    kind: 'distributor',
    tier: 'platinum',
    manager: east,
    regions: ['310000', '320000'],
    lines: ['PUMP', 'AIR', 'DRIVE', 'ROBOT'],
    language: 'zh-CN',
    people: [
      ['partner', '王敏'],
      ['shentai.li', '李强'],
    ],
  },
  {
    code: 'R11',
    name: '苏州锐联流体技术有限公司',
    kind: 'reseller',
    tier: 'silver',
    parent: 'D01',
    manager: east,
    regions: ['320000'],
    lines: ['PUMP', 'AIR'],
    language: 'zh-CN',
    people: [['ruilian', '孙佳']],
  },
  {
    code: 'R12',
    name: '无锡博捷自动化工程有限公司',
    kind: 'reseller',
    tier: 'registered',
    parent: 'D01',
    manager: east,
    regions: ['320000'],
    lines: ['DRIVE', 'ROBOT'],
    language: 'zh-CN',
    people: [['bojie', '赵磊']],
  },
  {
    code: 'D02',
    name: '杭州浙海工业供应链有限公司',
    kind: 'distributor',
    tier: 'gold',
    manager: east,
    regions: ['330000', '340000'],
    lines: ['PUMP', 'AIR', 'DRIVE'],
    language: 'zh-CN',
    people: [
      ['rival', '刘洋'],
      ['zhehai.xu', '徐丹'],
    ],
  },
  {
    code: 'R21',
    name: '宁波甬港泵业销售有限公司',
    kind: 'reseller',
    tier: 'silver',
    parent: 'D02',
    manager: east,
    regions: ['330000'],
    lines: ['PUMP'],
    language: 'zh-CN',
    people: [['yonggang', '何平']],
  },
  {
    code: 'R22',
    name: '合肥皖能装备有限公司',
    kind: 'reseller',
    tier: 'registered',
    parent: 'D02',
    manager: east,
    regions: ['340000'],
    lines: ['PUMP', 'AIR'],
    language: 'zh-CN',
    people: [['wanneng', '马超']],
  },
  {
    code: 'D03',
    name: 'Pearl River Industrial Supply Co., Ltd.',
    kind: 'distributor',
    tier: 'gold',
    manager: south,
    regions: ['440000', '350000', 'HK'],
    lines: ['PUMP', 'AIR', 'DRIVE', 'ROBOT'],
    language: 'en',
    people: [
      ['pearl', 'Grace Lam'],
      ['pearl.tan', 'Victor Tan'],
    ],
  },
  {
    code: 'R31',
    name: '深圳智衡机器人应用有限公司',
    kind: 'reseller',
    tier: 'gold',
    parent: 'D03',
    manager: south,
    regions: ['440000'],
    lines: ['ROBOT', 'DRIVE'],
    language: 'zh-CN',
    people: [['zhiheng', '黄蓉']],
  },
  {
    code: 'R32',
    name: '厦门鹭岛流体设备有限公司',
    kind: 'reseller',
    tier: 'registered',
    parent: 'D03',
    manager: south,
    regions: ['350000'],
    lines: ['PUMP'],
    language: 'zh-CN',
    people: [['ludao', '林志']],
  },
  {
    code: 'A01',
    name: 'Meridian Process Agents LLC',
    kind: 'agent',
    tier: 'silver',
    manager: south,
    regions: ['US'],
    lines: ['PUMP', 'AIR'],
    language: 'en',
    people: [
      ['meridian', 'Laura Chen'],
      ['meridian.diaz', 'Marco Diaz'],
    ],
  },
  {
    code: 'A02',
    name: 'Straits Automation Pte. Ltd.',
    kind: 'agent',
    tier: 'silver',
    manager: south,
    regions: ['SG', 'MY'],
    lines: ['ROBOT', 'DRIVE'],
    language: 'en',
    people: [['straits', 'Aisha Rahman']],
  },
  {
    code: 'S01',
    name: '恒源工业直营事业部',
    kind: 'directSales',
    tier: 'platinum',
    manager: east,
    regions: ['310000', '110000', '440000'],
    lines: ['PUMP', 'AIR', 'DRIVE', 'ROBOT'],
    language: 'zh-CN',
    people: [
      ['direct', '吴迪'],
      ['direct.zheng', '郑凯'],
    ],
  },
];

export const partnerEmail = (login: string) => `${login}@partner.example`;
