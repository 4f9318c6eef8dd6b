// A customer found by the lookup: its name with what was hit marked, and, where it was hit elsewhere or otherwise than as
// written, a line that says so.
import { useCopy } from '#app/copy/use-copy.ts';
import type { LookupHit } from '#app/domain/customer/lookup.ts';
import styles from './found-name.module.css';

export function FoundName({ name, hit }: { name: string; hit: LookupHit | null }) {
  const { t } = useCopy();
  if (!hit) return <>{name}</>;
  const isInName = hit.field === 'legal' && hit.value === name;
  return (
    <span className={styles.found}>
      <span>{isInName ? <Hit hit={hit} /> : name}</span>
      {(!isInName || hit.way !== 'text') && (
        <small className={styles.how}>
          {!isInName && (
            <>
              {t(`customer:hit.${hit.field}`)}{' '}
              <span className={styles.value}>
                <Hit hit={hit} />
              </span>
              {hit.way !== 'text' && ' · '}
            </>
          )}
          {hit.way !== 'text' && t(`customer:hitWay.${hit.way}`)}
        </small>
      )}
    </span>
  );
}

function Hit({ hit: { value, spans } }: { hit: LookupHit }) {
  const pieces = spans.map(([start, end], index) => (
    <span key={start}>
      {value.slice(spans[index - 1]?.[1] ?? 0, start)}
      <mark className={styles.mark}>{value.slice(start, end)}</mark>
    </span>
  ));
  return (
    <>
      {pieces}
      {value.slice(spans.at(-1)?.[1] ?? 0)}
    </>
  );
}
