// A small master list in which names resemble each other, shared by the suites of both engines.
import type { CompanyRecord } from '#search/matching/record.ts';

export function company(id: string, name: string, rest: Partial<CompanyRecord> = {}): CompanyRecord {
  return { id, names: [{ kind: 'legal', value: name }], phones: [], emails: [], ...rest };
}

export const masterList: CompanyRecord[] = [
  company('tuobo', '北京拓博科技有限公司', { uscc: '91110108MA01ABCD1X', phones: ['010-62625555'] }),
  company('tuobo-sh', '上海拓博贸易有限公司'),
  company('ruisheng', '广州瑞声精密仪器有限公司', { websiteDomain: 'https://www.ruisheng-test.cn/about' }),
  company('ruisheng2', '广州瑞盛精密机械有限公司'),
  company('zhongke', '中科创达软件股份有限公司', {
    names: [
      { kind: 'legal', value: '中科创达软件股份有限公司' },
      { kind: 'short', value: '中科创达' },
    ],
  }),
  company('haitian', '佛山市海天调味食品股份有限公司'),
  company('haitian-sz', '苏州海天精工机械有限公司'),
  company('huaxin', '成都华信通达物流有限公司', { phones: ['13800138000'] }),
  company('huaxin-branch', '成都华信通达物流有限公司绵阳分公司'),
  company('xingyin', '行吟信息科技（上海）有限公司', {
    names: [
      { kind: 'legal', value: '行吟信息科技（上海）有限公司' },
      { kind: 'alias', value: '小红书' },
    ],
  }),
  company('applied', 'APPLIED MATERIALS INC /DE', { country: 'US', websiteDomain: 'appliedmaterials.com' }),
  company('applied-dna', 'Applied DNA Sciences, Inc.', { country: 'US' }),
  company('goodyear', 'GOODYEAR TIRE & RUBBER CO /OH/', { country: 'US' }),
  company('siemens', 'Siemens Aktiengesellschaft', { country: 'DE' }),
  company('weida', '深圳市维达纸业有限公司'),
  company('weida2', '深圳市伟达电子有限公司'),
  company('qingdao', '青岛啤酒股份有限公司'),
  company('beiqi', '北京汽车股份有限公司'),
];
