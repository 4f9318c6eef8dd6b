// The rows of a customer's form that say what it buys already: a product line and since when. Shared by browser and server.
import { z } from 'zod';
import { isDay } from '#app/domain/calendar/instant.ts';
import { cleanLine } from '#app/domain/customer/text.ts';
import type { FormValues } from './form.ts';

// The content security policy allows no code made from text.
z.config({ jitless: true });

const mostLines = 60;

const column = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()).map(cleanLine))
  .pipe(z.array(z.string().max(36, 'tooLong')).max(mostLines, 'tooLarge'));

/**
 * Rows are `boughtLine[]` and `boughtSince[]`; a row without a product line is dropped.
 * @param today the viewer's day: nothing was bought in the future
 * @param productLineIds what may be chosen
 */
export function boughtForm({ today, productLineIds }: { today: string; productLineIds: readonly string[] }) {
  return z
    .object({ boughtLine: column, boughtSince: column })
    .superRefine(({ boughtLine, boughtSince }, context) => {
      const add = (name: string, row: number, message: string) =>
        context.addIssue({ code: 'custom', path: [name, row], message });
      boughtLine.forEach((id, row) => {
        if (id === '') return;
        const since = boughtSince[row] ?? '';
        if (!productLineIds.includes(id)) add('boughtLine', row, 'unknownChoice');
        else if (boughtLine.indexOf(id) !== row) add('boughtLine', row, 'taken');
        if (since === '') add('boughtSince', row, 'required');
        else if (!isDay(since)) add('boughtSince', row, 'day');
        else if (since > today) add('boughtSince', row, 'dayInFuture');
      });
    })
    .transform(({ boughtLine, boughtSince }) =>
      boughtLine.flatMap((productLineId, row) =>
        productLineId === '' ? [] : [{ productLineId, since: boughtSince[row] ?? '' }],
      ),
    );
}

export type Bought = z.infer<ReturnType<typeof boughtForm>>[number];

export function valuesOfBought(bought: readonly Bought[]): FormValues {
  return {
    boughtLine: bought.map(({ productLineId }) => productLineId),
    boughtSince: bought.map(({ since }) => since),
  };
}
