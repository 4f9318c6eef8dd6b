// The filters of the queue, folded until they are asked for, each choice with how many wait there. A GET form: the filters
// live in the address, and so does whether they are open.
import { Form } from '@remix-run/react';
import type { FormEvent } from 'react';
import { Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconAdjustments } from '#app/components/ui/icons.ts';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { QueueChoice, QueueCounts } from '#app/services/registration/review-queue.server.ts';
import { countChosen, queryOf } from './address.ts';
import styles from './queue.module.css';

/** `12`, or `12+` where counting stopped before the end of the queue. */
export function atLeast(count: number, more: boolean): string {
  return more ? `${formatNumber(count)}+` : formatNumber(count);
}

export function QueueFilters({
  counts,
  choice,
  openId,
}: {
  counts: QueueCounts;
  choice: QueueChoice;
  openId: string | undefined;
}) {
  const { t } = useCopy();
  const { filters } = counts;
  const chosen = countChosen(choice);
  const query = { ...queryOf(choice), filters: filters ? null : 1 };
  const options = (entries: readonly { value: string; label: string; count: number }[]) =>
    entries.map(({ value, label, count }) => ({
      value,
      label: `${label} (${atLeast(count, filters?.more ?? false)})`,
    }));
  const words = (
    <>
      <IconAdjustments size={18} />
      {t('ui:filters')}
    </>
  );
  return (
    <div className={styles.filters}>
      {chosen > 0 ? (
        <span className={styles.toggle}>
          {words}
          <span className={styles.chosen}>{chosen}</span>
        </span>
      ) : (
        <Link
          className={styles.toggle}
          to={openId ? paths.admin.reviewRegistration(openId, query) : paths.admin.review(query)}
          aria-expanded={filters !== null}
        >
          {words}
        </Link>
      )}
      {filters && (
        <Form
          key={JSON.stringify(choice)}
          method="get"
          action={paths.admin.review()}
          aria-label={t('ui:filters')}
          onChange={submitOnChoice}
        >
          {choice.mine && <input type="hidden" name="mine" value="1" />}
          {choice.overdue && <input type="hidden" name="overdue" value="1" />}
          <SelectField
            small
            name="verdict"
            label={t('review:filter.verdict')}
            empty={t('review:filter.any')}
            defaultValue={choice.verdict ?? ''}
            options={options(
              filters.verdicts.map((entry) => ({
                ...entry,
                label: entry.value === 'none' ? t('review:noLookAlike') : t(`matching:verdict.${entry.value}`),
              })),
            )}
          />
          <SelectField
            small
            name="kind"
            label={t('review:filter.kind')}
            empty={t('review:filter.any')}
            defaultValue={choice.kind ?? ''}
            options={options(
              filters.kinds.map((entry) => ({ ...entry, label: t(`registration:kind.${entry.value}`) })),
            )}
          />
          <SelectField
            small
            name="line"
            label={t('registration:field.productLineId')}
            empty={t('review:filter.any')}
            defaultValue={choice.productLineId ?? ''}
            options={options(filters.productLines)}
          />
          <SelectField
            small
            name="partner"
            label={t('review:filter.partner')}
            empty={t('review:filter.any')}
            defaultValue={choice.partnerId ?? ''}
            options={options(filters.partners)}
          />
          <div className={styles.apply}>
            <Button size="sm">{t('ui:apply')}</Button>
            {chosen > 0 && (
              <ButtonLink
                size="sm"
                variant="quiet"
                to={paths.admin.review({ mine: choice.mine ? 1 : null, overdue: choice.overdue ? 1 : null })}
              >
                {t('ui:clear')}
              </ButtonLink>
            )}
          </div>
        </Form>
      )}
    </div>
  );
}

function submitOnChoice(event: FormEvent<HTMLFormElement>) {
  if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
}
