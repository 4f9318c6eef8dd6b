// What is known of a customer: codes, place, names, contacts, purchases and kin.
import { Link } from '#app/components/ui/action/link.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { DayText, Time } from '#app/components/ui/display/time.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { CustomerRecord } from '#app/services/customer/view.server.ts';
import styles from './facts.module.css';

interface CustomerFactsProps {
  customer: CustomerRecord;
  contactsMasked: boolean;
  places: { country: string; region: string | null; industry: string | null; size: string | null };
  bought: readonly { name: string; since: string }[];
  mergedFrom: readonly { id: string; legalName: string }[];
  mayMerge: boolean;
}

export function CustomerFacts({ customer, contactsMasked, places, bought, mergedFrom, mayMerge }: CustomerFactsProps) {
  const { t } = useCopy();
  return (
    <>
      <Panel title={t('customer:view.facts')}>
        <Facts
          facts={[
            {
              label: t('customer:field.uscc'),
              value: customer.uscc && (
                <span className={styles.one}>
                  <Code>{customer.uscc}</Code>
                </span>
              ),
            },
            {
              label: t('customer:field.registrationNumber'),
              value: customer.registrationNumber && <Code>{customer.registrationNumber}</Code>,
            },
            { label: t('customer:field.country'), value: places.country },
            { label: t('customer:field.region'), value: places.region },
            { label: t('customer:field.address'), value: customer.address },
            { label: t('customer:field.industry'), value: places.industry },
            { label: t('customer:field.size'), value: places.size },
            { label: t('customer:field.website'), value: customer.websiteDomain },
            {
              label: t('customer:view.source'),
              value: customer.externalId && customer.sourceSystem !== 'registration' && (
                <>
                  {customer.sourceSystem} <Code>{customer.externalId}</Code>
                </>
              ),
            },
            { label: t('customer:field.updatedAt'), value: <Time at={customer.updatedAt} /> },
          ]}
        />
        {customer.notes && <p className={styles.notes}>{customer.notes}</p>}
      </Panel>
      {customer.contacts.length > 0 && (
        <Panel title={t('customer:field.contacts')}>
          <ul className={styles.list}>
            {customer.contacts.map((contact) => (
              <li key={contact.id}>
                <span>{contact.value}</span> {contact.person && <small>{contact.person}</small>}
              </li>
            ))}
          </ul>
          {contactsMasked && <p className={styles.hint}>{t('customer:view.masked')}</p>}
        </Panel>
      )}
      {bought.length > 0 && (
        <Panel title={t('customer:view.bought')}>
          <ul className={styles.list}>
            {bought.map((line) => (
              <li key={line.name}>
                <span>{line.name}</span>{' '}
                <small>
                  {t('customer:view.since')} <DayText day={line.since} />
                </small>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {mergedFrom.length > 0 && (
        <Panel title={t('customer:view.kin')}>
          <ul className={styles.list}>
            {mergedFrom.map((entry) => (
              <li key={entry.id}>
                <span>{entry.legalName}</span> <small>{t('customer:view.mergedInto')}</small>{' '}
                {mayMerge && <Link to={paths.admin.unmergeCustomer(entry.id)}>{t('customer:view.unmerge')}</Link>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
