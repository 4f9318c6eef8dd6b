// The main job from end to end, in both languages: a partner registers a customer and learns at once whether it is free, the
// channel manager decides, the partner sees it, a rival meets the claim, contests, and the case is ruled.
import { type Person, expect, people, phone, test, withoutJavaScript } from './support/actors.ts';
import { expectAccessible, expectFits, listenTo } from './support/axe.ts';
import {
  type RegistrationTyped,
  approveAsNew,
  numberOn,
  openSheet,
  submit,
  typeRegistration,
} from './support/story.ts';

interface Story {
  partner: Person;
  rival: Person;
  manager: Person;
  typed: RegistrationTyped;
  /** The same company as the rival writes it. */
  rivalName: string;
}

const stories: Record<string, Story> = {
  en: {
    partner: people.pearl,
    rival: people.straits,
    manager: people.southManager,
    typed: {
      companyName: 'Quillmark Turbine Works GmbH',
      country: 'DE',
      productLine: 'Variable-speed drives',
      region: 'DE',
      contactName: 'Anna Weber',
      phone: '+49 30 90182000',
      requirement: 'Six drives for the new test stand, in spring.',
    },
    rivalName: 'QUILLMARK TURBINE-WORKS',
  },
  'zh-CN': {
    partner: people.shentai,
    rival: people.zhehai,
    manager: people.eastManager,
    typed: {
      companyName: '苏州穹垣精密流体科技有限公司',
      uscc: '91320500MA1QYJQT2L',
      productLine: '工业泵',
      region: '320000',
      contactName: '王建国',
      phone: '13812345678',
      requirement: '新厂房二期需要离心泵十二台，明年三月前到货。',
    },
    rivalName: '苏州穹.垣精密流体科技公司',
  },
};

