// Rows for tests, in the words of the domain: each function inserts one thing with believable defaults and answers it.
// They write the tables directly and decide nothing; what a service must do is left to that service.
export { nextNumber, usccOf } from './factories/basics.ts';
export { makeCode, makeProductLine, makeRegion } from './factories/catalogue.ts';
export { makeCustomer } from './factories/customers.ts';
export { makePartner, makePartnerUser, makeStaff } from './factories/people.ts';
export { makeClaim, makeRegistration, makeSubmission } from './factories/registrations.ts';
