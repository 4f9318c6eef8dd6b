// Copies a value (a number, a hash, an invitation link) and says that it did. Hidden where scripts do not run.
import { useEffect, useState } from 'react';
import { useCopy } from '#app/copy/use-copy.ts';
import { useScripts } from '../use-scripts.ts';
import { IconCheck, IconCopy } from '../icons.ts';
import { IconButton } from './button.tsx';

export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { t } = useCopy();
  const scripts = useScripts();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  if (!scripts) return null;
  return (
    <>
      <IconButton
        icon={done ? IconCheck : IconCopy}
        label={label ?? t('ui:copy')}
        onClick={() => {
          void navigator.clipboard.writeText(value).then(() => setDone(true));
        }}
      />
      <output className="visually-hidden">{done ? t('ui:copied') : ''}</output>
    </>
  );
}
