// Walks the main job over HTTP as people's browsers would, without scripts: a partner signs in and registers a customer, learns
// the answer, a channel manager approves, the partner sees the decision, and a rival is refused. Prints one JSON line.

const password = 'rightful-demo';

interface Page {
  status: number;
  url: string;
  html: string;
}

/** A browser without scripts: cookies, forms, redirects. */
class Visitor {
  readonly #cookies = new Map<string, string>([['rf-language', 'en']]);
  constructor(readonly base: string) {}

  async #send(path: string, init: RequestInit = {}): Promise<Page> {
    const headers = {
      Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      Origin: new URL(this.base).origin,
    };
    const response = await fetch(new URL(path, this.base), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const location = response.headers.get('Location');
    if (location && response.status >= 300 && response.status < 400) {
      await response.arrayBuffer();
      return this.#send(location);
    }
    return { status: response.status, url: path, html: await response.text() };
  }

  open(path: string): Promise<Page> {
    return this.#send(path);
  }

  submit(path: string, fields: Record<string, string>): Promise<Page> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async signIn(email: string): Promise<Page> {
    const page = await this.submit('/sign-in', { email, password });
    expect(page.status === 200 && !page.url.startsWith('/sign-in'), `${email} signs in`, page);
    return page;
  }
}

const steps: { step: string; ms: number }[] = [];
let since = performance.now();

function expect(holds: boolean, step: string, page: Page): void {
  steps.push({ step, ms: Math.round(performance.now() - since) });
  since = performance.now();
  if (!holds) throw new Error(`${step}: not so (status ${page.status} at ${page.url})`);
}

/** The value of a hidden field of a page. */
function hidden(page: Page, name: string): string {
  const tag = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(page.html)?.[0] ?? '';
  return /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '';
}

/** The first real choice of a select. */
function firstOption(page: Page, name: string): string {
  const select = new RegExp(`<select[^>]*\\bname="${name}"[^>]*>([\\s\\S]*?)</select>`).exec(page.html)?.[1] ?? '';
  return (
    [...select.matchAll(/<option[^>]*\bvalue="([^"]+)"/g)]
      .map((match) => match[1] ?? '')
      .find((value) => value !== '') ?? ''
  );
}

async function register(visitor: Visitor, companyName: string): Promise<Page> {
  const form = await visitor.open('/portal/register');
  return visitor.submit(form.url, {
    id: hidden(form, 'id'),
    version: hidden(form, 'version'),
    intent: 'submit',
    kind: 'lead',
    companyName,
    country: 'CN',
    regionCode: '320000',
    productLineId: firstOption(form, 'productLineId'),
    sourceCode: firstOption(form, 'sourceCode'),
    currency: 'CNY',
    contactName: '王敏',
    contactPhone: '13800138000',
    requirement: 'Two booster pump sets for the new hall',
  });
}

async function walk(base: string): Promise<{ number: string }> {
  const company = `苏州${['恒', '泰', '锐', '博', '联'][Date.now() % 5]}源精密机械${String(Date.now()).slice(-5)}有限公司`;
  const partner = new Visitor(base);
  await partner.signIn('partner@partner.example');
  const registered = await register(partner, company);
  const id = /\/portal\/registrations\/([0-9a-f-]{36})/.exec(registered.url)?.[1] ?? '';
  const number = /RF-\d{4}-\d{7}/.exec(registered.html)?.[0] ?? '';
  expect(
    registered.status === 200 && id !== '' && number !== '',
    'the partner registers a customer and has a number',
    registered,
  );

  const rival = new Visitor(base);
  await rival.signIn('rival@partner.example');
  const unseen = await rival.open(`/portal/registrations/${id}`);
  expect(unseen.status === 404, "a rival does not find the partner's registration", unseen);
  const refused = await register(rival, company);
  expect(
    /Not available|暂不可报备/.test(refused.html),
    'the rival is told that the customer is not available',
    refused,
  );

  const manager = new Visitor(base);
  await manager.signIn('manager@rightful.example');
  const review = await manager.open(`/admin/review/${id}`);
  expect(review.status === 200 && review.html.includes(number), 'the channel manager opens it in the queue', review);
  const decided = await manager.submit(`/admin/review/${id}`, {
    intent: 'approve',
    version: hidden(review, 'version'),
    resolution: 'new',
  });
  expect(decided.status === 200, 'the channel manager approves', decided);

  const seen = await partner.open(`/portal/registrations/${id}`);
  expect(
    seen.status === 200 && /Approved|已批准|已通过|报备成功/.test(seen.html),
    'the partner sees the decision',
    seen,
  );
  const receipt = await partner.open(`/portal/registrations/${id}/receipt`);
  expect(receipt.status === 200 && receipt.html.includes(number), 'the receipt carries the number', receipt);
  return { number };
}

const base = process.argv[2] ?? 'http://localhost:3000';
walk(base).then(
  ({ number }) => console.log(JSON.stringify({ ok: true, number, steps })),
  (error: unknown) => {
    console.log(JSON.stringify({ ok: false, failed: error instanceof Error ? error.message : String(error), steps }));
    process.exitCode = 1;
  },
);
