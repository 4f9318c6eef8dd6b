// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { ErrorSummary } from '#app/components/ui/form/error-summary.tsx';
import { copyFor } from '#app/copy/copy.server.ts';
import type { Problems } from '#app/forms/form.ts';
import { useProblems } from '#app/routes/admin+/_parts/use-problems.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const problems: Problems = { name: { code: 'required' } };

function Page() {
  const [count, setCount] = useState(0);
  return (
    <>
      <ErrorSummary problems={useProblems(problems).summary} />
      <button onClick={() => setCount(count + 1)}>{count}</button>
    </>
  );
}

it('a summary takes the focus once for an answer, not with everything else the page draws', async () => {
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  await act(async () =>
    root.render(
      <I18nextProvider i18n={copyFor('en')}>
        <Page />
      </I18nextProvider>,
    ),
  );
  expect(document.activeElement?.getAttribute('role')).toBe('alert');
  const button = document.querySelector('button');
  await act(async () => {
    button?.focus();
    button?.click();
  });
  expect([button?.textContent, document.activeElement]).toEqual(['1', button]);
  await act(async () => root.unmount());
});
