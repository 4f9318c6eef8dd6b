// Labelled pairs as staff list and export them, and how often the matcher had said the same. Reads only; pairs with a
// registration outside the scope are not listed, the figures count all.
import type { StaffActor } from '#app/domain/access/permission.ts';
import { requirePermission } from '#app/domain/access/require.ts';
import type { StaffScope } from '#app/domain/access/scope.ts';
import { type Page, type PageKey, pageKeyText, pageOf } from '#app/domain/calendar/page-key.ts';
import { type Verdict, verdicts } from '#app/domain/duplicate/explanation.ts';
import {
  type Agreement,
  type PairLabel,
  agreementAt,
  agreementLevels,
  doesAgree,
  pairLabels,
} from '#app/domain/duplicate/label.ts';
import {
  type PairLabelFilter,
  type PairLabelRow,
  countPairLabels,
  listPairLabels,
} from '#db/repositories/pair-labels.ts';
import { exportList } from '../exporting/list.server.ts';
import type { Origin, Work } from '../work.server.ts';

export type { PairLabelRow } from '#db/repositories/pair-labels.ts';

export interface LabelQuestion {
  label: PairLabel | null;
  verdict: Verdict | null;
  /** Only where the person and the matcher say different things. */
  disagreeing: boolean;
}

export type LabelPage = Page<PairLabelRow, string>;

export interface LabelFigures {
  /** Labels that hold, by what they say. */
  counts: Record<PairLabel, number>;
  agreements: Agreement[];
}

const pageSize = 30;

export async function listLabels(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  question: LabelQuestion,
  page: { after: PageKey | null; before: PageKey | null },
): Promise<LabelPage> {
  requirePermission(actor, 'review:read');
  const { after, before } = page;
  const edge = before ? { before } : after ? { after } : {};
  const rows = await listPairLabels(work.db, scope, filterOf(question), edge, pageSize + 1);
  return pageOf(rows, pageSize, page, (row) => pageKeyText({ at: row.createdAt, id: row.id }));
}

/** Everything the list would show, newest first, piece by piece. */
export async function exportLabels(
  work: Work,
  actor: StaffActor,
  scope: StaffScope,
  origin: Origin | null,
  question: LabelQuestion,
): Promise<AsyncGenerator<PairLabelRow[]>> {
  requirePermission(actor, 'review:read');
  const filter = filterOf(question);
  return exportList(work, actor, origin, {
    list: 'labels',
    filters: { ...question },
    read: (after: PageKey | null, size) => listPairLabels(work.db, scope, filter, after ? { after } : {}, size),
    keyOf: ({ createdAt, id }) => ({ at: createdAt, id }),
  });
}

export async function readLabelFigures(work: Work, actor: StaffActor): Promise<LabelFigures> {
  requirePermission(actor, 'review:read');
  const counts = await countPairLabels(work.db);
  const ofLabel = (label: PairLabel) =>
    counts.filter((one) => one.label === label).reduce((sum, one) => sum + one.count, 0);
  return {
    counts: { same: ofLabel('same'), different: ofLabel('different'), related: ofLabel('related') },
    agreements: agreementLevels.map((level) => agreementAt(level, counts)),
  };
}

function filterOf({ label, verdict, disagreeing }: LabelQuestion): PairLabelFilter {
  return {
    ...(label ? { label } : {}),
    ...(verdict ? { verdict } : {}),
    ...(disagreeing
      ? {
          disagreeing: pairLabels.map((one) => [one, verdicts.filter((said) => !doesAgree(one, said))] as const),
        }
      : {}),
  };
}
