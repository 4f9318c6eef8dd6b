// Whether a customer is kept for direct sales, why and until when; and the form that keeps it or ends it.
import { Form, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { SelectField } from '#app/components/ui/form/choice-field.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { DateField } from '#app/components/ui/form/text-field.tsx';
import { IconHome } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { addMs } from '#app/domain/calendar/instant.ts';
import type { FormValues, Problems } from '#app/forms/form.ts';
import { paths } from '#app/http/paths.ts';
import type { Choice } from '#app/services/settings/choices.server.ts';
import type { HouseAccountRow } from '#app/services/customer/view.server.ts';
import styles from './facts.module.css';
import { useProblems } from '../use-problems.ts';

type ShownAccount = Omit<HouseAccountRow, 'productLine'> & { productLine: string | null; running: boolean };

interface HouseAccountProps {
  customerId: string;
  accounts: readonly ShownAccount[];
  choices: { lines: Choice[]; reasons: Choice[] };
  today: string;
  mayWrite: boolean;
  /** The account about to be ended, for browsers without scripts. */
  ending: string | null;
  answer: { problems: Problems; values: FormValues } | undefined;
}

export function HouseAccount(props: HouseAccountProps) {
  const { customerId, accounts, mayWrite, ending, answer } = props;
  const { t } = useCopy();
  if (!mayWrite && accounts.length === 0) return null;
  const asked = accounts.find((account) => account.id === ending && account.running);
  return (
    <Panel title={t('customer:house.title')} id="house">
      <Stack gap="sm">
        {accounts.length === 0 && <p>{t('customer:house.none')}</p>}
        <ul className={styles.list}>
          {accounts.map((account) => (
            <li key={account.id}>
              <StatusBadge tone={account.running ? 'warning' : 'neutral'} icon={IconHome}>
                {account.running ? t('customer:house.running') : t('customer:house.ended')}
              </StatusBadge>
              <div>
                {account.productLine ?? t('customer:house.everyLine')} · {account.reason}
              </div>
              <small>
                <Time at={account.since} precision="day" /> – <Time at={addMs(account.expiresAt, -1)} precision="day" />
                {account.createdByName && ` · ${account.createdByName}`}
              </small>
              {mayWrite && account.running && !asked && (
                <div>
                  <ConfirmDialog
                    trigger={t('customer:house.end')}
                    triggerVariant="quiet"
                    fallback={`${paths.admin.customer(customerId)}?end=${account.id}#house`}
                    title={t('customer:house.endTitle')}
                    confirm={t('customer:house.end')}
                    form={(inside) => <EndForm id={account.id}>{inside}</EndForm>}
                  >
                    {t('customer:house.endBody')}
                  </ConfirmDialog>
                </div>
              )}
            </li>
          ))}
        </ul>
        {asked && (
          <ConfirmBody
            confirm={t('customer:house.end')}
            cancelTo={paths.admin.customer(customerId)}
            form={(inside) => <EndForm id={asked.id}>{inside}</EndForm>}
          >
            {t('customer:house.endBody')}
          </ConfirmBody>
        )}
        {mayWrite && (
          <details key={accounts.length} open={answer !== undefined || undefined}>
            <summary>{t('customer:house.keep')}</summary>
            <KeepForm {...props} />
          </details>
        )}
      </Stack>
    </Panel>
  );
}

function EndForm({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="endKeeping" />
      <input type="hidden" name="houseAccountId" value={id} />
      {children}
    </Form>
  );
}

function KeepForm({ choices, today, answer }: HouseAccountProps) {
  const { t } = useCopy();
  const busy = useNavigation().state === 'submitting';
  const shown = useProblems(answer?.problems);
  const field = (name: string) => ({
    name,
    defaultValue: typeof answer?.values[name] === 'string' ? answer.values[name] : '',
    error: shown.errorOf(name),
  });
  return (
    <Form method="post" noValidate>
      <FormColumn>
        <ErrorSummary problems={shown.summary} />
        <SelectField
          label={t('claim:field.productLine')}
          empty={t('customer:house.everyLine')}
          options={choices.lines}
          {...field('productLineId')}
        />
        <SelectField
          label={t('customer:house.reason')}
          empty={t('customer:house.chooseReason')}
          options={choices.reasons}
          {...field('reasonCode')}
        />
        <DateField
          label={t('customer:house.until')}
          hint={t('customer:house.untilHint')}
          min={today}
          {...field('expiresOn')}
        />
        <div>
          <Button name="intent" value="keep" busy={busy}>
            {t('customer:house.keep')}
          </Button>
        </div>
      </FormColumn>
    </Form>
  );
}
