// The file that shows how a file should look: known headers and two rows, which can be imported as they are.
import type { Translate } from '#app/copy/keys.ts';
import { type ImportField, importFields } from '#app/domain/importing/field.ts';
import { csvLine } from './result.server.ts';

const examples: Partial<Record<ImportField, string>>[] = [
  {
    legalName: '苏州恒力精密机械有限公司',
    shortName: '恒力机械',
    englishName: 'Suzhou Hengli Precision Machinery Co., Ltd.',
    uscc: '91320594MA1MYEX10H',
    country: 'CN',
    website: 'www.hengli.example',
    phone: '0512-66668888',
    email: 'info@hengli.example',
    contactPerson: '王芳',
    sourceSystem: 'CRM',
    externalId: 'C-0001',
  },
  {
    legalName: 'Acme Industrial Pumps Ltd.',
    formerName: 'Acme Pumps Ltd.',
    aliases: 'Acme | Acme Pumps',
    registrationNumber: '07496944',
    country: 'GB',
    address: '12 Mill Lane, Leeds',
    website: 'www.acme.example',
    phone: '0044 113 496 0000',
    email: 'sales@acme.example',
    contactPerson: 'Jane Doe',
    sourceSystem: 'CRM',
    externalId: 'C-0002',
  },
];

export function importTemplate(t: Translate): { fileName: string; text: string } {
  const header = importFields.map((field) => t(`importing:field.${field}`));
  const rows = examples.map((row) => importFields.map((field) => row[field] ?? ''));
  return { fileName: `${t('importing:template.name')}.csv`, text: `\ufeff${[header, ...rows].map(csvLine).join('')}` };
}
