// The two records of a comparison as cards, and where a side is chosen: a search that is a plain form.
import { FoundName } from '#app/components/customer/found-name.tsx';
import { Link } from '#app/components/ui/action/link.tsx';
import { ButtonLink } from '#app/components/ui/action/button.tsx';
import { Code } from '#app/components/ui/display/facts.tsx';
import { FilterBar } from '#app/components/ui/display/filter-bar.tsx';
import { EmptyState } from '#app/components/ui/feedback/empty-state.tsx';
import { IconSearch } from '#app/components/ui/icons.ts';
import { Panel, Stack } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import { paths } from '#app/http/paths.ts';
import type { Comparison, ShownSide } from '#app/services/duplicate/compare.server.ts';
import type { PairChoice } from './address.ts';
import styles from './pair.module.css';

export function recordPath({ kind, id }: ShownSide['ref']): string {
  return kind === 'customer' ? paths.admin.customer(id) : paths.admin.registration(id);
}

export function Sides({ comparison, choice }: { comparison: Comparison; choice: PairChoice }) {
  const { t } = useCopy();
  const { left, right } = choice;
  return (
    <div className={styles.sides}>
      {(['left', 'right'] as const).map((name) => {
        const side = comparison[name];
        return (
          <section key={name} className={styles.side} aria-label={t(`pair:side.${name}`)}>
            <h2 className={styles.heading}>{side ? t(`pair:kind.${side.ref.kind}`) : t(`pair:side.${name}`)}</h2>
            {side ? (
              <>
                <Link to={recordPath(side.ref)} className={styles.name}>
                  {side.name}
                </Link>
                <Detail side={side} />
              </>
            ) : (
              <p className={styles.detail}>{t(`pair:choose.${name}`)}</p>
            )}
            {side && choice.pick !== name && (
              <div>
                <ButtonLink
                  to={paths.admin.compare({ left, right, pick: name })}
                  size="sm"
                  variant="quiet"
                  icon={IconSearch}
                >
                  {t('pair:change')}
                </ButtonLink>
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Detail({ side: { uscc, registration, customer } }: { side: ShownSide }) {
  const { t } = useCopy();
  return (
    <p className={styles.detail}>
      {registration && (
        <span>
          {registration.number} · {registration.partnerName}
        </span>
      )}
      {customer && <span>{t(`customer:status.${customer.status}`)}</span>}
      {uscc && <Code>{uscc}</Code>}
    </p>
  );
}

export function PickSide({ comparison, choice }: { comparison: Comparison; choice: PairChoice }) {
  const { t } = useCopy();
  const { left, right, pick, q } = choice;
  const { suggested } = comparison;
  if (!pick || !suggested) return null;
  const other = pick === 'left' ? right : left;
  return (
    <Panel title={t(`pair:choose.${pick}`)}>
      <Stack gap="md">
        <FilterBar
          instant
          key={`${left} ${right} ${pick}`}
          label={t(`pair:choose.${pick}`)}
          search={{ name: 'q', label: t('customer:find.label'), value: q }}
          end={
            <>
              {left && <input type="hidden" name="left" value={left} />}
              {right && <input type="hidden" name="right" value={right} />}
              <input type="hidden" name="pick" value={pick} />
            </>
          }
        />
        {suggested.length > 0 ? (
          <div>
            {!q && <p className={styles.heading}>{t('pair:suggested')}</p>}
            <ul className={styles.history}>
              {suggested.map(({ id, legalName, uscc, hit }) => (
                <li key={id}>
                  <Link to={paths.admin.compare({ left, right, [pick]: `customer-${id}` })}>
                    <FoundName name={legalName} hit={hit} />
                  </Link>{' '}
                  {uscc && <Code>{uscc}</Code>}
                </li>
              ))}
            </ul>
          </div>
        ) : (
          (q || other) && (
            <EmptyState icon={IconSearch} title={t('pair:nothing')}>
              {t('pair:nothingHint')}
            </EmptyState>
          )
        )}
      </Stack>
    </Panel>
  );
}
