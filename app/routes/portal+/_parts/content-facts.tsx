// What was registered, exactly as typed.
import { Code, type Fact, Facts } from '#app/components/ui/display/facts.tsx';
import { Money } from '#app/components/ui/display/money.tsx';
import { DayText } from '#app/components/ui/display/time.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { type Named, nameIn } from '#app/domain/language/named.ts';
import type { RegistrationContent } from '#app/domain/registration/registration.ts';
import { isCountry } from '#app/domain/customer/country.ts';
import styles from './content-facts.module.css';

interface ContentFactsProps {
  content: RegistrationContent;
  names: { productLine: Named | null; region: Named | null; source: Named | null };
}

export function ContentFacts({ content, names }: ContentFactsProps) {
  const { t, language } = useCopy();
  const named = (name: Named | null) => name && nameIn(language, name);
  const facts: Fact[] = [
    { label: t('registration:field.companyName'), value: content.companyName },
    { label: t('portal:registrations.kind'), value: t(`registration:kind.${content.kind}`) },
    { label: t('registration:field.uscc'), value: content.uscc && <Code>{content.uscc}</Code> },
    {
      label: t('registration:field.country'),
      value: isCountry(content.country) ? t(`registration:country.${content.country}`) : content.country,
    },
    { label: t('registration:field.regionCode'), value: named(names.region) ?? content.regionCode },
    { label: t('registration:field.address'), value: content.address },
    { label: t('registration:field.website'), value: content.website },
    { label: t('registration:field.productLineId'), value: named(names.productLine) },
    { label: t('registration:field.projectName'), value: content.projectName },
    {
      label: t('registration:field.amount'),
      value:
        content.amountMinor !== null && content.currency ? (
          <Money minor={content.amountMinor} currency={content.currency} />
        ) : null,
    },
    {
      label: t('registration:field.expectedCloseOn'),
      value: content.expectedCloseOn && <DayText day={content.expectedCloseOn} />,
    },
    { label: t('registration:field.sourceCode'), value: named(names.source) ?? content.sourceCode },
    {
      label: t('registration:field.firstContactOn'),
      value: content.firstContactOn && <DayText day={content.firstContactOn} />,
    },
    {
      label: t('registration:field.contacts'),
      value:
        content.contacts.length === 0 ? null : (
          <ul className={styles.contacts}>
            {content.contacts.map((contact) => (
              <li key={`${contact.name} ${contact.phone} ${contact.email}`}>
                {[contact.name, contact.title, contact.phone, contact.email].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
        ),
    },
    {
      label: t('registration:field.requirement'),
      value: content.requirement && <p className={styles.text}>{content.requirement}</p>,
    },
  ];
  return <Facts facts={facts} />;
}
