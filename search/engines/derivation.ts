// Names the way an index is derived from records: equal names mean that a stored index fits this program. Taken from what
// the derivation makes of the lexicons' own words, so that a changed lexicon, parser, key or weight shows by itself.
import { createHash } from 'node:crypto';
import { divisions } from '../matching/lexicon/divisions.ts';
import { commonTrades, otherTrades } from '../matching/lexicon/trades.ts';
import { NORM_VERSION } from '../matching/normalise.ts';
import type { CompanyRecord } from '../matching/record.ts';
import { weightsHash } from '../matching/weights.ts';

const written = [
  'Applied Materials, Inc.',
  'Goodyear Tire & Rubber Company',
  'Müller Weingarten GmbH & Co. KG',
  'Mitsubishi Denki K.K.',
  'huaweijishu',
  '廣州瑞聲精密儀器（集團）有限公司',
];

function* sampleNames(): Generator<string> {
  yield* written;
  const words = [...divisions.trim().split(/[\n;|: ]+/), ...commonTrades, ...otherTrades];
  for (let at = 0; at < words.length; at += 5) yield `${words.slice(at, at + 5).join('')}有限公司`;
}

/**
 * @param format what else the index depends on: its layout, its settings
 * @param derived what the index holds for one record
 * @returns hexadecimal; takes some tens of milliseconds
 */
export function derivationOf(format: unknown, derived: (record: CompanyRecord) => unknown): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([format, NORM_VERSION, weightsHash]));
  for (const value of sampleNames()) {
    const record: CompanyRecord = {
      id: 'sample',
      names: [{ kind: 'legal', value }],
      uscc: '91110108MA01ABCD1X',
      phones: ['010-62530000', '13800138000'],
      emails: ['office@sample-company.cn'],
      websiteDomain: 'sample-company.com',
    };
    hash.update(JSON.stringify(derived(record)));
  }
  return hash.digest('hex').slice(0, 16);
}
