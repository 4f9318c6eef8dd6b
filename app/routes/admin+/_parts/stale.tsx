// Somebody else saved while a form was open: what stands there now beside what was typed, field by field, and the version
// the form is to be sent with. Shared by every form of the back office that changes a record.
import { SideBySide } from '#app/components/conflict/side-by-side.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { FormValues } from '#app/forms/form.ts';
import { Announced } from './announced.tsx';

/** What stands in a record now. */
export interface StaleRecord {
  version: number;
  values: FormValues;
}

/**
 * The version to send: of the record shown beside the typed text, or of the one the text was typed over. The one just read
 * counts only where nothing was typed: with it, text typed over an older version would overwrite a change nobody saw.
 */
export function versionToSend(
  answer: { values?: FormValues | undefined; stale?: StaleRecord | undefined } | undefined,
  read: number,
): number {
  if (answer?.stale) return answer.stale.version;
  const opened = Number(answer?.values?.version);
  return Number.isInteger(opened) && opened >= 0 ? opened : read;
}

interface StaleNoticeProps {
  stale: StaleRecord | undefined;
  yours: FormValues;
  title: string;
  /** The fields to compare, each by its name, with what a reader calls it. */
  fields: Record<string, string>;
  /** How a value reads, where it is a code or an id. */
  shown?: (field: string, value: string) => string;
  /** The order of a field's values says something: rows that belong together. */
  ordered?: boolean;
  /** The page as it is without what was typed. */
  here: string;
}

export function StaleNotice({ stale, yours, title, fields, shown, ordered, here }: StaleNoticeProps) {
  const { t } = useCopy();
  if (!stale) return null;
  const textOf = (values: FormValues, field: string) => {
    const listed = [values[field] ?? []].flat().filter(Boolean);
    const named = listed.map((value) => shown?.(field, value) ?? value);
    return (ordered ? named : named.toSorted()).join('\n');
  };
  const rows = Object.entries(fields)
    .map(([field, label]) => ({ label, left: textOf(stale.values, field), right: textOf(yours, field), same: false }))
    .filter(({ left, right }) => left !== right);
  return (
    <Announced key={stale.version}>
      <Notice
        tone="warning"
        live="alert"
        title={title}
        actions={<ButtonLink to={here}>{t('customer:stale.takeTheirs')}</ButtonLink>}
      >
        <p>{t('customer:stale.body')}</p>
        {rows.length > 0 && (
          <SideBySide
            caption={title}
            left={{ name: t('customer:stale.theirs') }}
            right={{ name: t('customer:stale.yours') }}
            rows={rows}
          />
        )}
      </Notice>
    </Announced>
  );
}
