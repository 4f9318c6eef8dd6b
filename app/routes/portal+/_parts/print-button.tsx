// Prints the page. Hidden where scripts do not run: the browser's own menu does the same.
import { Button } from '#app/components/ui/action/button.tsx';
import { IconPrinter } from '#app/components/ui/icons.ts';
import { useScripts } from '#app/components/ui/use-scripts.ts';
import { useCopy } from '#app/copy/use-copy.ts';

export function PrintButton() {
  const { t } = useCopy();
  if (!useScripts()) return null;
  return (
    <Button type="button" icon={IconPrinter} onClick={() => window.print()}>
      {t('receipt:print')}
    </Button>
  );
}
