// Every timed job of the product, in one list.
import { deliverMail } from './deliver-mail.server.ts';
import { dropExpiredAccess } from './drop-expired.server.ts';
import { expireDueClaims } from './expire-claims.server.ts';
import { flagNewCloseReports } from './flag-close-reports.server.ts';
import { forgetProbes } from './forget-probes.server.ts';
import { forgetVisits } from './forget-visits.server.ts';
import type { Job } from './job.server.ts';
import { pruneOldOutbox } from './prune-outbox.server.ts';
import { runImports } from './run-imports.server.ts';
import { sweepChanges } from './sweep-changes.server.ts';
import { watchNewProbes } from './watch-probes.server.ts';

export const jobs: readonly Job[] = [
  deliverMail,
  expireDueClaims,
  dropExpiredAccess,
  pruneOldOutbox,
  runImports,
  sweepChanges,
  watchNewProbes,
  forgetProbes,
  flagNewCloseReports,
  forgetVisits,
];
