// Writing an import: whole customers, once and never twice, whatever happens in between.
import { expect, it } from 'vitest';
import { cancelImport } from '#app/services/importing/cancel.server.ts';
import { commitImport } from '#app/services/importing/commit.server.ts';
import { discardImport, sweepDiscarded } from '#app/services/importing/discard.server.ts';
import { orderCommit } from '#app/services/importing/order-commit.server.ts';
import { runWaitingImports } from '#app/services/importing/run.server.ts';
import { viewImport } from '#app/services/importing/view.server.ts';
import type { Work } from '#app/services/work.server.ts';
import { keysOf } from '#app/services/search/keys.server.ts';
import { listCompanyRecords } from '#db/repositories/company-records.ts';
import { findCustomer } from '#db/repositories/customers.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, usccOf } from '#tests/support/factories.ts';
import { begin, csv, dryRun, importAll, importer, rowsOf, verdictsOf, write } from './importing.ts';

const header = 'name,shortName,uscc,externalId,phone,email,contact,country';
const many = (count: number) =>
  csv(
    header,
    ...Array.from(
      { length: count },
      (_, index) =>
        `苏州恒力${index}号机械有限公司,恒力${index},${usccOf(index)},C-${index},1381234${String(index).padStart(4, '0')},a${index}@h${index}.com,王芳,中国`,
    ),
  );

