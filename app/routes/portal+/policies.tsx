// The rules a partner works under, as they stand today: read from the rule set, never written twice.
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AnswerNotice } from '#app/components/registration/answer-notice.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { IconCheck } from '#app/components/ui/icons.ts';
import { PageHeader } from '#app/components/ui/layout/page-header.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { nameIn } from '#app/domain/language/named.ts';
import { type RegistrationField, registrationKinds, requiredFields } from '#app/domain/registration/registration.ts';
import { paths } from '#app/http/paths.ts';
import { portalLoader } from '#app/http/portal.server.ts';
import { largestEvidenceBytes, mostEvidence } from '#app/services/evidence/accepted.server.ts';
import { getPolicies } from '#app/services/rule/policies.server.ts';
import styles from './_parts/policies.module.css';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = portalLoader({ can: 'portal:open' }, async ({ work, actor, t }) => ({
  title: t('portal:policies.title'),
  policies: await getPolicies(work, actor),
  evidence: { max: mostEvidence, size: largestEvidenceBytes / 1024 / 1024 },
}));

const told = ['clear', 'needsReview', 'unavailable', 'incomplete'] as const;

export default function Policies() {
  const { policies, evidence } = useLoaderData<typeof loader>();
  const { t, language } = useCopy();
  const days = (count: number) => t('portal:policies.days', { count });
  const hours = (count: number) => t('portal:policies.hours', { count });
  const all = [...new Set(registrationKinds.flatMap((kind) => requiredFields(kind, 'CN')))];
  const needs = (kind: (typeof registrationKinds)[number], field: RegistrationField) =>
    requiredFields(kind, 'CN').includes(field);
  return (
    <Stack>
      <PageHeader title={t('portal:policies.title')} note={t('portal:policies.note', { version: policies.version })} />
      <Panel title={t('portal:policies.answers')}>
        <Stack gap="sm">
          <p>{t('portal:policies.answersText')}</p>
          {told.map((answer) => (
            <AnswerNotice key={answer} answer={answer}>
              {t(`portal:policies.answer.${answer}`)}
            </AnswerNotice>
          ))}
        </Stack>
      </Panel>
      <Panel title={t('portal:policies.protection')}>
        <Stack gap="sm">
          <p>{t('portal:policies.protectionText')}</p>
          <Facts
            facts={policies.protection.map((line) => ({ label: nameIn(language, line), value: days(line.days) }))}
          />
        </Stack>
      </Panel>
      <Panel title={t('portal:policies.limits')}>
        <Facts
          facts={[
            { label: t('portal:policies.firstDecision'), value: hours(policies.firstDecisionHours) },
            { label: t('portal:policies.ruling'), value: hours(policies.conflictRulingHours) },
            {
              label: t('portal:policies.businessHours'),
              value: `${policies.workingDay.from}–${policies.workingDay.to} (${policies.workingDay.timeZone})`,
            },
            { label: t('portal:policies.cooldown'), value: days(policies.cooldownDays) },
            {
              label: t('portal:policies.precheck'),
              value: t('portal:policies.perDay', { count: policies.prechecksPerDay }),
            },
          ]}
        />
      </Panel>
      <Panel title={t('portal:policies.required')}>
        <Stack gap="sm">
          <p>{t('portal:policies.requiredText')}</p>
          <div className={styles.frame}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('portal:policies.fieldColumn')}</th>
                  {registrationKinds.map((kind) => (
                    <th key={kind} scope="col">
                      {t(`registration:kind.${kind}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map((field) => (
                  <tr key={field}>
                    <th scope="row">{t(`registration:field.${field}` as CopyKey)}</th>
                    {registrationKinds.map((kind) => (
                      <td key={kind}>
                        {needs(kind, field) && (
                          <>
                            <IconCheck size={18} />
                            <span className="visually-hidden">{t('portal:policies.yes')}</span>
                          </>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Stack>
      </Panel>
      <Panel title={t('registration:field.evidence')}>
        <Stack gap="sm">
          <p>{t('registration:hint.evidence', evidence)}</p>
          <p>{t('portal:policies.evidenceText')}</p>
        </Stack>
      </Panel>
      <Panel title={t('portal:policies.order')}>
        <Stack gap="sm">
          <p>{t('portal:policies.orderText')}</p>
          <p>
            <Link to={paths.portal.register()}>{t('portal:nav.register')}</Link>
          </p>
        </Stack>
      </Panel>
    </Stack>
  );
}
