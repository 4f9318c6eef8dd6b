// What a partner submitted and later changed: every submission with its seal and, field by field, what it says anew.
import type { ReactNode } from 'react';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Money } from '#app/components/ui/display/money.tsx';
import { DayText, Time } from '#app/components/ui/display/time.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { isCountry } from '#app/domain/customer/country.ts';
import { nameIn } from '#app/domain/language/named.ts';
import type { ContentPart } from '#app/domain/registration/submission.ts';
import { paths } from '#app/http/paths.ts';
import type { SubmissionSeen } from '#app/services/registration/see-submissions.server.ts';
import styles from './record.module.css';

/** Nothing where there was one submission only: the record says it all. */
export function Submissions({ registrationId, all }: { registrationId: string; all: readonly SubmissionSeen[] }) {
  const { t } = useCopy();
  if (all.length < 2) return null;
  return (
    <Panel title={t('review:submissions.title')}>
      <ol className={styles.submissions}>
        {all.map((submission, index) => {
          const before = all[index - 1];
          return (
            <li key={submission.ordinal}>
              <h3>{t('review:submissions.one', { ordinal: submission.ordinal })}</h3>
              <p className={styles.soft}>
                <Time at={submission.at} precision="second" /> · {submission.by} ·{' '}
                <Code>
                  #{submission.seal.seq} {submission.seal.hash.slice(0, 8)}
                </Code>
              </p>
              {before && submission.changed.length === 0 && <p>{t('review:submissions.same')}</p>}
              {before && submission.changed.length > 0 && (
                <Facts
                  facts={submission.changed.map((part) => ({
                    label: t(`registration:field.${part}`),
                    value: (
                      <>
                        <del>
                          <Part part={part} submission={before} registrationId={registrationId} />
                        </del>{' '}
                        <ins>
                          <Part part={part} submission={submission} registrationId={registrationId} />
                        </ins>
                      </>
                    ),
                  }))}
                />
              )}
              {!before && <p>{t('review:submissions.first')}</p>}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

interface PartProps {
  part: ContentPart;
  submission: SubmissionSeen;
  registrationId: string;
}

function Part({ part, submission, registrationId }: PartProps): ReactNode {
  const { t, language } = useCopy();
  const { content, names, files } = submission;
  const named = { productLineId: names.productLine, regionCode: names.region, sourceCode: names.source };
  switch (part) {
    case 'kind':
      return t(`registration:kind.${content.kind}`);
    case 'country':
      return isCountry(content.country) ? t(`registration:country.${content.country}`) : (content.country ?? '–');
    case 'productLineId':
    case 'regionCode':
    case 'sourceCode':
      return named[part] ? nameIn(language, named[part]) : (content[part] ?? '–');
    case 'amount':
      return content.amountMinor !== null && content.currency ? (
        <Money minor={content.amountMinor} currency={content.currency} />
      ) : (
        '–'
      );
    case 'expectedCloseOn':
    case 'firstContactOn':
      return content[part] ? <DayText day={content[part]} /> : '–';
    case 'contacts':
      return content.contacts
        .map(({ name, title, phone, email }) => [name, title, phone, email].filter(Boolean).join(' · '))
        .join('; ');
    case 'evidence':
      return files.length === 0
        ? '–'
        : files.map((file) => (
            <span key={file.id} className={styles.file}>
              <Link to={paths.admin.evidenceFile(registrationId, file.id)} reload>
                {file.fileName}
              </Link>{' '}
            </span>
          ));
    default:
      return content[part] ?? '–';
  }
}
