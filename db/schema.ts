// The shape of every table as the code sees it (camelCase; the database has snake_case), a file a noun. Kept in step with
// `migrations/` by a test that compares both.
import type { AccessSchema } from './schema/access.ts';
import type { ClaimsSchema } from './schema/claims.ts';
import type { CustomersSchema } from './schema/customers.ts';
import type { ImportsSchema } from './schema/imports.ts';
import type { LedgerSchema } from './schema/ledger.ts';
import type { PartnersSchema } from './schema/partners.ts';
import type { RegistrationsSchema } from './schema/registrations.ts';
import type { SignalsSchema } from './schema/signals.ts';
import type { SweepSchema } from './schema/sweep.ts';

export type * from './schema/access.ts';
export type * from './schema/claims.ts';
export type * from './schema/customers.ts';
export type * from './schema/imports.ts';
export type * from './schema/ledger.ts';
export type * from './schema/partners.ts';
export type * from './schema/registrations.ts';
export type * from './schema/signals.ts';
export type * from './schema/sweep.ts';

export interface Schema
  extends
    AccessSchema,
    PartnersSchema,
    CustomersSchema,
    RegistrationsSchema,
    ClaimsSchema,
    LedgerSchema,
    ImportsSchema,
    SignalsSchema,
    SweepSchema {}
