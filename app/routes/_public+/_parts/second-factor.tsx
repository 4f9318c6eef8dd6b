// The three faces of the second factor: off, waiting for its proof, on. Each form asks for the password or a code.
import { Form } from '@remix-run/react';
import { Actions, Button, type ButtonProps } from '#app/components/ui/action/button.tsx';
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Code, Facts } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { Instant } from '#app/domain/calendar/instant.ts';
import type { Refusal } from '#app/forms/refusal.ts';
import { paths } from '#app/http/paths.ts';
import styles from './second-factor.module.css';
import { useRefusal } from './use-refusal.ts';

interface Asked {
  refused: Refusal | undefined;
}

/** Fewer than this many recovery codes are too few to rely on. */
const fewCodes = 4;

export function SecondFactorOff({ refused }: Asked) {
  const { t } = useCopy();
  return (
    <Panel>
      <PasswordForm
        intent="begin"
        note={t('account:secondFactor.offNote')}
        submit={t('account:secondFactor.begin')}
        variant="primary"
        refused={refused}
      />
    </Panel>
  );
}

export function SecondFactorPending({ secret, qr, refused }: Asked & { secret: string; qr: string }) {
  const { t } = useCopy();
  const { summary, errorOf } = useRefusal(refused, 'confirm');
  return (
    <Stack>
      <Panel title={t('account:secondFactor.scanTitle')}>
        <Form method="post" action={paths.accountSecondFactor()} reloadDocument noValidate>
          <FormColumn>
            <ErrorSummary {...summary} />
            <div className={styles.scan}>
              <img src={qr} alt={t('account:secondFactor.qrAlt')} className={styles.qr} />
              <div className={styles.secret}>
                <p>{t('account:secondFactor.secret')}</p>
                <p>
                  <Code>{secret}</Code> <CopyButton value={secret.replaceAll(' ', '')} />
                </p>
              </div>
            </div>
            <TextField
              id="confirm-code"
              label={t('account:secondFactor.confirmCode')}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              mono
              short
              required
              error={errorOf('code')}
            />
            <Actions>
              <Button variant="primary" name="intent" value="confirm">
                {t('account:secondFactor.confirm')}
              </Button>
            </Actions>
          </FormColumn>
        </Form>
      </Panel>
      <Panel>
        <PasswordForm
          intent="begin"
          note={t('account:secondFactor.startOver')}
          submit={t('account:secondFactor.startOverSubmit')}
          refused={refused}
        />
      </Panel>
    </Stack>
  );
}

export function SecondFactorOn({ since, codesLeft, refused }: Asked & { since: Instant; codesLeft: number }) {
  const { t } = useCopy();
  return (
    <Stack>
      <Notice tone="success">{t('account:secondFactor.onNote')}</Notice>
      <Facts
        facts={[
          { label: t('account:secondFactor.onSince'), value: <Time at={since} /> },
          { label: t('account:secondFactor.codesLeft'), value: String(codesLeft) },
        ]}
      />
      {codesLeft < fewCodes && <Notice tone="warning">{t('account:secondFactor.codesLow')}</Notice>}
      <Panel title={t('account:secondFactor.renewTitle')}>
        <PasswordForm
          intent="renew"
          note={t('account:secondFactor.renewNote')}
          submit={t('account:secondFactor.renew')}
          refused={refused}
        />
      </Panel>
      <Panel title={t('account:secondFactor.offTitle')}>
        <PasswordForm
          intent="turnOff"
          note={t('account:secondFactor.offWarning')}
          submit={t('account:secondFactor.turnOff')}
          variant="danger"
          refused={refused}
        />
      </Panel>
    </Stack>
  );
}

function PasswordForm({
  intent,
  note,
  submit,
  variant,
  refused,
}: Asked & { intent: 'begin' | 'renew' | 'turnOff'; note: string; submit: string; variant?: ButtonProps['variant'] }) {
  const { t } = useCopy();
  const { summary, errorOf } = useRefusal(refused, intent);
  return (
    <Form method="post" action={paths.accountSecondFactor()} reloadDocument noValidate>
      <FormColumn>
        <p>{note}</p>
        <ErrorSummary {...summary} />
        <TextField
          id={`${intent}-current`}
          label={t('account:passwordAgain')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={errorOf('current')}
        />
        <Actions>
          <Button variant={variant} name="intent" value={intent}>
            {submit}
          </Button>
        </Actions>
      </FormColumn>
    </Form>
  );
}
