import { expect, it } from 'vitest';
import { NotChecked } from '#app/routes/portal+/_parts/precheck-panel.tsx';
import { SavingNotices } from '#app/routes/portal+/_parts/saving/saving-notices.tsx';
import { StaleNotice } from '#app/routes/portal+/_parts/saving/stale-notice.tsx';
import { render, textOf } from '#tests/components/render.tsx';

const nothing = () => undefined;
const saver = {
  failure: null,
  gone: null,
  copy: null,
  state: 'idle' as const,
  flush: nothing,
  leave: nothing,
  keepMine: nothing,
  settleCopy: nothing,
};
const place = {
  failed: null,
  here: '/portal/register?draft=1',
  submittedAt: '/portal/registrations/1',
  putBack: nothing,
};

it('a saved form says nothing', () => {
  expect(render(<SavingNotices saver={saver} {...place} />)).toBe('');
});

it('a lost save is told, with what becomes of it', () => {
  const text = textOf(render(<SavingNotices saver={{ ...saver, failure: 'offline' }} {...place} />));
  expect(text).toContain('Not saved yet');
  expect(text).toContain('It is tried again by itself.');
  expect(text).toContain('Try again now');
});

it('a person signed out is led to the sign-in page and back to this form', () => {
  const markup = render(<SavingNotices saver={{ ...saver, failure: 'signedOut' }} {...place} />);
  expect(markup).toContain('href="/sign-in?returnTo=%2Fportal%2Fregister%3Fdraft%3D1"');
  expect(textOf(markup)).not.toContain('by itself');
});

it('a draft that was saved after its submission failed is not taken for submitted', () => {
  const text = textOf(render(<SavingNotices saver={saver} {...place} failed="offline" />));
  expect(text).toContain('Not submitted yet');
  expect(text).toContain('press the button again');
});

it('a draft thrown away elsewhere can be kept anew', () => {
  const text = textOf(render(<SavingNotices saver={{ ...saver, gone: 'discarded' }} {...place} />));
  expect(text).toContain('Keep it as a new draft');
  expect(text).not.toContain('submitted in another window');
});

it('what was typed before a reload is offered back', () => {
  const copy = { values: { companyName: '恒力' }, at: Date.UTC(2026, 10, 2, 1, 30) };
  const text = textOf(render(<SavingNotices saver={{ ...saver, copy }} {...place} />));
  expect(text).toContain('Put it back');
  expect(text).toContain('09:30');
});

it('without scripts both texts stand side by side and one press keeps the typed one', () => {
  const stale = { version: 3, values: { companyName: '别家' } };
  const markup = render(
    <StaleNotice
      saver={{ stale, keepMine: nothing, leave: nothing }}
      values={{ companyName: '恒力' }}
      options={{ productLines: [], regions: [], sources: [] }}
      here="/portal/register?draft=1"
    />,
  );
  expect(markup).toMatch(/<button[^>]*type="submit"[^>]*name="intent"[^>]*value="keep"/);
  expect(markup).toContain('href="/portal/register?draft=1"');
  expect(textOf(markup)).toContain('别家 恒力');
});

it('a pre-check without an answer can be asked again', () => {
  expect(textOf(render(<NotChecked again={nothing} />))).toContain('Try again now');
});