async function countOf(work: Work, table: 'customers' | 'customerNames' | 'customerContacts'): Promise<number> {
  const { count } = await work.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The keys that find a customer, as `keysOf` sorted. */
async function keysIn(work: Work, customerId: string): Promise<number[]> {
  const rows = await work.db
    .selectFrom('matchKeys')
    .innerJoin('customers', 'customers.number', 'matchKeys.customerNumber')
    .select('matchKeys.key')
    .where('customers.id', '=', customerId)
    .execute();
  return rows.map(({ key }) => key).sort();
}

describeEachDatabase('Writing an import', (database) => {
  it('makes whole customers that the search can find', async () => {
    const { work } = database;
    const id = await importAll(work, many(3));
    const [row] = await rowsOf(work, id);
    const customer = await findCustomer(work.db, row?.customerId ?? '');
    expect(customer).toMatchObject({
      legalName: '苏州恒力0号机械有限公司',
      status: 'active',
      country: 'CN',
      sourceSystem: 'CRM',
      externalId: 'C-0',
    });
    expect(customer?.names.map(({ kind, value }) => [kind, value]).sort()).toEqual([
      ['legal', '苏州恒力0号机械有限公司'],
      ['short', '恒力0'],
    ]);
    expect(customer?.contacts.map(({ kind, value, person }) => [kind, value, person]).sort()).toEqual([
      ['email', 'a0@h0.com', '王芳'],
      ['phone', '13812340000', '王芳'],
    ]);
    const records = await listCompanyRecords(work.db, [row?.customerId ?? '']);
    expect(await keysIn(work, row?.customerId ?? '')).toEqual(records.flatMap((record) => keysOf(record)).sort());
    const messages = await work.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'customer.changed')
      .execute();
    expect(messages.flatMap(({ payload }) => (JSON.parse(payload) as { ids: string[] }).ids)).toHaveLength(3);
    expect(await viewImport(work, id)).toMatchObject({ status: 'committed', committedRows: 3 });
    const events = await work.db.selectFrom('auditEvents').select('action').orderBy('at').orderBy('id').execute();
    expect(events.map(({ action }) => action)).toEqual(['import.start', 'import.map', 'import.commit']);
  });

  it('adds to a customer and takes nothing away', async () => {
    const { work } = database;
    const known = await makeCustomer(work, {
      legalName: '旧名字机械有限公司',
      sourceSystem: 'CRM',
      externalId: 'C-1',
      phones: ['13800000000'],
      address: '旧地址',
      status: 'prospective',
    });
    await importAll(
      work,
      csv('name,externalId,phone,email,address,alias', '苏州恒力机械有限公司,C-1,138 0000 0000,New@hengli.com,,恒力'),
    );
    const customer = await findCustomer(work.db, known.id);
    expect(customer).toMatchObject({
      legalName: '苏州恒力机械有限公司',
      address: '旧地址',
      status: 'active',
      version: 2,
    });
    expect(customer?.names.map(({ kind, value }) => `${kind} ${value}`).sort()).toEqual([
      'alias 恒力',
      'former 旧名字机械有限公司',
      'legal 苏州恒力机械有限公司',
    ]);
    expect(customer?.contacts.map(({ value }) => value).sort()).toEqual(['13800000000', 'new@hengli.com']);
    const [record] = await listCompanyRecords(work.db, [known.id]);
    expect(await keysIn(work, known.id)).toEqual((record ? keysOf(record) : []).sort());
  });

  it('changes nothing when the same file comes again', async () => {
    const { work } = database;
    await importAll(work, many(30));
    const again = await dryRun(work, many(30));
    expect((await viewImport(work, again))?.counts).toMatchObject({ unchanged: 30, new: 0, update: 0 });
    await write(work, again);
    expect(await countOf(work, 'customers')).toBe(30);
  });

  it('is ordered once: the second press is told so', async () => {
    const { work } = database;
    const id = await dryRun(work, many(5));
    expect(await orderCommit(work, importer, null, id)).toBeGranted();
    expect(await orderCommit(work, importer, null, id)).toBeRefusedWith('notNow');
    expect(await commitImport(work, id)).toMatchObject({ ok: true, rows: 5 });
    expect(await commitImport(work, id)).toBeRefusedWith('notNow');
    expect(await orderCommit(work, importer, null, id)).toBeRefusedWith('notNow');
    expect(await countOf(work, 'customers')).toBe(5);
  });

  it('goes on after a crash in the middle of a batch, with nothing half-written', async () => {
    const { work, clock } = database;
    const id = await dryRun(work, many(4_300));
    await orderCommit(work, importer, null, id);
    const crash = new Error('the power went');
    let asked = 0;
    const failing: Work = {
      ...work,
      newId: () => {
        asked += 1;
        if (asked === 15_000) throw crash;
        return work.newId();
      },
    };
    await expect(commitImport(failing, id)).rejects.toBe(crash);
    const half = await viewImport(work, id);
    expect(half).toMatchObject({ status: 'committing', committedRows: 2_000 });
    expect(await countOf(work, 'customers')).toBe(2_000);
    expect(await countOf(work, 'customerNames')).toBe(4_000);
    clock.advance({ minutes: 5 });
    expect(await commitImport(work, id)).toMatchObject({ ok: true, rows: 4_300 });
    expect(await countOf(work, 'customers')).toBe(4_300);
    expect(await countOf(work, 'customerNames')).toBe(8_600);
    expect(await countOf(work, 'customerContacts')).toBe(8_600);
  });

  it('may be stopped, keeps what was written, and goes on when ordered again', async () => {
    const { work } = database;
    const id = await dryRun(work, many(2_300));
    await orderCommit(work, importer, null, id);
    let stopping: unknown = null;
    const stopped = await commitImport(work, id, {
      onProgress: async () => {
        stopping ??= await cancelImport(work, importer, null, id);
      },
    });
    expect(stopping).toBeGranted();
    expect(stopped).toBeRefusedWith('stopped');
    const half = await viewImport(work, id);
    expect(half?.status).toBe('stopped');
    expect(half?.committedRows).toBe(await countOf(work, 'customers'));
    expect(await discardImport(work, importer, null, id)).toBeRefusedWith('notNow');
    await write(work, id);
    expect(await countOf(work, 'customers')).toBe(2_300);
  });

  it('looks again before it writes: a customer made since the dry run is not made twice', async () => {
    const { work } = database;
    const id = await dryRun(work, many(3));
    const made = await makeCustomer(work, { legalName: '苏州恒力1号机械有限公司' });
    const taken = await makeCustomer(work, {
      legalName: '无关机电有限公司',
      uscc: usccOf(2),
      sourceSystem: 'CRM',
      externalId: 'C-0',
    });
    await write(work, id);
    expect(await countOf(work, 'customers')).toBe(2);
    const rows = await rowsOf(work, id);
    expect(rows.map(({ verdict, customerId }) => [verdict, customerId === made.id || customerId === taken.id])).toEqual(
      [
        ['update', true],
        ['update', true],
        ['duplicate', true],
      ],
    );
    expect(await viewImport(work, id)).toMatchObject({
      status: 'committed',
      committedRows: 2,
      counts: { new: 0, update: 2, duplicate: 1 },
    });
  });

  it('writes beside other writers: an edit made meanwhile is kept', async () => {
    const { work } = database;
    const known = await makeCustomer(work, { legalName: '苏州恒力0号机械有限公司', notes: 'old' });
    const id = await dryRun(work, many(1));
    await work.db.updateTable('customers').set({ notes: 'edited', version: 2 }).where('id', '=', known.id).execute();
    await write(work, id);
    expect(await findCustomer(work.db, known.id)).toMatchObject({ notes: 'edited', version: 3, externalId: 'C-0' });
  });

  it('is thrown away with its file and its rows', async () => {
    const { work } = database;
    const id = await dryRun(work, many(20));
    expect(await discardImport(work, importer, null, id)).toBeGranted();
    expect(await viewImport(work, id)).toBeNull();
    await expect(work.files.open(`imports/${id}`)).rejects.toThrow();
    expect(await sweepDiscarded(work)).toBe(20);
    expect(await verdictsOf(work, id)).toEqual([]);
  });

  it('is carried from upload to the last customer by the job', async () => {
    const { work } = database;
    const { signal } = new AbortController();
    const id = await begin(work, many(10));
    await runWaitingImports(work, signal);
    expect((await viewImport(work, id))?.status).toBe('staged');
    await orderCommit(work, importer, null, id);
    await runWaitingImports(work, signal);
    expect(await viewImport(work, id)).toMatchObject({ status: 'committed', committedRows: 10 });
  });
});
