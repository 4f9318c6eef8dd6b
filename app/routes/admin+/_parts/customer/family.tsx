// A customer's corporate family: the tree of confirmed relations, each relation with its author and dates, what the matcher
// suggests, and the form that adds one. Nothing here was joined by likeness alone.
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Actions, Button, ButtonLink } from '#app/components/ui/action/button.tsx';
import { ConfirmBody, ConfirmDialog } from '#app/components/ui/action/confirm-dialog.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Notice } from '#app/components/ui/feedback/notice.tsx';
import { StatusBadge } from '#app/components/ui/feedback/status-badge.tsx';
import { IconArrowBackUp, IconBuildingStore, IconSitemap } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import type { CopyKey } from '#app/copy/keys.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { addMs } from '#app/domain/calendar/instant.ts';
import { paths } from '#app/http/paths.ts';
import type { FamilyView, ShownNode, ShownRelation, Suggestion } from '#app/services/family/view.server.ts';
import styles from './family.module.css';
import { RelateForm, type RelateFormProps } from './relate-form.tsx';

export interface FamilyProps extends FamilyView, Omit<RelateFormProps, 'customerId'> {
  customer: { id: string; legalName: string };
  mayWrite: boolean;
  /** The answer to a suggestion just given, while it can be taken back. */
  answered: { id: string; status: 'confirmed' | 'dismissed' } | null;
  /** The relation about to be ended, for browsers without scripts. */
  ending: string | null;
}

export function CustomerFamily({
  customer,
  tree,
  relations,
  suggestions,
  mayWrite,
  answered,
  ending,
  ...form
}: FamilyProps) {
  const { t } = useCopy();
  const asked = relations.find(({ id, endedAt }) => id === ending && endedAt === null);
  return (
    <Panel title={t('family:title')} id="family">
      <Stack gap="md">
        {answered && (
          <Notice
            tone="success"
            live="status"
            actions={
              <IntentForm fields={{ intent: 'undoKin', relationId: answered.id }}>
                <Button size="sm" icon={IconArrowBackUp}>
                  {t('family:undo')}
                </Button>
              </IntentForm>
            }
          >
            {t(`family:answered.${answered.status}`)}
          </Notice>
        )}
        {tree ? (
          <ul className={styles.tree}>
            <Node node={tree} here={customer.id} />
          </ul>
        ) : (
          <p>{t('family:none')}</p>
        )}
        {relations.length > 0 && (
          <details open={asked !== undefined || undefined}>
            <summary>{t('family:relations', { count: relations.length })}</summary>
            <ul className={styles.list}>
              {relations.map((relation) => (
                <li key={relation.id}>
                  <Sentence relation={relation} here={customer.id} />
                  {mayWrite && relation.endedAt === null && !asked && (
                    <ConfirmDialog
                      trigger={t('family:end')}
                      triggerVariant="quiet"
                      fallback={`${paths.admin.customer(customer.id, { endKin: relation.id })}#family`}
                      title={t('family:endTitle')}
                      confirm={t('family:end')}
                      form={(inside) => (
                        <IntentForm fields={{ intent: 'endKin', relationId: relation.id }}>{inside}</IntentForm>
                      )}
                    >
                      {t('family:endBody')}
                    </ConfirmDialog>
                  )}
                </li>
              ))}
            </ul>
            {asked && (
              <ConfirmBody
                confirm={t('family:end')}
                cancelTo={paths.admin.customer(customer.id)}
                form={(inside) => <IntentForm fields={{ intent: 'endKin', relationId: asked.id }}>{inside}</IntentForm>}
              >
                <Sentence relation={asked} here={customer.id} />
                <p>{t('family:endBody')}</p>
              </ConfirmBody>
            )}
          </details>
        )}
        {suggestions.length > 0 && <Suggestions customer={customer} suggestions={suggestions} mayWrite={mayWrite} />}
        {mayWrite && <RelateForm customerId={customer.id} {...form} />}
      </Stack>
    </Panel>
  );
}

