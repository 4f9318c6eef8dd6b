// Beside the registration form: whether it is kept, which steps are done, and in brief what will be sent.
import type { ReactNode } from 'react';
import { classNames } from '#app/components/class-names.ts';
import { Facts } from '#app/components/ui/display/facts.tsx';
import { IconAlertCircle, IconCircle, IconCircleCheck, IconCloudUpload, IconEdit } from '#app/components/ui/icons.ts';
import { Panel } from '#app/components/ui/layout/panel.tsx';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import { useViewer } from '#app/components/viewer.tsx';
import { formatMoney, formatTime } from '#app/copy/format.ts';
import { useCopy } from '#app/copy/use-copy.ts';
import { type Currency, currencies, minorUnits } from '#app/domain/money/money.ts';
import type { Problems } from '#app/forms/form.ts';
import type { FormOptionsShown } from './registration-form.tsx';
import { type Step, stepOf, steps } from './registration-steps.tsx';
import styles from './registration-form.module.css';
import type { Autosave } from './saving/use-autosave.ts';

interface FormMarginProps {
  values: Record<string, string>;
  /** What the schema still finds wrong with what is typed; null until it is here. */
  missing: Problems | null;
  options: FormOptionsShown;
  saver: Autosave;
  evidence: number;
  children?: ReactNode;
}

export function FormMargin({ values, missing, options, saver, evidence, children }: FormMarginProps) {
  const { t } = useCopy();
  const scripts = useScripts();
  const open = new Map<Step, number>();
  for (const name of Object.keys(missing ?? {})) open.set(stepOf(name), (open.get(stepOf(name)) ?? 0) + 1);
  const currency = currencies.find((code) => code === values.currency) ?? ('CNY' as Currency);
  const amount = values.amount ? minorUnits(values.amount, currency) : null;
  return (
    <div className={styles.margin}>
      {scripts && <Kept saver={saver} />}
      <div className={styles.stepsBox}>
        <Panel title={t('portal:register.summary')}>
          <ol className={styles.steps}>
            {steps.map((step) => {
              const left = open.get(step) ?? 0;
              const done = missing !== null && left === 0;
              return (
                <li key={step}>
                  <a href={`#step-${step}`} className={done ? styles.done : undefined}>
                    {done ? <IconCircleCheck size={18} /> : <IconCircle size={18} />}
                    {t(`portal:register.step.${step}`)}
                    {left > 0 && <span className={styles.left}>{t('portal:register.left', { count: left })}</span>}
                  </a>
                </li>
              );
            })}
          </ol>
          <Facts
            facts={[
              { label: t('registration:field.companyName'), value: values.companyName },
              {
                label: t('registration:field.productLineId'),
                value: options.productLines.find(({ value }) => value === values.productLineId)?.label,
              },
              { label: t('registration:field.amount'), value: amount === null ? null : formatMoney(amount, currency) },
              {
                label: t('registration:field.evidence'),
                value: evidence > 0 ? t('portal:register.files', { count: evidence }) : null,
              },
            ]}
          />
        </Panel>
      </div>
      {children}
    </div>
  );
}

/** Says that nothing typed is lost, and since when. */
function Kept({ saver }: { saver: Autosave }) {
  const { t, language } = useCopy();
  const { timeZone } = useViewer();
  const clock = saver.savedAt ? formatTime(saver.savedAt, 'second', language, timeZone).split(' ').at(-1) : null;
  const [Icon, text] =
    saver.stale || saver.gone || saver.failure
      ? ([IconAlertCircle, t('portal:register.notSaved')] as const)
      : saver.state === 'saving'
        ? ([IconCloudUpload, t('portal:register.saving')] as const)
        : saver.state === 'waiting'
          ? ([IconEdit, t('portal:register.typing')] as const)
          : clock
            ? ([IconCircleCheck, t('portal:register.saved', { time: clock })] as const)
            : ([IconCircle, t('portal:register.unsaved')] as const);
  return (
    <output className={classNames(styles.saved, saver.state === 'idle' && !clock && styles.quiet)}>
      <Icon size={18} stroke={1.75} />
      {saver.failure ? <a href="#saving">{text}</a> : text}
    </output>
  );
}
