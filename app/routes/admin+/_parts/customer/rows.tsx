// Fields that come in rows: what was typed in each, and the button for one row more, which without scripts asks the server.
import { Button } from '#app/components/ui/action/button.tsx';
import { IconPlus } from '#app/components/ui/icons.ts';
import type { FormValues } from '#app/forms/form.ts';

/** Every row's value of one field. */
export function listed(values: FormValues, name: string): readonly string[] {
  const value = values[name];
  return value === undefined ? [] : [value].flat();
}

export function AddRow({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <div>
      <Button
        size="sm"
        variant="quiet"
        icon={IconPlus}
        name="intent"
        value="moreRows"
        onClick={(event) => {
          event.preventDefault();
          onAdd();
        }}
      >
        {label}
      </Button>
    </div>
  );
}
