// Recognises columns by what their headers say, in English and Chinese. Proposes; a person decides.
import { type ImportField, importFields, takesMany } from './field.ts';

/** Which field each column feeds, by position; null for a column that is left out. */
export type ColumnMapping = (ImportField | null)[];

/** Header words as people and systems write them, folded as `foldHeader` does. The first field that knows a word has it. */
const headerWords: Record<ImportField, readonly string[]> = {
  legalName: [
    'legalname',
    'name',
    'companyname',
    'company',
    'customername',
    'customer',
    'accountname',
    'account',
    'organization',
    'organisation',
    'organizationname',
    'organisationname',
    'fullname',
    'registeredname',
    'businessname',
    'enterprisename',
    '工商全称',
    '全称',
    '公司名称',
    '公司全称',
    '企业名称',
    '企业全称',
    '客户名称',
    '客户全称',
    '客户',
    '公司',
    '单位名称',
    '单位全称',
    '名称',
    '工商名称',
    '注册名称',
  ],
  shortName: [
    'shortname',
    'short',
    'displayname',
    'abbreviation',
    '简称',
    '公司简称',
    '客户简称',
    '企业简称',
    '单位简称',
  ],
  formerName: [
    'formername',
    'formernames',
    'previousname',
    'oldname',
    '曾用名',
    '曾用名称',
    '原名',
    '旧名称',
    '历史名称',
  ],
  englishName: [
    'englishname',
    'nameen',
    'nameenglish',
    'companynameen',
    '英文名',
    '英文名称',
    '英文全称',
    '公司英文名',
    '公司英文名称',
  ],
  aliases: [
    'alias',
    'aliases',
    'othername',
    'othernames',
    'alternativename',
    'brand',
    'tradename',
    'dba',
    '别名',
    '其他名称',
    '品牌',
    '品牌名',
    '商号',
    '字号',
  ],
  uscc: [
    'uscc',
    'unifiedsocialcreditcode',
    'unifiedsocialcreditidentifier',
    'socialcreditcode',
    'creditcode',
    'taxid',
    'taxnumber',
    'taxno',
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '统一信用代码',
    '税号',
    '纳税人识别号',
  ],
  registrationNumber: [
    'registrationnumber',
    'registrationno',
    'companynumber',
    'companyno',
    'regno',
    'businessregistrationnumber',
    'cik',
    'ein',
    '注册号',
    '工商注册号',
    '登记号',
    '营业执照号',
    '公司编号',
  ],
  country: ['country', 'countrycode', 'nation', '国家', '国别', '国家地区', '所在国家'],
  regionCode: [
    'region',
    'regioncode',
    'province',
    'state',
    'area',
    'territory',
    '区域',
    '地区',
    '省份',
    '省',
    '所属区域',
    '所在地区',
    '大区',
    '行政区划',
  ],
  address: [
    'address',
    'registeredaddress',
    'street',
    'streetaddress',
    'location',
    '地址',
    '公司地址',
    '注册地址',
    '详细地址',
    '办公地址',
    '通讯地址',
  ],
  industryCode: ['industry', 'industrycode', 'sector', '行业', '所属行业', '行业代码', '行业分类'],
  sizeCode: ['size', 'sizecode', 'companysize', '规模', '企业规模', '公司规模', '人员规模'],
  website: [
    'website',
    'web',
    'url',
    'homepage',
    'domain',
    'websitedomain',
    '网站',
    '网址',
    '官网',
    '域名',
    '公司网址',
    '公司网站',
  ],
  phone: [
    'phone',
    'phones',
    'telephone',
    'tel',
    'mobile',
    'mobilephone',
    'phonenumber',
    'contactphone',
    'phone1',
    'phone2',
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '公司电话',
    '座机',
    '固定电话',
    '电话号码',
  ],
  email: [
    'email',
    'emails',
    'mail',
    'emailaddress',
    'contactemail',
    '邮箱',
    '电子邮箱',
    '电子邮件',
    '邮件',
    '联系邮箱',
    '公司邮箱',
  ],
  contactPerson: [
    'contact',
    'contactperson',
    'contactname',
    'primarycontact',
    '联系人',
    '联系人姓名',
    '姓名',
    '负责人',
  ],
  sourceSystem: ['sourcesystem', 'source', 'system', '来源系统', '数据来源', '系统来源', '来源'],
  externalId: [
    'externalid',
    'id',
    'customerid',
    'accountid',
    'customernumber',
    'customerno',
    'customercode',
    'accountnumber',
    'sourceid',
    'erpid',
    'crmid',
    '外部编号',
    '客户编号',
    '客户编码',
    '客户代码',
    '编号',
    '编码',
    '来源编号',
    '外部id',
    '系统编号',
  ],
  notes: ['notes', 'note', 'remark', 'remarks', 'comment', 'comments', 'description', '备注', '说明', '描述', '附注'],
};

const fieldOfWord = new Map<string, ImportField>();
for (const field of importFields)
  for (const word of headerWords[field]) if (!fieldOfWord.has(word)) fieldOfWord.set(word, field);

/** A header as it is compared: width and case folded, brackets with their content, spaces and punctuation out. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a file's header looks like, for remembering how it was mapped. Order counts. */
export function headerSignature(header: readonly string[]): string {
  return JSON.stringify(header.map(foldHeader));
}

/** A field for every column whose header is a known word; of two columns for a field that takes one value, the first. */
export function proposeMapping(header: readonly string[]): ColumnMapping {
  const taken = new Set<ImportField>();
  return header.map((text) => {
    const folded = foldHeader(text);
    const field = folded === '' ? undefined : (fieldOfWord.get(folded) ?? fieldOfWord.get(folded.replace(/\d+$/, '')));
    if (!field || (taken.has(field) && !takesMany(field))) return null;
    taken.add(field);
    return field;
  });
}

export type MappingProblem = { code: 'noName' } | { code: 'twice'; field: ImportField } | { code: 'columns' };

/** What is wrong with a mapping of a header with `columns` columns; empty when it can be used. */
export function mappingProblems(mapping: ColumnMapping, columns: number): MappingProblem[] {
  if (mapping.length !== columns) return [{ code: 'columns' }];
  const problems: MappingProblem[] = [];
  if (!mapping.includes('legalName')) problems.push({ code: 'noName' });
  for (const field of importFields) {
    if (!takesMany(field) && mapping.filter((mapped) => mapped === field).length > 1)
      problems.push({ code: 'twice', field });
  }
  return problems;
}
