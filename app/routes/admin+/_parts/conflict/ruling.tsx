// The ruling, once there is one: who gets the customer, why, and its seal in the ledger.
import { Stamp } from '#app/components/registration/stamp.tsx';
import { Time } from '#app/components/ui/display/time.tsx';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useCopy } from '#app/copy/use-copy.ts';
import type { ConflictView } from '#app/services/conflict/view.server.ts';
import styles from './conflict.module.css';

export function Ruling({ view, ruling }: { view: ConflictView; ruling: NonNullable<ConflictView['ruling']> }) {
  const { t } = useCopy();
  const holder = view.incumbent?.partner.name ?? t('conflict:manufacturer');
  return (
    <Panel title={t('conflict:ruling')}>
      <div className={styles.ruling}>
        <div>
          <strong>
            {t(`conflict:outcome.${ruling.outcome}.long`, { holder, challenger: view.challenger.partner.name })}
          </strong>
          {ruling.reason && <p>{ruling.reason}</p>}
          {ruling.text && <p className={styles.text}>{ruling.text}</p>}
          <p className={styles.soft}>
            {ruling.by ?? t('audit:system')} · <Time at={ruling.at} precision="second" />
          </p>
        </div>
        {ruling.seal && (
          <Stamp number={view.conflict.number} at={ruling.seal.at} hash={ruling.seal.hash} state="protected" />
        )}
      </div>
    </Panel>
  );
}
