// Browsers for the people of the stories, one each. They sign in once and stay signed in for the whole run.
import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test';
import { translator } from '#app/copy/copy.server.ts';
import type { Translate } from '#app/copy/keys.ts';
import type { Language } from '#app/domain/language/language.ts';
import { demoPassword } from '#db/seed/demo-company.ts';
import type { Person } from './people.ts';

export interface Actor {
  page: Page;
  /** Sentences in this person's language. */
  t: Translate;
}

type Options = Pick<
  BrowserContextOptions,
  'viewport' | 'javaScriptEnabled' | 'hasTouch' | 'isMobile' | 'colorScheme' | 'locale'
>;

/** A phone of the smallest width that the product promises to serve. */
export const phone = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
} as const satisfies Options;
export const withoutJavaScript: Options = { javaScriptEnabled: false };

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Fixtures {
  /** A page signed in as this person, at its landing page. */
  as: (person: Person, options?: Options) => Promise<Actor>;
  /** A page that is signed in as nobody. */
  stranger: (language: Language, options?: Options) => Promise<Actor>;
}

interface WorkerFixtures {
  sessions: Map<string, State>;
}

const baseURL = () => process.env.E2E_URL ?? 'http://127.0.0.1:3000';

export const test = base.extend<Fixtures, WorkerFixtures>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- the library reads the fixtures needed from the pattern
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  as: async ({ browser, sessions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person, options = {}) => {
      const t = translator(person.language);
      const state = sessions.get(person.email);
      const context = await browser.newContext({
        baseURL: baseURL(),
        locale: person.language,
        ...options,
        ...(state ? { storageState: state } : {}),
      });
      opened.push(context);
      const page = await context.newPage();
      await page.goto(state ? '/' : '/sign-in');
      if (!state) {
        await signIn(page, person, t);
        sessions.set(person.email, await context.storageState());
      }
      return { page, t };
    });
    for (const context of opened) await context.close();
  },
  stranger: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (language, options = {}) => {
      const context = await browser.newContext({ baseURL: baseURL(), locale: language, ...options });
      opened.push(context);
      return { page: await context.newPage(), t: translator(language) };
    });
    for (const context of opened) await context.close();
  },
});

export { expect } from '@playwright/test';
export { type Person, people } from './people.ts';

export async function signIn(
  page: Page,
  person: Pick<Person, 'email'>,
  t: Translate,
  password = demoPassword,
): Promise<void> {
  await page.getByLabel(t('account:email')).fill(person.email);
  await page.getByLabel(t('account:password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('account:signIn.submit') }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
