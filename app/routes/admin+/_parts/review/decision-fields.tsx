// The fields of each decision sheet. Ids begin with the sheet's name: the page holds several forms.
import { CheckboxField, ChoiceGroup, SelectField } from '#app/components/ui/form/choice-field.tsx';
import { TextAreaField } from '#app/components/ui/form/text-field.tsx';
import type { CopyKey, Translate } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { type FamilyPolicy, familyEffect } from '#app/domain/customer/family.ts';
import type { ReviewCandidate, ReviewView } from '#app/services/registration/view-for-review.server.ts';
import type { DecisionChoices, SheetParts } from './decision-bar.tsx';
import styles from './decision-bar.module.css';

export function ApproveFields({
  view,
  choices,
  field,
  valueOf,
}: SheetParts & { view: ReviewView; choices: Pick<DecisionChoices, 'newReasons' | 'mayOverruleName'> }) {
  const { t } = useCopy();
  const { registration, candidates, chosen } = view;
  // A registration certain to be a known company was resolved to it when it was submitted.
  const isKnown = candidates.some(({ customerId }) => customerId === registration.customerId);
  // Its name alone says so: a person may know better. Its credit code leaves no doubt.
  const exact = candidates.filter(({ verdict }) => verdict === 'exact');
  const isSameCode = exact.some(({ sameCode }) => sameCode);
  const newHint = isSameCode
    ? t('review:sheet.approve.sameCode')
    : exact.length === 0
      ? t('review:sheet.approve.newHint', { name: registration.companyName })
      : choices.mayOverruleName
        ? t('review:sheet.approve.newDespite', { name: registration.companyName })
        : t('review:sheet.approve.noRight');
  const mayBeNew = exact.length === 0 || (!isSameCode && choices.mayOverruleName);
  // Nobody can be given a decoy.
  const choosable = candidates.filter(({ status }) => status !== 'decoy');
  const options = choosable.map((candidate) => ({
    value: `same:${candidate.customerId}`,
    label: t('review:sheet.approve.same', { name: candidate.legalName }),
    hint: candidateHint(t, candidate, view.familyPolicy),
    disabled:
      (candidate.standing.claim !== null && candidate.standing.claim.registrationId !== registration.id) ||
      kinOf(candidate, view.familyPolicy).fact === 'other',
  }));
  const asNew = { value: 'new', label: t('review:sheet.approve.new'), hint: newHint, disabled: !mayBeNew };
  const fallback = isKnown
    ? `same:${registration.customerId ?? ''}`
    : choosable.length === 0
      ? 'new'
      : likelyChoice(chosen);
  return (
    <>
      <ChoiceGroup
        label={t('review:sheet.approve.question')}
        {...field('resolution')}
        defaultValue={valueOf('resolution') ?? fallback}
        options={isKnown ? [...options, asNew] : [asNew, ...options]}
      />
      {exact.length > 0 && mayBeNew && (
        <SelectField
          label={t('review:sheet.approve.newReason')}
          hint={t('review:sheet.approve.newReasonHint')}
          {...field('newReason')}
          optional
          empty={t('review:sheet.approve.chooseReason')}
          defaultValue={valueOf('newReason') ?? ''}
          options={choices.newReasons}
        />
      )}
    </>
  );
}

/** Only what is as good as certain is chosen beforehand: a guess is for the reviewer to make. */
function likelyChoice(candidate: ReviewCandidate | null): string | undefined {
  if (!candidate || candidate.standing.claim || candidate.status === 'decoy') return undefined;
  return candidate.verdict === 'exact' || candidate.verdict === 'likely' ? `same:${candidate.customerId}` : undefined;
}

/** What the claims of a look-alike's family mean for it. */
function kinOf({ standing, family }: ReviewCandidate, policy: FamilyPolicy) {
  return familyEffect(
    policy,
    standing.claim !== null,
    family.flatMap((member) => member.claim ?? []),
  );
}

