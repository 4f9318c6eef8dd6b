// A draft over requests: kept as typed, never overwritten unseen, thrown away only when asked.
import { afterEach, expect, it } from 'vitest';
import { action as registerAction, loader as registerLoader } from '#app/routes/portal+/register.tsx';
import { precheckFieldNames } from '#app/forms/registration-fields.ts';
import { describeOnSqlite } from '#tests/support/databases.ts';
import { portalOf } from '#tests/support/portal.ts';

describeOnSqlite('Drafts in the portal', (database) => {
  const portal = portalOf(database);
  const { fields, newDraft, submit } = portal;
  afterEach(() => database.work.engine.close());

  it('keeps a draft as typed, whatever it holds, and gives it back', async () => {
    const id = await newDraft(portal.own);
    const saved = await portal.own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', uscc: 'half a c', companyName: '司'.repeat(900) }),
    );
    expect(saved.body).toMatchObject({ saved: { version: 1 } });
    const page = await portal.own.get(registerLoader, `/portal/register?draft=${id}`);
    expect(page.body).toMatchObject({ version: 1, values: { uscc: 'half a c', companyName: '司'.repeat(900) } });
  });

  it('tells a second window that the draft moved on, and shows what is stored', async () => {
    const id = await newDraft(portal.own);
    await portal.own.post(registerAction, '/portal/register', fields(id, { intent: 'save' }));
    await portal.own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', version: '1', requirement: 'from window one' }),
    );
    const late = await portal.own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', version: '1', requirement: 'from window two' }),
    );
    expect(late.body).toMatchObject({ stale: { version: 2, values: { requirement: 'from window one' } } });
  });

  it('takes a page that has seen no version for one that has not seen the text either', async () => {
    const id = await newDraft(portal.own);
    await portal.own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', requirement: 'from tab one' }),
    );
    const blind = fields(id, { requirement: 'from tab two' });
    const saved = await portal.own.post(registerAction, '/portal/register', { ...blind, intent: 'save' });
    expect(saved.body).toMatchObject({ stale: { version: 1, values: { requirement: 'from tab one' } } });
    const submitted = await portal.own.post(registerAction, '/portal/register', blind);
    expect(submitted.status).toBe(409);
    expect(submitted.body).toMatchObject({
      stale: { version: 1, values: { requirement: 'from tab one' } },
      values: { requirement: 'from tab two' },
    });
    const row = await database.db.selectFrom('registrations').select(['status', 'version']).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'draft', version: 1 });
  });

  it('is content with a save or a submission sent twice: what is stored says the same', async () => {
    const id = await newDraft(portal.own);
    const save = () => portal.own.post(registerAction, '/portal/register', fields(id, { intent: 'save' }));
    expect([(await save()).body, (await save()).body]).toMatchObject([
      { saved: { version: 1 } },
      { saved: { version: 1 } },
    ]);
    expect((await portal.own.post(registerAction, '/portal/register', fields(id))).location).toContain(id);
  });

  it('keeps the typed text at one press after another window saved, and does not ask again', async () => {
    const id = await newDraft(portal.own);
    const send = (change: Record<string, string>) =>
      portal.own.post(registerAction, '/portal/register', fields(id, { intent: 'save', ...change }));
    await send({ requirement: 'one' });
    await send({ version: '1', requirement: 'theirs' });
    const refused = await send({ intent: 'submit', version: '1', requirement: 'mine' });
    expect(refused.status).toBe(409);
    const { version } = refused.body as { version: number };
    // What the form without scripts sends when “keep mine” is pressed.
    const kept = await send({ intent: 'keep', version: String(version), requirement: 'mine' });
    expect(kept.status).toBe(303);
    const page = await portal.own.get(registerLoader, `/portal/register?draft=${id}`);
    expect(page.body).toMatchObject({ version: 3, values: { requirement: 'mine' } });
  });

  it('does not throw away what is sent after the session ended', async () => {
    const id = await newDraft(portal.own);
    const answer = await portal.stranger.post(registerAction, '/portal/register', fields(id, { intent: 'save' }));
    expect(answer).toMatchObject({ status: 401, location: null, body: { code: 'signedOut' } });
  });

  it('gives back what was typed with every problem at its field', async () => {
    const { answer, id } = await submit(portal.own, {
      companyName: '🙂',
      uscc: '123',
      productLineId: portal.lineId.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      contactPhone: '',
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      problems: {
        companyName: { code: 'notAName' },
        uscc: { code: 'uscc' },
        productLineId: { code: 'unknownChoice' },
        contactPhone: { code: 'required' },
      },
      values: { companyName: '🙂', uscc: '123' },
    });
    const row = await database.db
      .selectFrom('registrations')
      .select(['status', 'number'])
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row).toEqual({ status: 'draft', number: null });
  });

  it('reads the same fields in a pre-check with scripts as in one without', () => {
    for (const name of ['contactPhone', 'contactEmail', 'companyName', 'uscc', 'productLineId'])
      expect([name, (precheckFieldNames as readonly string[]).includes(name)]).toEqual([name, true]);
  });

  it('throws a draft away at a press, and shows the way back to nothing', async () => {
    const id = await newDraft(portal.own);
    await portal.own.post(registerAction, '/portal/register', fields(id, { intent: 'save' }));
    const asked = await portal.own.get(registerLoader, `/portal/register?draft=${id}&ask=discard`);
    expect(asked.body).toMatchObject({ asksToDiscard: true });
    const theirs = await portal.rival.post(registerAction, '/portal/register', { id, intent: 'discard' });
    expect(theirs.status).toBe(404);
    const gone = await portal.own.post(registerAction, '/portal/register', { id, intent: 'discard' });
    expect(gone).toMatchObject({ status: 303, location: '/portal' });
    expect(await database.db.selectFrom('registrations').select('id').execute()).toEqual([]);
    const late = await portal.own.post(
      registerAction,
      '/portal/register',
      fields(id, { intent: 'save', version: '1' }),
    );
    expect(late.body).toEqual({ gone: 'discarded' });
  });
});