function Node({ node, here }: { node: ShownNode; here: string }) {
  const { t } = useCopy();
  return (
    <li>
      <div className={styles.node}>
        {node.id === here ? (
          <strong aria-current="true">{node.name}</strong>
        ) : node.id ? (
          <Link to={paths.admin.customer(node.id)}>{node.name}</Link>
        ) : (
          <span>{node.name}</span>
        )}
        {node.kind && <span className={styles.kind}>{t(`family:kind.${node.kind}`)}</span>}
        {node.holders.map((holder) => (
          <StatusBadge key={holder} tone="info" icon={IconBuildingStore}>
            {holder}
          </StatusBadge>
        ))}
      </div>
      {node.members.length > 0 && (
        <ul>
          {node.members.map((member) => (
            <Node key={member.id ?? member.name} node={member} here={here} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** “A is a branch of B”, since when and until when, by whom. */
function Sentence({ relation, here }: { relation: ShownRelation; here: string }) {
  const { t } = useCopy();
  const { lower, upper, kind, validFrom, validUntil } = relation;
  const named = ({ id, name }: { id: string | null; name: string }) =>
    id === null || id === here ? name : <Link to={paths.admin.customer(id)}>{name}</Link>;
  return (
    <div>
      <div>
        {named(lower)} <span className={styles.kind}>{t(`family:of.${kind}`)}</span> {named(upper)}
      </div>
      <small>
        {validFrom && (
          <>
            {t('family:from')} <Time at={validFrom} precision="day" />
            {' · '}
          </>
        )}
        {validUntil && (
          <>
            {t('family:until')} <Time at={addMs(validUntil, -1)} precision="day" />
            {' · '}
          </>
        )}
        {relation.suggested ? t('family:confirmedBy') : t('family:addedBy')}{' '}
        {relation.createdByName ?? t('audit:system')}
        {' · '}
        <Time at={relation.createdAt} precision="day" />
        {relation.endedAt && (
          <>
            {' · '}
            {t('family:endedBy')} {relation.endedByName ?? t('audit:system')}
          </>
        )}
      </small>
    </div>
  );
}

interface SuggestionsProps {
  customer: { id: string; legalName: string };
  suggestions: readonly Suggestion[];
  mayWrite: boolean;
}

function Suggestions({ customer, suggestions, mayWrite }: SuggestionsProps) {
  const { t } = useCopy();
  return (
    <section aria-labelledby="family-suggestions">
      <h3 id="family-suggestions" className={styles.heading}>
        {t('family:suggestions')}
      </h3>
      <p className={styles.hint}>{t('family:suggestionsHint')}</p>
      <ul className={styles.list}>
        {suggestions.map((suggestion) => (
          <li key={suggestion.id}>
            <div className={styles.node}>
              <IconSitemap size={18} stroke={1.75} aria-hidden />
              <Link to={paths.admin.customer(suggestion.id)}>{suggestion.legalName}</Link>
              {suggestion.uscc && <Code>{suggestion.uscc}</Code>}
            </div>
            <small>
              {t(`matching:rule.${suggestion.rule}` as CopyKey)}
              {suggestion.proposal &&
                ` · ${t(suggestion.proposal.isLower ? 'family:proposal.this' : 'family:proposal.other', {
                  relation: t(`family:of.${suggestion.proposal.kind}`),
                })}`}
            </small>
            {mayWrite && (
              <Actions>
                {suggestion.proposal ? (
                  <IntentForm fields={{ intent: 'confirmKin', otherId: suggestion.id }}>
                    <Button size="sm">{t('family:confirm')}</Button>
                  </IntentForm>
                ) : (
                  <ButtonLink size="sm" to={`${paths.admin.customer(customer.id, { relate: suggestion.id })}#relate`}>
                    {t('family:relateThis')}
                  </ButtonLink>
                )}
                <IntentForm fields={{ intent: 'dismissKin', otherId: suggestion.id }}>
                  <Button size="sm" variant="quiet">
                    {t('family:dismiss')}
                  </Button>
                </IntentForm>
              </Actions>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function IntentForm({ fields, children }: { fields: Record<string, string>; children: ReactNode }) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}
