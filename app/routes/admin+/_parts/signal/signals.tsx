// Signals beside a registration: similar customers reported close by, with both sides, and visits to the manufacturer's site.
import { VerdictBadge } from '#app/components/duplicate/evidence-bars.tsx';
import { Marked } from '#app/components/duplicate/marked.tsx';
import { SideBySide } from '#app/components/conflict/side-by-side.tsx';
import { RegistrationStatusBadge } from '#app/components/registration/registration-status.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { IconArrowsExchange, IconFlag } from '#app/components/ui/icons.ts';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { formatDay } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { CloseReportShown, Signals } from '#app/services/signal/view.server.ts';
import { LabelBadge } from '../pair/label-badge.tsx';
import styles from './signal.module.css';

export function SignalsPanel({ id, signals }: { id: string; signals: Signals }) {
  const { t } = useCopy();
  const { close } = signals;
  return (
    <Panel title={t('signal:title')} id="signals">
      <div className={styles.section}>
        <p className={styles.note}>{t('signal:note')}</p>
        {close.length === 0 ? (
          <p>{t('signal:close.none')}</p>
        ) : (
          <>
            <h3 className={styles.heading}>
              <span className={styles.line}>
                <IconFlag size={18} stroke={1.75} />
                {t('signal:close.title', { count: close.length })}
              </span>
            </h3>
            {close.map((report) => (
              <CloseReport key={report.id} registrationId={id} own={signals.own} report={report} />
            ))}
          </>
        )}
        <h3 className={styles.heading}>{t('signal:visits.title')}</h3>
        <Visits visits={signals.visits} />
      </div>
    </Panel>
  );
}

function CloseReport({
  registrationId,
  own,
  report,
}: {
  registrationId: string;
  own: Signals['own'];
  report: CloseReportShown;
}) {
  const { t } = useCopy();
  const { other, explanation, isLater } = report;
  const name = explanation.fields.find(({ field }) => field === 'name');
  // The stored explanation has the earlier submission on its left.
  const [ownSide, otherSide] = isLater ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const marked = (value: string, side: 'left' | 'right') =>
    name && name[side] === value ? <Marked text={value} spans={name.spans[side]} /> : value;
  return (
    <section className={styles.report} aria-label={other.companyName}>
      <div className={styles.line}>
        <VerdictBadge verdict={report.verdict} />
        <span>{t('signal:close.where', { city: report.cityName, count: report.daysApart })}</span>
        {report.label && (
          <span className={styles.line}>
            {t('signal:close.said')} <LabelBadge label={report.label} />
          </span>
        )}
        {other.within ? (
          <ButtonLink
            size="sm"
            variant="quiet"
            icon={IconArrowsExchange}
            to={paths.admin.compare({
              left: `registration-${registrationId}`,
              right: `registration-${other.id}`,
            })}
          >
            {t('signal:close.compare')}
          </ButtonLink>
        ) : (
          <span className={styles.note}>{t('signal:close.outside')}</span>
        )}
      </div>
      <SideBySide
        caption={t('signal:close.title', { count: 1 })}
        left={{ name: t('signal:close.own') }}
        right={{ name: t('signal:close.other') }}
        rows={[
          {
            label: t('registration:field.companyName'),
            left: marked(own.companyName, ownSide),
            right: other.within ? (
              <Link to={paths.admin.registration(other.id)}>{marked(other.companyName, otherSide)}</Link>
            ) : (
              marked(other.companyName, otherSide)
            ),
          },
          {
            label: t('registration:field.uscc'),
            left: own.uscc && <Code>{own.uscc}</Code>,
            right: other.uscc && <Code>{other.uscc}</Code>,
          },
          { label: t('signal:close.partner'), left: own.partnerName, right: other.partnerName },
          {
            label: t('customer:view.number'),
            left: own.number && <Code>{own.number}</Code>,
            right: other.number && <Code>{other.number}</Code>,
          },
          {
            label: t('review:submittedAt'),
            left: <Time at={own.submittedAt} precision="second" />,
            right: <Time at={other.submittedAt} precision="second" />,
          },
          {
            label: t('signal:close.status'),
            left: <RegistrationStatusBadge status={own.status} forStaff />,
            right: <RegistrationStatusBadge status={other.status} forStaff />,
          },
        ]}
      />
    </section>
  );
}

function Visits({ visits }: { visits: Signals['visits'] }) {
  const { t, language } = useCopy();
  const { domains, days, count, shown, isFirstContact } = visits;
  if (domains.length === 0) return <p>{t('signal:visits.unknown')}</p>;
  const named = new Intl.ListFormat(language, { type: 'disjunction' }).format(domains);
  const day = formatDay(visits.around, language);
  return (
    <>
      <p>
        {count === 0
          ? t('signal:visits.none', { domains: named })
          : t('signal:visits.found', { domains: named, count })}{' '}
        {isFirstContact
          ? t('signal:visits.firstContact', { count: days, day })
          : t('signal:visits.submitted', { count: days, day })}
      </p>
      {shown.length > 0 && (
        <>
          {shown.length < count && <p className={styles.note}>{t('signal:visits.newest', { count: shown.length })}</p>}
          <ul className={styles.visits}>
            {shown.map((visit) => (
              <li key={`${visit.domain} ${visit.visitedAt} ${visit.page}`}>
                <Time at={visit.visitedAt} />
                <Code>{visit.page}</Code>
                {domains.length > 1 && <span>{visit.domain}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
