// The fields of each decision sheet. Ids begin with the sheet's name: the page holds several forms.
import { CheckboxField, ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import type { CopyKey, Translate } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import type { ReviewCandidate, ReviewView } from '#app/services/registration/view-for-review.server.ts';
import type { SheetParts } from './decision-bar.tsx';
import styles from './decision-bar.module.css';

export function ApproveFields({ view, errorOf, valueOf }: SheetParts & { view: ReviewView }) {
  const { t } = useCopy();
  const { registration, candidates, chosen } = view;
  // A registration certain to be a known company was resolved to it when it was submitted.
  const isKnown = candidates.some(({ customerId }) => customerId === registration.customerId);
  const options = candidates.map((candidate) => ({
    value: `same:${candidate.customerId}`,
    label: t('review:sheet.approve.same', { name: candidate.legalName }),
    hint: candidateHint(t, candidate),
    disabled: candidate.standing.claim !== null && candidate.standing.claim.registrationId !== registration.id,
  }));
  const fallback = isKnown
    ? `same:${registration.customerId ?? ''}`
    : candidates.length === 0
      ? 'new'
      : likelyChoice(chosen);
  return (
    <ChoiceGroup
      label={t('review:sheet.approve.question')}
      name="resolution"
      id="approve-resolution"
      error={errorOf('resolution')}
      defaultValue={valueOf('resolution') ?? fallback}
      options={
        isKnown
          ? options
          : [
              {
                value: 'new',
                label: t('review:sheet.approve.new'),
                hint: t('review:sheet.approve.newHint', { name: registration.companyName }),
              },
              ...options,
            ]
      }
    />
  );
}

/** Only what is as good as certain is chosen beforehand: a guess is for the reviewer to make. */
function likelyChoice(candidate: ReviewCandidate | null): string | undefined {
  if (!candidate || candidate.standing.claim) return undefined;
  return candidate.verdict === 'exact' || candidate.verdict === 'likely' ? `same:${candidate.customerId}` : undefined;
}

function candidateHint(t: Translate, { verdict, standing }: ReviewCandidate): string {
  const word = t(`matching:verdict.${verdict}` as CopyKey);
  if (!standing.claim) return word;
  if (standing.claim.own) return t('review:sheet.approve.own', { verdict: word });
  return t('review:sheet.approve.claimed', { verdict: word, partner: standing.claim.partnerName });
}

export function ReturnFields({ fields, errorOf, valueOf, listOf }: SheetParts & { fields: readonly string[] }) {
  const { t } = useCopy();
  return (
    <>
      <fieldset className={styles.fields}>
        <legend>{t('review:sheet.return.fields')}</legend>
        <div className={styles.checks}>
          {fields.map((field) => (
            <CheckboxField
              key={field}
              name="fields[]"
              id={`return-field-${field}`}
              value={field}
              defaultChecked={listOf('fields').includes(field)}
              label={t(`registration:field.${field}` as CopyKey)}
            />
          ))}
        </div>
      </fieldset>
      <TextAreaField
        label={t('review:message')}
        hint={t('review:messageHint')}
        name="message"
        id="return-message"
        rows={3}
        error={errorOf('message')}
        defaultValue={valueOf('message')}
      />
    </>
  );
}

export function RejectFields({
  reasons,
  errorOf,
  valueOf,
}: SheetParts & { reasons: readonly { value: string; label: string }[] }) {
  const { t } = useCopy();
  return (
    <>
      <SelectField
        label={t('review:sheet.reject.reason')}
        hint={t('review:sheet.reject.reasonHint')}
        name="reasonCode"
        id="reject-reasonCode"
        empty={t('review:sheet.reject.choose')}
        error={errorOf('reasonCode')}
        defaultValue={valueOf('reasonCode') ?? ''}
        options={reasons}
      />
      <TextAreaField
        label={t('review:message')}
        hint={t('review:messageHint')}
        name="message"
        id="reject-message"
        rows={2}
        optional
        error={errorOf('message')}
        defaultValue={valueOf('message')}
      />
      <TextAreaField
        label={t('review:note')}
        hint={t('review:noteHint')}
        name="note"
        id="reject-note"
        rows={2}
        optional
        error={errorOf('note')}
        defaultValue={valueOf('note')}
      />
    </>
  );
}

export function DisputeFields({ rivals, errorOf, valueOf }: SheetParts & { rivals: readonly ReviewCandidate[] }) {
  const { t } = useCopy();
  const options = rivals.flatMap(({ legalName, standing: { claim } }) =>
    claim
      ? [
          {
            value: claim.claimId,
            label: legalName,
            hint: t('review:sheet.dispute.holder', { partner: claim.partnerName }),
          },
        ]
      : [],
  );
  return (
    <>
      <p>{t('review:sheet.dispute.body')}</p>
      <ChoiceGroup
        label={t('review:sheet.dispute.claim')}
        name="claimId"
        id="dispute-claimId"
        error={errorOf('claimId')}
        defaultValue={valueOf('claimId') ?? (options.length === 1 ? options[0]?.value : undefined)}
        options={options}
      />
    </>
  );
}
