// The registration as typed beside one company of the master list, row by row.
import { RecordComparison } from '#app/components/duplicate/record-comparison.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { ChosenCandidate, ReviewView } from '#app/services/registration/view-for-review.server.ts';

export function Comparison({ view, candidate }: { view: ReviewView; candidate: ChosenCandidate }) {
  const { t } = useCopy();
  const { registration } = view;
  return (
    <RecordComparison
      leftSide={{ name: t('review:asTyped') }}
      rightSide={{ name: t('review:inMasterList') }}
      explanation={candidate.explanation}
      left={{
        name: registration.companyName,
        otherNames: [],
        uscc: registration.uscc,
        country: registration.country,
        region: view.region,
        address: registration.address,
        website: registration.website,
        phones: registration.contacts.flatMap(({ phone }) => (phone ? [phone] : [])),
        emails: registration.contacts.flatMap(({ email }) => (email ? [email] : [])),
        parent: null,
      }}
      right={{
        name: candidate.legalName,
        to: paths.admin.customer(candidate.customerId),
        otherNames: candidate.otherNames,
        uscc: candidate.uscc,
        country: candidate.country,
        region: candidate.region,
        address: candidate.address,
        website: candidate.websiteDomain,
        phones: candidate.phones,
        emails: candidate.emails,
        parent: candidate.parent && {
          name: candidate.parent.name,
          to: paths.admin.customer(candidate.parent.id),
        },
      }}
    />
  );
}
