// Two records row by row: what both state, with the characters that differ marked as the explanation found them. Used
// wherever two companies are laid beside each other. Draws; compares nothing itself. For staff only.
import type { ReactNode } from 'react';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { ComparedField, Explanation, FieldEvidence } from '#app/domain/duplicate/explanation.ts';
import { type ComparedRow, SideBySide, type Side } from '../conflict/side-by-side.tsx';
import { Link } from '../ui/action/link.tsx';
import { Code } from '../ui/display/facts.tsx';
import { Marked } from './marked.tsx';
import styles from './record-comparison.module.css';

/** A record as far as it is shown beside another. */
export interface ComparableRecord {
  name: string;
  /** Where the record itself is. */
  to?: string | undefined;
  otherNames: readonly string[];
  uscc: string | null;
  country: string | null;
  region: string | null;
  address: string | null;
  website: string | null;
  phones: readonly string[];
  emails: readonly string[];
  parent: { name: string; to: string } | null;
}

export function RecordComparison({
  left,
  right,
  leftSide,
  rightSide,
  explanation,
}: {
  left: ComparableRecord;
  right: ComparableRecord;
  /** How the columns are headed. */
  leftSide: Side;
  rightSide: Side;
  explanation: Explanation;
}) {
  const { t } = useCopy();
  const evidenceOf = (name: ComparedField) => explanation.fields.find(({ field }) => field === name);
  const place = ({ country, region }: ComparableRecord) =>
    [...new Set([country && t(`registration:country.${country}` as CopyKey), region])].filter(Boolean).join(' · ');
  const rows: (ComparedRow & { always?: boolean })[] = [
    {
      label: t('registration:field.companyName'),
      ...sides(
        (record, marked) => (
          <>
            {record.to ? <Link to={record.to}>{marked(record.name)}</Link> : marked(record.name)}
            {record.otherNames.length > 0 && <Lines lines={record.otherNames} marked={marked} soft />}
          </>
        ),
        'name',
      ),
      same: sameness(evidenceOf('name')),
      always: true,
    },
    {
      label: t('registration:field.uscc'),
      ...sides(({ uscc }, marked) => uscc && <Code>{marked(uscc)}</Code>, 'uscc'),
      same: sameness(evidenceOf('uscc')),
      always: true,
    },
    {
      label: t('registration:field.regionCode'),
      left: place(left),
      right: place(right),
      same: sameness(evidenceOf('region')),
    },
    {
      label: t('registration:field.address'),
      ...sides(({ address }, marked) => address && marked(address), 'address'),
      same: sameness(evidenceOf('address')),
    },
    {
      label: t('registration:field.website'),
      ...sides(({ website }, marked) => website && marked(website), 'domain'),
      same: sameness(evidenceOf('domain')),
    },
    {
      label: t('registration:field.contactPhone'),
      ...sides(({ phones }, marked) => phones.length > 0 && <Lines lines={phones} marked={marked} />, 'phone'),
      same: sameness(evidenceOf('phone')),
    },
    {
      label: t('registration:field.contactEmail'),
      ...sides(({ emails }, marked) => emails.length > 0 && <Lines lines={emails} marked={marked} />, 'email'),
      same: sameness(evidenceOf('email')),
    },
    {
      label: t('review:parent'),
      ...sides(({ parent }) => parent && <Link to={parent.to}>{parent.name}</Link>, null),
    },
  ];

  /** Both cells of a row; `marked` marks a value where the explanation compared exactly that one. */
  function sides(
    cell: (record: ComparableRecord, marked: (value: string) => ReactNode) => ReactNode,
    name: ComparedField | null,
  ): { left: ReactNode; right: ReactNode } {
    const evidence = name && evidenceOf(name);
    const marking = (side: 'left' | 'right') => (value: string) =>
      evidence && evidence[side] === value ? <Marked text={value} spans={evidence.spans[side]} /> : value;
    return { left: cell(left, marking('left')), right: cell(right, marking('right')) };
  }

  return (
    <SideBySide
      caption={t('review:comparison')}
      left={leftSide}
      right={rightSide}
      rows={rows
        .filter((row) => row.always || row.left || row.right)
        .map((row) => ({ ...row, left: row.left || null, right: row.right || null }))}
    />
  );
}

/** Nothing is said where one side says nothing. */
function sameness(evidence: FieldEvidence | undefined): boolean | undefined {
  if (!evidence || evidence.level === 'missing' || evidence.left === null || evidence.right === null) return undefined;
  return evidence.bits > 0 && evidence.spans.left.length === 0 && evidence.spans.right.length === 0;
}

function Lines({
  lines,
  marked,
  soft,
}: {
  lines: readonly string[];
  marked: (value: string) => ReactNode;
  soft?: boolean;
}) {
  return (
    <ul className={soft ? styles.soft : undefined}>
      {lines.map((line) => (
        <li key={line}>{marked(line)}</li>
      ))}
    </ul>
  );
}
