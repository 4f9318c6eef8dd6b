// Why two companies are taken for the same or not: from what is known before comparing, each field's bar goes on where the
// one before it ended, to the right (same) or left (different), in bits, down to the sum; under it both values with what
// differs marked. The sentence shows on hover and focus. Draws an explanation; compares nothing itself. For staff only.
import type { ReactNode } from 'react';
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
  const { t, language } = useCopy();
  const { priorBits, bits, verdict, probability, rule, counterfactual } = explanation;
  // What neither side states is no row of its own: it is named in one line below.
  const fields = explanation.fields.filter(isStated);
  const silent = explanation.fields.filter((field) => !isStated(field));
  const steps = stepsOf(priorBits, fields);
  const scale = scaleOf([0, priorBits, bits, ...steps.map(({ end }) => end)]);
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
          <li className={classNames(styles.row, styles.prior)}>
            <span className={styles.name}>{t('ui:evidence.prior')}</span>
            <Bar from={0} to={priorBits} scale={scale} />
            <Bits bits={priorBits} />
          </li>
          {steps.map(({ evidence, start, end }) => (
            <Field
              key={evidence.field}
              evidence={evidence}
              bar={<Bar from={start} to={end} scale={scale} />}
              id={`${id}-${evidence.field}`}
              names={[leftName, rightName]}
            />
          ))}
        </ul>
        <div className={classNames(styles.row, styles.total)}>
          <span className={styles.name}>{t('ui:evidence.total')}</span>
          <Bar from={0} to={bits} scale={scale} />
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
        {silent.length > 0 && (
          <p className={styles.otherwise}>
            {t('matching:silent', {
              fields: new Intl.ListFormat(language, { type: 'conjunction' }).format(
                silent.map(({ field }) => inSentence(t(`matching:field.${field}`))),
              ),
            })}
          </p>
        )}
        <p className={styles.small}>
          {t(`matching:engine.${explanation.engine}` as CopyKey)} ·{' '}
          {t('matching:versions', { norm: explanation.normVersion, weights: explanation.weightsHash.slice(0, 8) })}
        </p>
      </div>
    </div>
  );
}

function isStated({ left, right, bits }: FieldEvidence): boolean {
  return left !== null || right !== null || bits !== 0;
}

interface Step {
  evidence: FieldEvidence;
  /** Bits before this field and after it. */
  start: number;
  end: number;
}

function stepsOf(priorBits: number, fields: readonly FieldEvidence[]): Step[] {
  let sum = priorBits;
  return fields.map((evidence) => {
    const start = sum;
    sum += evidence.bits;
    return { evidence, start, end: sum };
  });
}

interface Scale {
  least: number;
  span: number;
}

/** From the smallest sum on the way to the largest, never less than 8 bits wide. */
function scaleOf(sums: readonly number[]): Scale {
  const least = Math.min(...sums);
  return { least, span: Math.max(8, Math.max(...sums) - least) };
}

/** “Phone” → “phone”; a name in capitals, and Chinese, stay as they are. */
function inSentence(words: string): string {
  return /^[A-Z][a-z-]*( [a-z]+)*$/.test(words) ? words.toLowerCase() : words;
}

function Field({
  evidence,
  bar,
  id,
  names,
}: {
  evidence: FieldEvidence;
  bar: ReactNode;
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
      {bar}
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

function Bar({ from, to, scale }: { from: number; to: number; scale: Scale }) {
  const at = (bits: number) => `${Math.round(((bits - scale.least) / scale.span) * 10_000) / 100}%`;
  const width = `${Math.round((Math.abs(to - from) / scale.span) * 10_000) / 100}%`;
  return (
    <svg className={styles.bar} width="100%" height="16" aria-hidden>
      <line className={styles.zero} x1={at(0)} x2={at(0)} y1="0" y2="16" />
      <line className={styles.before} x1={at(from)} x2={at(from)} y1="0" y2="16" />
      <rect
        className={to < from ? styles.different : styles.same}
        x={at(Math.min(from, to))}
        y="2"
        width={width}
        height="12"
      />
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