function candidateHint(t: Translate, candidate: ReviewCandidate, policy: FamilyPolicy): string {
  const { verdict, standing } = candidate;
  const word = t(`matching:verdict.${verdict}` as CopyKey);
  if (!standing.claim) {
    const { fact, claim } = kinOf(candidate, policy);
    return fact === 'other' && claim ? t('family:review.approve', { verdict: word, partner: claim.partnerName }) : word;
  }
  if (standing.claim.own) return t('review:sheet.approve.own', { verdict: word });
  return t('review:sheet.approve.claimed', { verdict: word, partner: standing.claim.partnerName });
}

export function ReturnFields({ fields, field, valueOf, listOf }: SheetParts & { fields: readonly string[] }) {
  const { t } = useCopy();
  return (
    <>
      <fieldset className={styles.fields}>
        <legend>{t('review:sheet.return.fields')}</legend>
        <div className={styles.checks}>
          {fields.map((asked) => (
            <CheckboxField
              key={asked}
              {...field('fields', 'fields[]')}
              id={`return-field-${asked}`}
              value={asked}
              defaultChecked={listOf('fields').includes(asked)}
              label={t(`registration:field.${asked}` as CopyKey)}
            />
          ))}
        </div>
      </fieldset>
      <TextAreaField
        label={t('review:message')}
        hint={t('review:messageHint')}
        {...field('message')}
        rows={3}
        defaultValue={valueOf('message')}
      />
    </>
  );
}

export function RejectFields({
  reasons,
  field,
  valueOf,
}: SheetParts & { reasons: readonly { value: string; label: string }[] }) {
  const { t } = useCopy();
  return (
    <>
      <SelectField
        label={t('review:sheet.reject.reason')}
        hint={t('review:sheet.reject.reasonHint')}
        {...field('reasonCode')}
        empty={t('review:sheet.reject.choose')}
        defaultValue={valueOf('reasonCode') ?? ''}
        options={reasons}
      />
      <TextAreaField
        label={t('review:message')}
        hint={t('review:messageHint')}
        {...field('message')}
        rows={2}
        optional
        defaultValue={valueOf('message')}
      />
      <TextAreaField
        label={t('review:note')}
        hint={t('review:noteHint')}
        {...field('note')}
        rows={2}
        optional
        defaultValue={valueOf('note')}
      />
    </>
  );
}

interface Rival {
  claimId: string;
  name: string;
  hint: string;
}

/** Whose claims a conflict can be about: those on look-alikes, and on members of their families. */
export function rivalsOf(t: Translate, candidates: readonly ReviewCandidate[]): Rival[] {
  const rivals = candidates.flatMap(({ legalName, standing: { claim }, family }): Rival[] => [
    ...(claim && !claim.own
      ? [
          {
            claimId: claim.claimId,
            name: legalName,
            hint: t('review:sheet.dispute.holder', { partner: claim.partnerName }),
          },
        ]
      : []),
    ...family.flatMap((member): Rival[] =>
      member.claim && !member.claim.own
        ? [
            {
              claimId: member.claim.claimId,
              name: member.legalName,
              hint: t('family:review.dispute', { name: legalName, partner: member.claim.partnerName }),
            },
          ]
        : [],
    ),
  ]);
  return [...new Map(rivals.toReversed().map((rival) => [rival.claimId, rival])).values()].toReversed();
}

export function DisputeFields({ rivals, field, valueOf }: SheetParts & { rivals: readonly Rival[] }) {
  const { t } = useCopy();
  const options = rivals.map(({ claimId, name, hint }) => ({ value: claimId, label: name, hint }));
  return (
    <>
      <p>{t('review:sheet.dispute.body')}</p>
      <ChoiceGroup
        label={t('review:sheet.dispute.claim')}
        {...field('claimId')}
        defaultValue={valueOf('claimId') ?? (options.length === 1 ? options[0]?.value : undefined)}
        options={options}
      />
    </>
  );
}
