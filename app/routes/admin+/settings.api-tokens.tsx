// API tokens: made and revoked here, shown once. The page needs no scripts; a token is in the answer that made it, nowhere else.
import { data, redirect, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Actions, Button } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { CopyButton } from '#app/components/ui/action/copy-button.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { RecordTable } from '#app/components/ui/display/record-table.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { FormColumn } from '#app/components/ui/form/form-parts.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { IconBan, IconKey } from '#app/components/ui/icons.ts';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { decide } from '#app/domain/access/policy.ts';
import { parseForm, type FormValues, type Problems } from '#app/forms/form.ts';
import { createTokenForm, revokeTokenForm } from '#app/forms/token.ts';
import { adminAction, adminLoader } from '#app/http/admin.server.ts';
import { errorResponse } from '#app/http/errors.server.ts';
import { leaveFlash } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import { type ApiTokenRow, createToken, listTokens, revokeToken } from '#app/services/signal/tokens.server.ts';
import { nowOf } from '#app/services/work.server.ts';
import { SettingsPage } from './_parts/settings/page.tsx';
import styles from './_parts/signal/signal.module.css';
import { useProblems } from './_parts/use-problems.ts';

interface Answer {
  token: string | null;
  refusal: 'tooMany' | null;
  problems: Problems;
  values: FormValues;
}

export const loader = adminLoader({ can: 'settings:read' }, async ({ work, actor, url, t }) => {
  const tokens = await listTokens(work, actor);
  const asked = url.searchParams.get('revoke');
  return {
    title: t('settings:page.apiTokens'),
    tokens,
    /** The token a browser without scripts asks to revoke. */
    revoking: tokens.find(({ id, revokedAt }) => id === asked && revokedAt === null) ?? null,
    endpoint: new URL(paths.api.visits(), work.environment.appUrl).href,
    now: nowOf(work),
    mayWrite: decide(actor, 'token:write').allowed,
  };
});

