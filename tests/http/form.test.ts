// The body of a write: how much of it is taken, and what whoever sends more is told.
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readForm, readUpload } from '#app/http/form.server.ts';
import { arrivalLimits } from '#app/http/server.ts';
import { paths } from '#app/http/paths.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { type Site, openSite } from '#tests/support/site.ts';

const half = 512 * 1024;
const requestOf = (body: BodyInit) => new Request('http://localhost/', { method: 'POST', body });
const multipart = (fields: readonly (readonly [string, string])[], file?: File) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  if (file) form.append('file', file);
  return form;
};
const takesFiles = { maxFileBytes: 1024, maxFiles: 2 };
const statusOf = (thrown: unknown) => (thrown as { init: ResponseInit }).init.status;
const refused = (reading: Promise<unknown>) => reading.then(() => 200, statusOf);

describe('The text of a body', () => {
  const long = 'x'.repeat(half + 1);
  const many = Array.from({ length: 40 }, (_, at) => [`field${at}`, 'x'.repeat(half / 32)] as const);

  it('is read the same in both encodings', async () => {
    const fields = [['name', '恒力泵业'] as const, ['note', 'a & b'] as const];
    const urlEncoded = await readForm(requestOf(new URLSearchParams(fields.map(([name, value]) => [name, value]))));
    const asParts = await readForm(requestOf(multipart(fields)));
    expect([...asParts]).toEqual([...urlEncoded]);
    expect([...asParts]).toEqual(fields);
  });

  it.each([
    ['one long field', new URLSearchParams({ note: long })],
    ['one long field in parts', multipart([['note', long]])],
    ['many fields', new URLSearchParams(many.map(([name, value]) => [name, value]))],
    ['many fields in parts', multipart(many)],
    ['more fields than a form has', multipart(Array.from({ length: 501 }, (_, at) => [`field${at}`, '']))],
  ])('has a limit: %s', async (_, body) => {
    expect(await refused(readForm(requestOf(body)))).toBe(413);
  });

  it.each([
    ['one long field', multipart([['note', long]], new File(['paper'], 'paper.txt'))],
    ['many fields', multipart(many, new File(['paper'], 'paper.txt'))],
  ])('has the same limit beside files: %s', async (_, body) => {
    expect(await refused(readUpload(requestOf(body), takesFiles))).toBe(413);
  });

  it('is not counted with the files', async () => {
    const large = { maxFileBytes: 2 * half, maxFiles: 2 };
    const body = multipart([['note', 'short']], new File(['x'.repeat(2 * half)], 'large.txt'));
    const upload = await readUpload(requestOf(body), large);
    expect(upload.files).toMatchObject([{ sizeBytes: 2 * half, truncated: false }]);
    expect(upload.fields.get('note')).toBe('short');
    await upload.discard();
  });

  it('may break off within a file, kept or not', async () => {
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
    const broken = () =>
      new Request('http://localhost/', {
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
        body: `${head}half of it`,
      });
    expect(await refused(readUpload(broken(), takesFiles))).toBe(400);
    expect(await refused(readForm(broken()))).toBe(400);
  });

  it('comes without files where none are taken', async () => {
    expect(await refused(readForm(requestOf(multipart([['note', 'a']], new File(['b'], 'b.txt')))))).toBe(400);
    // A file input left empty is no file.
    expect((await readForm(requestOf(multipart([['note', 'a']], new File([], ''))))).get('note')).toBe('a');
  });
});

describeOnSqlite('A body sent to an open page', (database) => {
  let site: Site | null = null;
  afterEach(() => site?.close());

  it.each([paths.signIn(), paths.forgotPassword()])(
    'is refused with our page when it is too long: %s',
    async (path) => {
      site = await openSite(database.work);
      const field = 'x'.repeat(half);
      for (const body of [
        new URLSearchParams({ email: field.repeat(8) }),
        multipart(Array.from({ length: 20 }, (_, at) => [`field${at}`, field] as const)),
      ]) {
        const answer = await fetch(site.url + path, { method: 'POST', headers: { Origin: site.url }, body });
        expect(answer.status).toBe(413);
        expect(answer.headers.get('Content-Type')).toContain('text/html');
        expect(await answer.text()).toContain('<main');
      }
    },
  );

  it('does not arrive for ever', async () => {
    expect(arrivalLimits.headMs).toBeLessThanOrEqual(60_000);
    expect(arrivalLimits.wholeMs).toBeLessThanOrEqual(600_000);
    site = await openSite(database.work, { headMs: 100, wholeMs: 200 });
    const { port } = new URL(site.url);
    const said = (first: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1');
        let heard = '';
        socket.on('data', (bytes) => (heard += bytes.toString()));
        socket.on('close', () => resolve(heard));
        socket.on('error', () => {});
        socket.write(first);
      });
    expect(await said('POST /sign-in HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
    const body = `Origin: ${site.url}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=`;
    expect(await said(`POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${body}`)).toMatch(/^HTTP\/1\.1 408 /);
  });
});
