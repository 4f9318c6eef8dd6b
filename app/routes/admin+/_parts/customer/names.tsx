// What else a customer is called, each name with where it comes from; one that misleads can be taken off, and put back.
import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { IconArrowBackUp } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { ShownName } from '#app/services/customer/view.server.ts';
import styles from './facts.module.css';

interface CustomerNamesProps {
  customerId: string;
  names: readonly ShownName[];
  mayWrite: boolean;
  mayOpen: boolean;
  /** The name about to be taken off, for browsers without scripts. */
  forgetting: string | null;
  /** The name just taken off. */
  forgotten: { id: string; value: string } | null;
}

export function CustomerNames({ customerId, names, mayWrite, mayOpen, forgetting, forgotten }: CustomerNamesProps) {
  const { t } = useCopy();
  if (names.length === 0 && !forgotten) return null;
  const asked = names.find(({ id }) => id === forgetting);
  return (
    <Panel title={t('customer:field.otherNames')} id="names">
      <Stack gap="sm">
        {forgotten && (
          <Notice
            tone="success"
            live="status"
            actions={
              <IntentForm intent="restoreName" nameId={forgotten.id}>
                <Button size="sm" icon={IconArrowBackUp}>
                  {t('customer:names.undo')}
                </Button>
              </IntentForm>
            }
          >
            {t('customer:names.forgotten', { name: forgotten.value })}
          </Notice>
        )}
        <ul className={styles.list}>
          {names.map((name) => (
            <li key={name.id}>
              <span>{name.value}</span> <small>{t(`customer:nameKind.${name.kind}`)}</small>
              <div>
                <small>
                  <Provenance name={name} mayOpen={mayOpen} />
                </small>
              </div>
              {mayWrite && !asked && (
                <ConfirmDialog
                  trigger={t('customer:names.forget')}
                  triggerVariant="quiet"
                  triggerSize="sm"
                  fallback={`${paths.admin.customer(customerId)}?forget=${name.id}#names`}
                  title={t('customer:names.forgetTitle', { name: name.value })}
                  confirm={t('customer:names.forget')}
                  form={(inside) => (
                    <IntentForm intent="forgetName" nameId={name.id}>
                      {inside}
                    </IntentForm>
                  )}
                >
                  {t('customer:names.forgetBody')}
                </ConfirmDialog>
              )}
            </li>
          ))}
        </ul>
        {asked && (
          <ConfirmBody
            confirm={t('customer:names.forget')}
            cancelTo={paths.admin.customer(customerId)}
            form={(inside) => (
              <IntentForm intent="forgetName" nameId={asked.id}>
                {inside}
              </IntentForm>
            )}
          >
            <p>{t('customer:names.forgetTitle', { name: asked.value })}</p>
            <p>{t('customer:names.forgetBody')}</p>
          </ConfirmBody>
        )}
      </Stack>
    </Panel>
  );
}

function IntentForm({ intent, nameId, children }: { intent: string; nameId: string; children: React.ReactNode }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="nameId" value={nameId} />
      {children}
    </Form>
  );
}

/** Who, when, and from which registration or merge. */
function Provenance({ name, mayOpen }: { name: ShownName; mayOpen: boolean }) {
  const { t } = useCopy();
  return (
    <>
      {name.learnedFrom === 'registration' && (
        <>
          {t('customer:names.fromRegistration')}{' '}
          {name.registration &&
            (mayOpen ? (
              <Link to={paths.admin.registration(name.registration.id)}>{name.registration.number}</Link>
            ) : (
              name.registration.number
            ))}
          {name.registration && ` · ${name.registration.partnerName}`}
          {' · '}
        </>
      )}
      {name.learnedFrom === 'merge' && `${t('customer:names.fromMerge', { name: name.mergedName ?? '' })} · `}
      {name.createdByName && `${name.createdByName} · `}
      <Time at={name.createdAt} precision="day" />
    </>
  );
}
