// Why two companies are taken for the same or not: per field a bar to the right (same) or left (different) in bits,
// adding up to the verdict; under it both values with what differs marked. The sentence shows on hover and focus.
// Draws a stored explanation; compares nothing itself. For staff only.
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Explanation, FieldEvidence, Verdict } from '#app/domain/duplicate/explanation.ts';
import { classNames } from '../class-names.ts';
import { StatusBadge, type Tone } from '../ui/feedback/status-badge.tsx';
import {
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconProgressCheck,
  IconSitemap,
  type Icon,
} from '../ui/icons.ts';
import styles from './evidence-bars.module.css';
import { Marked } from './marked.tsx';

const verdictLooks: Record<Verdict, { tone: Tone; icon: Icon }> = {
  exact: { tone: 'info', icon: IconCircleCheck },
  likely: { tone: 'info', icon: IconProgressCheck },
  possible: { tone: 'warning', icon: IconCircleDashed },
  related: { tone: 'neutral', icon: IconSitemap },
  none: { tone: 'neutral', icon: IconCircle },
};

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useCopy();
  return <StatusBadge {...verdictLooks[verdict]}>{t(`matching:verdict.${verdict}`)}</StatusBadge>;
}

export function EvidenceBars({
  explanation,
  id,
  leftName,
  rightName,
}: {
  explanation: Explanation;
  /** Unique on the page: several candidates are shown under each other. */
  id: string;
  /** What the left values are, e.g. “As submitted”. */
  leftName: string;
  /** What the right values are, e.g. “Master list”. */
  rightName: string;
}) {
  const { t } = useCopy();
  const { fields, priorBits, bits, verdict, probability, rule, counterfactual } = explanation;
  const largest = Math.max(8, ...fields.map((field) => Math.abs(field.bits)), Math.abs(bits), Math.abs(priorBits));
  return (
    <div className={styles.frame}>
      <div className={styles.evidence}>
        <div className={styles.verdict}>
          <VerdictBadge verdict={verdict} />
          <span>{t(`matching:rule.${rule}` as CopyKey)}</span>
          <span className={styles.probability}>
            {t('ui:evidence.probability', { percent: percentage(probability) })}
          </span>
        </div>
        <div className={styles.axis} aria-hidden>
          <span />
          <span className={styles.poles}>
            <span>← {t('ui:evidence.different')}</span>
            <span>{t('ui:evidence.same')} →</span>
          </span>
          <span className={styles.unit}>{t('ui:evidence.bits')}</span>
        </div>
        <ul className={styles.fields}>
          {fields.map((field) => (
            <Field
              key={field.field}
              evidence={field}
              largest={largest}
              id={`${id}-${field.field}`}
              names={[leftName, rightName]}
            />
          ))}
          <li className={classNames(styles.row, styles.prior)}>
            <span className={styles.name}>{t('ui:evidence.prior')}</span>
            <Bar bits={priorBits} largest={largest} />
            <Bits bits={priorBits} />
          </li>
        </ul>
        <div className={classNames(styles.row, styles.total)}>
          <span className={styles.name}>{t('ui:evidence.total')}</span>
          <Bar bits={bits} largest={largest} />
          <Bits bits={bits} />
        </div>
        {counterfactual && (
          <p className={styles.otherwise}>
            {t(`matching:counterfactual.${counterfactual.code}` as CopyKey, {
              field: inSentence(t(`matching:field.${counterfactual.field}`)),
              verdict: inSentence(t(`matching:verdict.${counterfactual.to}`)),
            })}
          </p>
        )}
      </div>
    </div>
  );
}

/** “Phone” → “phone”; a name in capitals, and Chinese, stay as they are. */
function inSentence(words: string): string {
  return /^[A-Z][a-z]*( [a-z]+)*$/.test(words) ? words.toLowerCase() : words;
}

function Field({
  evidence,
  largest,
  id,
  names,
}: {
  evidence: FieldEvidence;
  largest: number;
  id: string;
  names: readonly [string, string];
}) {
  const { t } = useCopy();
  const { field, level, left, right, bits, spans } = evidence;
  return (
    <li className={classNames(styles.row, level === 'missing' && styles.missing)}>
      <button type="button" className={styles.name} aria-describedby={id}>
        {t(`matching:field.${field}`)}
      </button>
      <Bar bits={bits} largest={largest} />
      <Bits bits={bits} />
      <span id={id} role="tooltip" className={styles.sentence}>
        {t(`matching:level.${field}.${level}` as CopyKey)}
      </span>
      {(left !== null || right !== null) && (
        <dl className={styles.values}>
          <Value name={names[0]} text={left} spans={spans.left} />
          <Value name={names[1]} text={right} spans={spans.right} />
        </dl>
      )}
    </li>
  );
}

function Value({ name, text, spans }: { name: string; text: string | null; spans: FieldEvidence['spans']['left'] }) {
  const { t } = useCopy();
  return (
    <div>
      <dt className="visually-hidden">{name}</dt>
      <dd>
        {text === null ? (
          <span className={styles.none}>{t('ui:evidence.nothing')}</span>
        ) : (
          <Marked text={text} spans={spans} />
        )}
      </dd>
    </div>
  );
}

function Bar({ bits, largest }: { bits: number; largest: number }) {
  const length = Math.min(50, (Math.abs(bits) / largest) * 50);
  const percent = `${Math.round(length * 100) / 100}%`;
  return (
    <svg className={styles.bar} width="100%" height="16" aria-hidden>
      <rect
        className={bits < 0 ? styles.different : styles.same}
        x={bits < 0 ? `${Math.round((50 - length) * 100) / 100}%` : '50%'}
        y="2"
        width={percent}
        height="12"
      />
      <line className={styles.zero} x1="50%" x2="50%" y1="0" y2="16" />
    </svg>
  );
}

function Bits({ bits }: { bits: number }) {
  return <span className={styles.bits}>{`${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(1)}`}</span>;
}

/** Never rounded up to certainty or down to impossibility. */
function percentage(probability: number): string {
  if (probability > 0.999 && probability < 1) return '> 99.9';
  if (probability < 0.001 && probability > 0) return '< 0.1';
  return (probability * 100).toFixed(1).replace(/\.0$/, '');
}
