// The folded filters of the queue, each choice with how many wait there. A GET form: the filters live in the address.
import { Form } from '@remix-run/react';
import type { FormEvent } from 'react';
import { Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { IconAdjustments } from '#app/components/ui/icons.ts';
import { formatNumber } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { QueueChoice, QueueCounts } from '#app/services/registration/review-queue.server.ts';
import { countChosen } from './address.ts';
import styles from './queue.module.css';

/** `12`, or `12+` where counting stopped before the end of the queue. */
export function atLeast(count: number, more: boolean): string {
  return more ? `${formatNumber(count)}+` : formatNumber(count);
}

export function QueueFilters({ counts, choice }: { counts: QueueCounts; choice: QueueChoice }) {
  const { t } = useCopy();
  const chosen = countChosen(choice);
  const options = (entries: readonly { value: string; label: string; count: number }[]) =>
    entries.map(({ value, label, count }) => ({ value, label: `${label} (${atLeast(count, counts.more)})` }));
  return (
    <details className={styles.filters} open={chosen > 0 || undefined}>
      <summary>
        <IconAdjustments size={18} aria-hidden />
        {t('ui:filters')}
        {chosen > 0 && <span className={styles.chosen}>{chosen}</span>}
      </summary>
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
            counts.verdicts.map((entry) => ({
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
          options={options(counts.kinds.map((entry) => ({ ...entry, label: t(`registration:kind.${entry.value}`) })))}
        />
        <SelectField
          small
          name="line"
          label={t('registration:field.productLineId')}
          empty={t('review:filter.any')}
          defaultValue={choice.productLineId ?? ''}
          options={options(counts.productLines)}
        />
        <SelectField
          small
          name="partner"
          label={t('review:filter.partner')}
          empty={t('review:filter.any')}
          defaultValue={choice.partnerId ?? ''}
          options={options(counts.partners)}
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
    </details>
  );
}

function submitOnChoice(event: FormEvent<HTMLFormElement>) {
  if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
}
