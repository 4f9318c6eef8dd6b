// Registrations for tests: complete content with believable defaults.
import type { RegistrationContent } from '#app/domain/registration/registration.ts';

/** A complete lead, unless told otherwise. Needs a product line. */
export function contentOf(given: Partial<RegistrationContent> = {}): RegistrationContent {
  return {
    kind: 'lead',
    companyName: '苏州恒力精密机械有限公司',
    uscc: null,
    country: 'CN',
    regionCode: '320000',
    address: null,
    website: null,
    productLineId: null,
    projectName: null,
    amountMinor: null,
    currency: null,
    expectedCloseOn: null,
    sourceCode: 'exhibition',
    firstContactOn: null,
    requirement: 'Two booster pump sets for the new hall',
    contacts: [{ name: '王敏', title: null, phone: '13800138000', email: null }],
    ...given,
  };
}
