// How often the matcher had said what people say: shares with what they are shares of, never a bare percentage.
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { type Agreement, type Share, pairLabels } from '#app/domain/duplicate/label.ts';
import type { LabelFigures } from '#app/services/duplicate/list-labels.server.ts';
import { LabelBadge } from './label-badge.tsx';
import styles from './pair.module.css';

const measures = ['precision', 'recall', 'specificity'] as const;

export function Figures({ figures }: { figures: LabelFigures }) {
  const { t } = useCopy();
  return (
    <div className={styles.form}>
      <p className={styles.detail}>
        {pairLabels.map((label) => (
          <span key={label} className={styles.said}>
            <LabelBadge label={label} /> {figures.counts[label]}
          </span>
        ))}
      </p>
      <RecordTable<Agreement>
        caption={t('pair:figures.title')}
        rows={figures.agreements}
        rowKey={({ level }) => level}
        columns={[
          {
            key: 'level',
            header: t('pair:figures.what'),
            primary: true,
            width: 'grow',
            cell: ({ level }) => t(`pair:figures.${level}`),
          },
          ...measures.map((measure) => ({
            key: measure,
            header: t(`pair:figures.${measure}`),
            cell: (agreement: Agreement) => <ShareText share={agreement[measure]} />,
          })),
        ]}
      />
      <ul className={styles.heading}>
        {measures.map((measure) => (
          <li key={measure}>
            {t(`pair:figures.${measure}`)}: {t(`pair:figures.${measure}Hint`)}
          </li>
        ))}
      </ul>
      <p className={styles.heading}>{t('pair:figures.note')}</p>
    </div>
  );
}

function ShareText({ share: { part, whole } }: { share: Share }) {
  const { t } = useCopy();
  if (whole === 0) return <>{t('pair:figures.unknown')}</>;
  return <>{t('pair:figures.share', { percent: ((part / whole) * 100).toFixed(1), part, whole })}</>;
}
