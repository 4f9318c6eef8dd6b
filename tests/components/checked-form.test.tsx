// @vitest-environment happy-dom
// A checked form as a person meets it: wrong when a field is left, right as it is typed, stopped before it is sent, and sent
// as the browser would send it.
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Button } from '#app/components/ui/action/button.tsx';
import { CheckedForm } from '#app/components/ui/form/checked-form.tsx';
import { ChoiceGroup } from '#app/components/ui/form/choice-field.tsx';
import { TextField } from '#app/components/ui/form/text-field.tsx';
import { useCheckedForm } from '#app/components/ui/form/use-checked-form.ts';
import { copyFor } from '#app/copy/copy.server.ts';
import { customerForm } from '#app/forms/customer.ts';
import type { Problems } from '#app/forms/form.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
let box: HTMLDivElement;
let sent: [string, string][][];
let answer: (() => void) | null;

const schemas = async () => [customerForm];

function Page({ problems }: { problems?: Problems }) {
  const form = useCheckedForm({ schemas, problems });
  return (
    <CheckedForm form={form} guarded>
      <TextField label="Name" {...form.field('legalName')} />
      <TextField label="Code" {...form.field('uscc')} />
      <TextField label="System" {...form.field('sourceSystem')} />
      <TextField label="Number there" {...form.field('externalId')} />
      <input type="hidden" name="country" value="CN" />
      <input type="hidden" name="contactKind[]" value="phone" />
      <TextField label="Phone 1" {...form.field('contactValue.0', 'contactValue[]')} defaultValue="021 5888 0000" />
      <input type="hidden" name="contactKind[]" value="phone" />
      <TextField label="Phone 2" {...form.field('contactValue.1', 'contactValue[]')} />
      <ChoiceGroup
        type="checkbox"
        label="Lines"
        {...form.field('lines', 'lines[]')}
        defaultValue={['a', 'c']}
        options={['a', 'b', 'c'].map((value) => ({ value, label: value }))}
      />
      <Button name="intent" value="save" busy={form.isSending}>
        Save
      </Button>
    </CheckedForm>
  );
}

async function open(page = <Page />) {
  const router = createMemoryRouter(
    [
      {
        path: '/form',
        element: page,
        action: async ({ request }) => {
          sent.push(pressedOnce([...(await request.formData())] as [string, string][]));
          await new Promise<void>((resolve) => (answer = resolve));
          return null;
        },
      },
      { path: '/elsewhere', element: <p>Elsewhere</p> },
    ],
    { initialEntries: ['/form'] },
  );
  await act(async () =>
    root.render(
      <I18nextProvider i18n={copyFor('en')}>
        <RouterProvider router={router} future={{ v7_startTransition: true }} />
      </I18nextProvider>,
    ),
  );
  return router;
}

/** The test's DOM puts the pressed button into the form's data, and so does the router for browsers that do not. */
const pressedOnce = (fields: [string, string][]) =>
  fields.filter(([name], at) => name !== 'intent' || fields.findIndex(([one]) => one === 'intent') === at);

beforeEach(() => {
  sent = [];
  answer = null;
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
});

afterEach(async () => {
  answer?.();
  await act(async () => root.unmount());
  box.remove();
});

const input = (id: string) => document.getElementById(id) as HTMLInputElement;
const errorAt = (id: string) => document.getElementById(`${id}-error`)?.textContent ?? null;
const summary = () => document.querySelector('[role=alert]');

async function type(id: string, text: string) {
  await act(async () => {
    input(id).focus();
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(input(id), text);
    input(id).dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

const leave = (id: string) => act(async () => input(id).blur());

/** Twice in one moment, where a person presses twice. */
const press = (times = 1) =>
  act(async () => {
    for (let count = 0; count < times; count += 1) {
      document.querySelector<HTMLButtonElement>('button[name=intent]')?.click();
    }
  });

it('says what is wrong when a field is left, and takes it back as it is put right', async () => {
  await open();
  await type('uscc', '9131');
  expect(errorAt('uscc')).toBeNull();
  await leave('uscc');
  expect(errorAt('uscc')).toBe(copyFor('en').t('errors:field.uscc'));
  expect(input('uscc').getAttribute('aria-invalid')).toBe('true');
  await type('uscc', '91310115MA1K4D5X6R');
  await type('uscc', '');
  expect(errorAt('uscc')).toBeNull();
});

it('checks each row of a list by itself', async () => {
  await open();
  await type('contactValue.1', 'no phone');
  await leave('contactValue.1');
  expect([errorAt('contactValue.0'), errorAt('contactValue.1')]).toEqual([null, copyFor('en').t('errors:field.phone')]);
});

it('takes back what another field has put right', async () => {
  await open();
  await type('externalId', 'A-1');
  await leave('externalId');
  await type('sourceSystem', ' ');
  await leave('sourceSystem');
  expect(errorAt('sourceSystem')).not.toBeNull();
  await type('externalId', '');
  expect(errorAt('sourceSystem')).toBeNull();
});

it('stops what the server would refuse: nothing is sent, the summary has the focus and names every field', async () => {
  await open();
  await type('contactValue.1', 'no phone');
  await press();
  expect(sent).toEqual([]);
  expect(document.activeElement).toBe(summary());
  expect([...(summary()?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
    '#legalName',
    '#contactValue.1',
  ]);
  expect(errorAt('legalName')).toBe(copyFor('en').t('errors:field.required'));
  await type('legalName', '杭州泵业有限公司');
  expect(errorAt('legalName')).toBeNull();
  expect(document.activeElement).toBe(input('legalName'));
});

it('sends what the fields hold, as typed and with the button pressed, once however often it is pressed', async () => {
  await open();
  await type('legalName', '  杭州泵业有限公司 ');
  await press(2);
  await press();
  expect(sent).toEqual([
    [
      ['legalName', '  杭州泵业有限公司 '],
      ['uscc', ''],
      ['sourceSystem', ''],
      ['externalId', ''],
      ['country', 'CN'],
      ['contactKind[]', 'phone'],
      ['contactValue[]', '021 5888 0000'],
      ['contactKind[]', 'phone'],
      ['contactValue[]', ''],
      ['lines[]', 'a'],
      ['lines[]', 'c'],
      ['intent', 'save'],
    ],
  ]);
});

it('shows what the server found at its field until that field is typed into', async () => {
  await open(<Page problems={takenCode} />);
  expect(document.activeElement).toBe(summary());
  expect(errorAt('uscc')).toBe(copyFor('en').t('errors:field.taken'));
  await type('legalName', '杭州泵业有限公司');
  await leave('legalName');
  expect(errorAt('uscc')).toBe(copyFor('en').t('errors:field.taken'));
  await type('uscc', '');
  await leave('uscc');
  expect(errorAt('uscc')).toBeNull();
});
const takenCode: Problems = { uscc: { code: 'taken' } };

it('asks before something typed is left, and lets one go who has typed nothing', async () => {
  const router = await open();
  await type('legalName', '杭州');
  await act(async () => void router.navigate('/elsewhere'));
  const dialog = document.querySelector('dialog');
  expect([router.state.location.pathname, dialog?.open]).toEqual(['/form', true]);
  await act(async () => dialog?.dispatchEvent(new Event('close')));
  expect([router.state.location.pathname, input('legalName').value]).toEqual(['/form', '杭州']);
  await type('legalName', '');
  await act(async () => void router.navigate('/elsewhere'));
  expect(router.state.location.pathname).toBe('/elsewhere');
});