for (const [language, story] of Object.entries(stories)) {
  test.describe.serial(`The main story (${language})`, () => {
    let registration = '';
    let rivalRegistration = '';

    test('a partner asks, registers, and gets a receipt', async ({ as }) => {
      const partner = await as(story.partner);
      const { page, t } = partner;
      const console_ = listenTo(page);
      await page.goto('/portal');
      await page
        .getByRole('link', { name: t('portal:nav.register') })
        .first()
        .click();
      await typeRegistration(partner, story.typed);
      // The pre-check answers beside the form, before anything is submitted.
      await expect(page.getByRole('status').getByText(t('registration:answer.clear'))).toBeVisible();
      await expectAccessible(page);
      registration = await submit(partner);
      await expect(page.getByText(t('portal:answered.clear'))).toBeVisible();
      const number = await numberOn(partner);
      await expect(page.getByText(t('registration:status.inReview')).first()).toBeVisible();
      await expectAccessible(page);

      await page.getByRole('link', { name: t('portal:detail.receipt') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('definition').filter({ hasText: number })).toBeVisible();
      await expect(page.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible();
      const pdf = await page.request.get(`/portal/registrations/${registration}/receipt.pdf`);
      expect(pdf.headers()['content-type']).toBe('application/pdf');
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
      console_.expectQuiet();
    });

    test('a second press of the button registers nothing twice', async ({ as }) => {
      const partner = await as(story.partner);
      const { page } = partner;
      await page.goto(`/portal/register?draft=${registration}`);
      await expect(page).toHaveURL(new RegExp(`/portal/registrations/${registration}`));
      await page.goto(`/portal/registrations?q=${encodeURIComponent(story.typed.companyName)}`);
      await expect(page.getByRole('link', { name: story.typed.companyName })).toHaveCount(1);
    });

    test('the channel manager finds it in the queue and approves it', async ({ as }) => {
      const manager = await as(story.manager);
      const { page, t } = manager;
      const console_ = listenTo(page);
      await page.goto('/admin/review');
      await page.getByRole('link', { name: new RegExp(story.typed.companyName) }).click();
      await expect(page.getByRole('heading', { level: 1, name: story.typed.companyName })).toBeVisible();
      await expect(page.getByText(story.typed.requirement)).toBeVisible();
      await expectAccessible(page);
      await approveAsNew(manager, registration);
      await page.goto(`/admin/registrations/${registration}`);
      await expect(page.getByText(t('review:outcome.approved')).first()).toBeVisible();
      console_.expectQuiet();
    });

    test('the partner sees the decision and the days of protection', async ({ as }) => {
      const { page, t } = await as(story.partner);
      await page.goto(`/portal/registrations/${registration}`);
      await expect(page.getByText(t('portal:outcome.approved'))).toBeVisible();
      await page.getByRole('link', { name: t('portal:detail.openClaim') }).click();
      await expect(page.getByRole('heading', { level: 1, name: story.typed.companyName })).toBeVisible();
      await expectAccessible(page);
      await page.goto('/portal');
      await expect(page.getByRole('link', { name: story.typed.companyName }).first()).toBeVisible();
    });

    test('a rival is told that it is not available, and nothing else', async ({ as }) => {
      const rival = await as(story.rival);
      const { page, t } = rival;
      await page.goto('/portal/register');
      // Written the rival's way a person has to look; with the code, or the very name, it is the same company.
      await typeRegistration(rival, story.typed);
      await expect(page.getByRole('status').getByText(t('registration:answer.unavailable'))).toBeVisible();
      rivalRegistration = await submit(rival);
      await expect(page.getByText(t('portal:answered.unavailable'))).toBeVisible();
      const told = await page.locator('html').innerHTML();
      const owner = story.partner === people.pearl ? 'Pearl River' : '申泰';
      expect(told).not.toContain(owner);
      expect(told).not.toContain(registration);
      expect(told).not.toMatch(/probability|explanation|"verdict"/);
      // The owner's page is not forbidden: it does not exist.
      expect((await page.request.get(`/portal/registrations/${registration}`)).status()).toBe(404);
      expect((await page.request.get(`/portal/registrations/${registration}/receipt.pdf`)).status()).toBe(404);
    });

    test('the rival’s spelling is no way around the claim', async ({ as }) => {
      const rival = await as(story.rival);
      const { page, t } = rival;
      await page.goto('/portal/register');
      await typeRegistration(rival, {
        ...story.typed,
        companyName: story.rivalName,
        ...(story.typed.uscc ? { kind: 'lead' as const, uscc: '' } : {}),
      });
      const answer = page.getByRole('status').filter({
        hasText: new RegExp([t('registration:answer.unavailable'), t('registration:answer.needsReview')].join('|')),
      });
      await expect(answer).toBeVisible();
    });

    test('the rival asks for a ruling', async ({ as }) => {
      const { page, t } = await as(story.rival);
      await page.goto(`/portal/registrations/${rivalRegistration}`);
      await page.getByRole('link', { name: t('portal:detail.contest') }).click();
      await page
        .getByRole('textbox', { name: t('portal:contest.statement') })
        .fill('We visited the plant in September and have the minutes.');
      await expectAccessible(page);
      await page.getByRole('button', { name: t('portal:contest.confirm') }).click();
      await expect(page.getByText(t('registration:status.disputed')).first()).toBeVisible();
      await expect(page.getByText(t('portal:outcome.disputedText'))).toBeVisible();
    });

    test('the channel manager weighs both sides and rules', async ({ as }) => {
      const { page, t } = await as(story.manager);
      const console_ = listenTo(page);
      await page.goto('/admin/conflicts');
      await expectAccessible(page);
      await page.getByRole('link', { name: story.typed.companyName }).first().click();
      await expect(page.getByRole('region', { name: t('conflict:sides') })).toBeVisible();
      await expect(page.getByText('We visited the plant in September and have the minutes.')).toBeVisible();
      await expectAccessible(page);
      const form = page.getByRole('main');
      await form.locator('input[name="outcome"][value="challenger"]').check();
      await form.getByRole('combobox', { name: t('conflict:rule.reason') }).selectOption({ index: 1 });
      await form
        .getByRole('textbox', { name: t('conflict:rule.text') })
        .fill('The minutes of September are older than any work of the holder.');
      await form.getByRole('button', { name: t('conflict:rule.submit'), exact: true }).click();
      await expect(page.getByText(t('conflict:status.ruled')).first()).toBeVisible();
      await expectAccessible(page);
      console_.expectQuiet();
    });

    test('both sides learn it in redacted words, and the claim has followed', async ({ as }) => {
      const rival = await as(story.rival);
      await rival.page.goto(`/portal/registrations/${rivalRegistration}`);
      await expect(rival.page.getByText(rival.t('registration:status.approved')).first()).toBeVisible();
      const partner = await as(story.partner);
      await partner.page.goto(`/portal/registrations/${registration}`);
      await expect(partner.page.getByText(partner.t('registration:status.rejected')).first()).toBeVisible();
      const told = await partner.page.getByRole('main').innerHTML();
      expect(told).not.toContain('We visited the plant');
      expect(told).not.toContain('The minutes of September');
      expect(told).not.toContain(rivalRegistration);
    });

    test('a registration is returned, answered and rejected with a reason', async ({ as }) => {
      const partner = await as(story.partner);
      const other = language === 'en' ? 'Fernhollow Compressor Systems GmbH' : '无锡槿澜压缩机系统有限公司';
      await partner.page.goto('/portal/register');
      await typeRegistration(partner, {
        ...story.typed,
        kind: 'lead',
        companyName: other,
        uscc: undefined,
        phone: language === 'en' ? '+49 40 11122233' : '13998765432',
      });
      const id = await submit(partner);

      const manager = await as(story.manager);
      await manager.page.goto(`/admin/review/${id}`);
      const ask = await openSheet(manager, 'return');
      await ask.getByRole('checkbox', { name: manager.t('registration:field.requirement') }).check();
      await ask.getByRole('textbox', { name: manager.t('review:message') }).fill('How many, and when?');
      await ask.getByRole('button', { name: manager.t('review:sheet.return.submit') }).click();
      await manager.page.waitForURL((url) => !url.pathname.endsWith(id) || url.search !== '');

      await partner.page.goto(`/portal/registrations/${id}`);
      await expect(partner.page.getByText('How many, and when?')).toBeVisible();
      await partner.page.getByRole('link', { name: partner.t('portal:detail.answer') }).click();
      await expectAccessible(partner.page);
      await partner.page
        .getByRole('textbox', { name: partner.t('registration:field.requirement') })
        .fill('Twelve, by the end of March.');
      await partner.page.getByRole('button', { name: partner.t('portal:answer.submit') }).click();
      await partner.page.waitForURL(new RegExp(`/portal/registrations/${id}(\\?|$)`));
      await expect(partner.page.getByText(partner.t('registration:status.inReview')).first()).toBeVisible();

      await manager.page.goto(`/admin/review/${id}`);
      await expect(manager.page.getByText('Twelve, by the end of March.').first()).toBeVisible();
      const reject = await openSheet(manager, 'reject');
      await reject.getByRole('combobox', { name: manager.t('review:sheet.reject.reason') }).selectOption({ index: 1 });
      await reject.getByRole('button', { name: manager.t('review:sheet.reject.submit') }).click();
      await manager.page.waitForURL((url) => !url.pathname.endsWith(id) || url.search !== '');
      await partner.page.goto(`/portal/registrations/${id}`);
      await expect(partner.page.getByText(partner.t('registration:status.rejected')).first()).toBeVisible();
    });
  });
}

test.describe('The main story on a phone', () => {
  test('is told from registering to the receipt at 360 pixels', async ({ as }) => {
    const partner = await as(people.shentai, phone);
    const { page, t } = partner;
    await page.goto('/portal/register');
    await typeRegistration(partner, {
      ...(stories['zh-CN'] as Story).typed,
      kind: 'lead',
      companyName: '嘉兴砚池环境装备有限公司',
      uscc: undefined,
      phone: '13512340987',
    });
    await expectFits(page);
    await expectAccessible(page);
    await submit(partner);
    await expect(page.getByText(t('portal:answered.clear'))).toBeVisible();
    await expectFits(page);
    await page.getByRole('link', { name: t('portal:detail.receipt') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectFits(page);
  });
});

test.describe('The main story without scripts', () => {
  test('is told from registering to the decision', async ({ as }) => {
    const partner = await as(people.pearl, withoutJavaScript);
    const { page, t } = partner;
    await page.goto('/portal/register');
    const typed = {
      ...(stories['en'] as Story).typed,
      companyName: 'Brackenfell Hydraulics Ltd',
      country: 'GB',
      region: 'GB',
      phone: '+44 20 7946 0991',
    };
    await typeRegistration(partner, { ...typed, requirement: '' });
    await page.getByRole('button', { name: t('portal:register.submit') }).click();
    // What is missing is said, what was typed is kept.
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('textbox', { name: t('registration:field.companyName') })).toHaveValue(
      typed.companyName,
    );
    await page.getByRole('textbox', { name: t('registration:field.requirement') }).fill(typed.requirement);
    const id = await submit(partner);
    await expect(page.getByText(t('portal:answered.clear'))).toBeVisible();

    const manager = await as(people.southManager, withoutJavaScript);
    await approveAsNew(manager, id);
    await page.goto(`/portal/registrations/${id}`);
    await expect(page.getByText(t('portal:outcome.approved'))).toBeVisible();
  });
});