export const action = adminAction({ can: 'token:write' }, async ({ request, work, actor, origin, t, context }) => {
  const form = await readForm(request);
  const answer = (status: number, given: Partial<Answer>) =>
    data<Answer>({ token: null, refusal: null, problems: {}, values: {}, ...given }, { status });
  switch (form.get('intent')) {
    case 'create': {
      const parsed = parseForm(createTokenForm, form);
      if (!parsed.ok) return answer(400, { problems: parsed.problems, values: parsed.values });
      const created = await createToken(work, actor, origin, parsed.value.name);
      if (!created.ok) return answer(409, { refusal: created.reason, values: { name: parsed.value.name } });
      return answer(200, { token: created.token });
    }
    case 'revoke': {
      const parsed = parseForm(revokeTokenForm, form);
      if (!parsed.ok) throw errorResponse('badRequest');
      await revokeToken(work, actor, origin, parsed.value.id);
      leaveFlash(context, t('signal:token.revokedNow'));
      throw redirect(paths.admin.apiTokens(), 303);
    }
    default:
      throw errorResponse('badRequest');
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ApiTokens() {
  const { tokens, revoking, endpoint, now, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useCopy();
  const busy = useNavigation().formData?.get('intent') === 'create';
  const shown = useProblems(answer?.problems);
  const typed = answer?.values.name;
  return (
    <SettingsPage page="apiTokens">
      {answer?.token && <NewToken token={answer.token} endpoint={endpoint} now={now} />}
      {answer?.refusal && (
        <Notice tone="warning" live="alert">
          {t(`signal:token.${answer.refusal}`)}
        </Notice>
      )}
      {revoking && mayWrite && (
        <Panel title={t('signal:token.revokeTitle', { name: revoking.name })}>
          <ConfirmBody
            danger
            confirm={t('signal:token.revokeConfirm')}
            cancelTo={paths.admin.apiTokens()}
            form={(inside) => <RevokeForm token={revoking}>{inside}</RevokeForm>}
          >
            {t('signal:token.revokeBody')}
          </ConfirmBody>
        </Panel>
      )}
      {mayWrite && (
        <Panel>
          <Form method="post" noValidate key={answer?.token}>
            <FormColumn>
              <ErrorSummary problems={shown.summary} />
              <TextField
                label={t('signal:token.name')}
                hint={t('signal:token.nameHint')}
                name="name"
                maxLength={100}
                autoComplete="off"
                defaultValue={typeof typed === 'string' ? typed : ''}
                error={shown.errorOf('name')}
              />
              <Actions>
                <Button variant="primary" name="intent" value="create" icon={IconKey} busy={busy}>
                  {t('signal:token.create')}
                </Button>
              </Actions>
            </FormColumn>
          </Form>
        </Panel>
      )}
      <Panel flush>
        <RecordTable
          caption={t('signal:token.list')}
          rows={tokens}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              header: t('settings:field.name'),
              primary: true,
              width: 'grow',
              cell: ({ name }) => name,
            },
            { key: 'prefix', header: t('signal:token.begins'), cell: ({ prefix }) => <Code>{prefix}…</Code> },
            { key: 'by', header: t('signal:token.by'), cell: ({ author }) => author },
            {
              key: 'created',
              header: t('signal:token.createdAt'),
              cell: ({ createdAt }) => <Time at={createdAt} precision="day" />,
            },
            {
              key: 'used',
              header: t('signal:token.used'),
              cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : t('signal:token.never')),
            },
            {
              key: 'state',
              header: t('signal:token.state'),
              cell: ({ revokedAt }) => (
                <StatusBadge {...(revokedAt ? { icon: IconBan } : { tone: 'success' as const })}>
                  {revokedAt ? t('signal:token.revoked') : t('signal:token.live')}
                </StatusBadge>
              ),
            },
            ...(mayWrite
              ? [
                  {
                    key: 'revoke',
                    header: t('settings:acts'),
                    hideHeader: true,
                    cell: (token: ApiTokenRow) => token.revokedAt === null && <Revoke token={token} />,
                  },
                ]
              : []),
          ]}
          empty={
            <EmptyState icon={IconKey} title={t('signal:token.empty')}>
              {mayWrite && t('signal:token.emptyHint')}
            </EmptyState>
          }
        />
      </Panel>
    </SettingsPage>
  );
}

function NewToken({ token, endpoint, now }: { token: string; endpoint: string; now: string }) {
  const { t } = useCopy();
  const example = [
    `curl -X POST ${endpoint} \\`,
    `  -H 'Authorization: Bearer ${token}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"visits":[{"domain":"example.com","at":"${now}","page":"/products"}]}'`,
  ].join('\n');
  return (
    <Notice tone="success" live="status" title={t('signal:token.created')}>
      <p>{t('signal:token.createdHint')}</p>
      <p className={styles.token}>
        <Code>{token}</Code> <CopyButton value={token} />
      </p>
      <details>
        <summary>{t('signal:token.example')}</summary>
        <pre className={styles.example}>{example}</pre>
      </details>
    </Notice>
  );
}

function Revoke({ token }: { token: ApiTokenRow }) {
  const { t } = useCopy();
  return (
    <ConfirmDialog
      trigger={t('signal:token.revoke')}
      triggerVariant="quiet"
      triggerSize="sm"
      fallback={`${paths.admin.apiTokens()}?revoke=${token.id}`}
      title={t('signal:token.revokeTitle', { name: token.name })}
      confirm={t('signal:token.revokeConfirm')}
      danger
      form={(inside) => <RevokeForm token={token}>{inside}</RevokeForm>}
    >
      {t('signal:token.revokeBody')}
    </ConfirmDialog>
  );
}

function RevokeForm({ token, children }: { token: { id: string }; children: ReactNode }) {
  return (
    <Form method="post" action={paths.admin.apiTokens()}>
      <input type="hidden" name="intent" value="revoke" />
      <input type="hidden" name="id" value={token.id} />
      {children}
    </Form>
  );
}
