// Labels of pairs: the one that holds, those before it, lists and counts. Rows are never rewritten, only ended.
import type { StaffScope } from '#app/domain/access/scope.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { PageKey } from '#app/domain/calendar/page-key.ts';
import type { Explanation, Verdict } from '#app/domain/duplicate/explanation.ts';
import type { LabelCount, PairLabel } from '#app/domain/duplicate/label.ts';
import type { RecordKind } from '#app/domain/duplicate/pair.ts';
import type { Reader, Trx } from '../client.ts';
import { withinStaffScope } from './staff-scope.ts';

export interface PairLabelRow {
  id: string;
  leftKind: RecordKind;
  leftId: string;
  /** Names as they were when the pair was labelled. */
  leftName: string;
  rightKind: RecordKind;
  rightId: string;
  rightName: string;
  label: PairLabel;
  note: string | null;
  verdict: Verdict;
  probability: number;
  rule: string;
  normVersion: number;
  weightsHash: string;
  createdBy: string;
  createdAt: Instant;
  endedAt: Instant | null;
  author: string;
}

export interface NewPairLabel extends Omit<PairLabelRow, 'author' | 'endedAt'> {
  pairKey: string;
  explanation: Explanation;
}

const columns = [
  'pairLabels.id',
  'pairLabels.leftKind',
  'pairLabels.leftId',
  'pairLabels.leftName',
  'pairLabels.rightKind',
  'pairLabels.rightId',
  'pairLabels.rightName',
  'pairLabels.label',
  'pairLabels.note',
  'pairLabels.verdict',
  'pairLabels.probability',
  'pairLabels.rule',
  'pairLabels.normVersion',
  'pairLabels.weightsHash',
  'pairLabels.createdBy',
  'pairLabels.createdAt',
  'pairLabels.endedAt',
  'users.name as author',
] as const;

/** Throws a duplicate-key error while another label of the pair holds. */
export async function insertPairLabel(trx: Trx, { explanation, ...row }: NewPairLabel): Promise<void> {
  await trx
    .insertInto('pairLabels')
    .values({
      ...row,
      currentKey: row.pairKey,
      explanation: JSON.stringify(explanation),
      endedAt: null,
      endedBy: null,
    })
    .execute();
}

/** Ends the label that holds for the pair; false when none does. */
export async function endPairLabel(trx: Trx, pairKey: string, by: { at: Instant; userId: string }): Promise<boolean> {
  const result = await trx
    .updateTable('pairLabels')
    .set({ currentKey: null, endedAt: by.at, endedBy: by.userId })
    .where('currentKey', '=', pairKey)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Everything ever said of the pair, newest first; the one without an end holds. */
export async function listLabelsOfPair(db: Reader, pairKey: string): Promise<PairLabelRow[]> {
  const rows = await db
    .selectFrom('pairLabels')
    .innerJoin('users', 'users.id', 'pairLabels.createdBy')
    .select(columns)
    .where('pairLabels.pairKey', '=', pairKey)
    .orderBy('pairLabels.createdAt', 'desc')
    .orderBy('pairLabels.id', 'desc')
    .execute();
  return rows.map(toRow);
}

/** The labels that hold for the pairs, by pair key. */
export async function listCurrentLabels(db: Reader, pairKeys: readonly string[]): Promise<Map<string, PairLabel>> {
  if (pairKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom('pairLabels')
    .select(['pairKey', 'label'])
    .where('currentKey', 'in', pairKeys)
    .execute();
  return new Map(rows.map((row) => [row.pairKey, row.label as PairLabel]));
}

export interface PairLabelFilter {
  label?: PairLabel;
  verdict?: Verdict;
  /** Only where label and verdict contradict each other. */
  disagreeing?: readonly (readonly [PairLabel, readonly Verdict[]])[];
}

/** Labels that hold, newest first; pairs with a registration outside the scope are left out. */
export async function listPairLabels(
  db: Reader,
  scope: StaffScope,
  filter: PairLabelFilter,
  page: { after?: PageKey; before?: PageKey },
  limit: number,
): Promise<PairLabelRow[]> {
  const backwards = page.before !== undefined;
  const key = page.before ?? page.after;
  let query = db
    .selectFrom('pairLabels')
    .innerJoin('users', 'users.id', 'pairLabels.createdBy')
    .select(columns)
    .where('pairLabels.currentKey', 'is not', null);
  if (filter.label) query = query.where('pairLabels.label', '=', filter.label);
  if (filter.verdict) query = query.where('pairLabels.verdict', '=', filter.verdict);
  const { disagreeing } = filter;
  if (disagreeing) {
    query = query.where((eb) =>
      eb.or(
        disagreeing.map(([label, verdicts]) =>
          eb.and([eb('pairLabels.label', '=', label), eb('pairLabels.verdict', 'in', verdicts)]),
        ),
      ),
    );
  }
  if (!scope.all) {
    for (const side of ['left', 'right'] as const) {
      query = query.where((eb) =>
        eb.or([
          eb(`pairLabels.${side}Kind`, '!=', 'registration'),
          eb.exists(
            eb
              .selectFrom('registrations')
              .select('registrations.id')
              .whereRef('registrations.id', '=', `pairLabels.${side}Id`)
              .where(withinStaffScope(scope, 'registrations.partnerId')),
          ),
        ]),
      );
    }
  }
  if (key) {
    query = query.where((eb) =>
      eb.or([
        eb('pairLabels.createdAt', backwards ? '>' : '<', key.at),
        eb.and([eb('pairLabels.createdAt', '=', key.at), eb('pairLabels.id', backwards ? '>' : '<', key.id)]),
      ]),
    );
  }
  const direction = backwards ? 'asc' : 'desc';
  const rows = await query
    .orderBy('pairLabels.createdAt', direction)
    .orderBy('pairLabels.id', direction)
    .limit(limit)
    .execute();
  return (backwards ? rows.toReversed() : rows).map(toRow);
}

/** How often each label met each verdict, over the labels that hold. */
export async function countPairLabels(db: Reader): Promise<LabelCount[]> {
  const rows = await db
    .selectFrom('pairLabels')
    .select(({ fn }) => ['label', 'verdict', fn.countAll<number>().as('count')])
    .where('currentKey', 'is not', null)
    .groupBy(['label', 'verdict'])
    .execute();
  return rows.map((row) => ({
    label: row.label as PairLabel,
    verdict: row.verdict as Verdict,
    count: Number(row.count),
  }));
}

type Selected = { [Column in keyof PairLabelRow]: unknown };

function toRow<Row extends Selected>(row: Row): PairLabelRow {
  return row as unknown as PairLabelRow;
}
