// Countries as lists write them (code, English or Chinese name) to ISO 3166-1 alpha-2.

// prettier-ignore
export const countryCodes = [
  'AD','AE','AF','AG','AI','AL','AM','AO','AR','AT','AU','AW','AZ','BA','BB','BD','BE','BF','BG','BH','BI','BJ','BM','BN','BO','BR','BS','BT','BW','BY','BZ',
  'CA','CD','CF','CG','CH','CI','CK','CL','CM','CN','CO','CR','CU','CV','CW','CY','CZ','DE','DJ','DK','DM','DO','DZ','EC','EE','EG','ER','ES','ET','FI','FJ',
  'FM','FO','FR','GA','GB','GD','GE','GG','GH','GI','GL','GM','GN','GQ','GR','GT','GU','GW','GY','HK','HN','HR','HT','HU','ID','IE','IL','IM','IN','IQ','IR',
  'IS','IT','JE','JM','JO','JP','KE','KG','KH','KI','KM','KN','KP','KR','KW','KY','KZ','LA','LB','LC','LI','LK','LR','LS','LT','LU','LV','LY','MA','MC','MD',
  'ME','MG','MH','MK','ML','MM','MN','MO','MR','MT','MU','MV','MW','MX','MY','MZ','NA','NC','NE','NG','NI','NL','NO','NP','NR','NZ','OM','PA','PE','PF','PG',
  'PH','PK','PL','PR','PS','PT','PW','PY','QA','RO','RS','RU','RW','SA','SB','SC','SD','SE','SG','SI','SK','SL','SM','SN','SO','SR','SS','ST','SV','SY','SZ',
  'TC','TD','TG','TH','TJ','TL','TM','TN','TO','TR','TT','TV','TW','TZ','UA','UG','US','UY','UZ','VA','VC','VE','VG','VI','VN','VU','WS','XK','YE','ZA','ZM','ZW',
];

const known = new Set(countryCodes);

/** Names that are written but are not the first name of the country. */
const otherNames: Record<string, string> = {
  usa: 'US',
  unitedstatesofamerica: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  prc: 'CN',
  chn: 'CN',
  prchina: 'CN',
  peoplesrepublicofchina: 'CN',
  mainlandchina: 'CN',
  中华人民共和国: 'CN',
  中国大陆: 'CN',
  hongkong: 'HK',
  香港: 'HK',
  macau: 'MO',
  澳门: 'MO',
  taiwan: 'TW',
  台湾: 'TW',
  korea: 'KR',
  southkorea: 'KR',
  russia: 'RU',
  vietnam: 'VN',
  turkey: 'TR',
  czechrepublic: 'CZ',
  uae: 'AE',
  阿联酋: 'AE',
};

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

let names: Map<string, string> | null = null;

function countryNames(): Map<string, string> {
  if (names) return names;
  names = new Map(Object.entries(otherNames));
  for (const language of ['en', 'zh-CN']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of countryCodes) {
      const name = display.of(code);
      if (name) names.set(fold(name), code);
    }
  }
  return names;
}

/** `CN`, `China`, `中国` → `CN`; null for a text that names no country. */
export function countryCodeOf(text: string): string | null {
  const upper = text.normalize('NFKC').trim().toUpperCase();
  if (known.has(upper)) return upper;
  return countryNames().get(fold(text)) ?? null;
}
