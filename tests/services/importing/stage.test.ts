// The dry run: what every row comes to, against the rows before it and against the master list.
import { expect, it } from 'vitest';
import { cancelImport } from '#app/services/importing/cancel.server.ts';
import { setMapping } from '#app/services/importing/set-mapping.server.ts';
import { stageImport } from '#app/services/importing/stage.server.ts';
import { startImport } from '#app/services/importing/start.server.ts';
import { viewImport, viewImportRows } from '#app/services/importing/view.server.ts';
import { describeEachDatabase } from '#tests/support/databases.ts';
import { makeCustomer, usccOf } from '#tests/support/factories.ts';
import { begin, csv, dryRun, fileOf, importer, rowsOf, verdictsOf } from './importing.ts';

const header = 'name,uscc,externalId,phone,email,country';

describeEachDatabase('A dry run', (database) => {
  it('finds new companies, and those the file names twice', async () => {
    const id = await dryRun(
      database.work,
      csv(
        header,
        `苏州恒力精密机械有限公司,${usccOf(1)},C-1,,,`,
        `另一个名字有限公司,${usccOf(1)},,,,`,
        '无锡新华机电有限公司,,C-1,,,',
        '苏州恒力精密机械有限公司,,,,,',
        `苏州恒力精密机械有限公司,${usccOf(2)},C-5,,,`,
        '苏州恒力精密机械公司,,,,,',
        'Acme Pumps Ltd,,,,,GB',
        'Acme Pumps Ltd,,,,,IN',
      ),
    );
    expect(await verdictsOf(database.work, id)).toEqual([
      '2 new',
      '3 duplicate of 2',
      '4 duplicate of 2',
      '5 duplicate of 2',
      '6 new',
      '7 duplicate of 2',
      '8 new',
      '9 new',
    ]);
  });

  it('knows the customers of the master list by id, by code and by full name', async () => {
    const { work } = database;
    const byId = await makeCustomer(work, { sourceSystem: 'CRM', externalId: 'C-1', legalName: '旧名字机械有限公司' });
    const byCode = await makeCustomer(work, { uscc: usccOf(7), legalName: '无锡新华机电有限公司' });
    const byName = await makeCustomer(work, { legalName: '北京东方电子有限公司', phones: ['13812345678'] });
    const same = await makeCustomer(work, { legalName: '上海明达化工有限公司' });
    const id = await dryRun(
      work,
      csv(
        header,
        '新名字机械有限公司,,C-1,,,',
        `无锡新华机电股份有限公司,${usccOf(7)},,,,`,
        '北京东方电子有限公司,,,13900001111,,',
        '上海明达化工有限公司,,,,,',
        '北京东方电子有限公司,,,,,',
        `北京东方电子有限公司,${usccOf(8)},,13900002222,,`,
      ),
    );
    expect((await rowsOf(work, id)).map(({ verdict, customerId }) => [verdict, customerId])).toEqual([
      ['update', byId.id],
      ['update', byCode.id],
      ['update', byName.id],
      ['unchanged', same.id],
      ['duplicate', null],
      ['duplicate', null],
    ]);
  });

  it('follows a merged customer, and refuses a row that means two', async () => {
    const { work } = database;
    const kept = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司', uscc: usccOf(11) });
    await makeCustomer(work, {
      status: 'merged',
      canonicalId: kept.id,
      sourceSystem: 'CRM',
      externalId: 'C-9',
      legalName: '恒力机械',
    });
    await makeCustomer(work, { legalName: '无锡新华机电有限公司', sourceSystem: 'CRM', externalId: 'C-2' });
    const id = await dryRun(
      work,
      csv(header, '苏州恒力精密机械有限公司,,C-9,13800138000,,', `无锡新华机电有限公司,${usccOf(11)},C-2,,,`),
    );
    expect(
      (await rowsOf(work, id)).map(({ verdict, customerId, problems }) => [verdict, customerId, problems]),
    ).toEqual([
      ['update', kept.id, []],
      ['invalid', null, ['identityConflict']],
    ]);
  });

  it('holds what is most likely a customer back as its duplicate', async () => {
    const { work } = database;
    const known = await makeCustomer(work, { legalName: '苏州恒力精密机械有限公司', phones: ['13812345678'] });
    const id = await dryRun(
      work,
      csv(header, '苏州恒力精密机械公司,,,138 1234 5678,,', '苏州海博生物科技有限公司,,,,,'),
    );
    expect(
      (await rowsOf(work, id)).map(({ verdict, customerId }) => [verdict, verdict === 'new' ? '' : customerId]),
    ).toEqual([
      ['duplicate', known.id],
      ['new', ''],
    ]);
  });

  it('tells per row what is wrong, and keeps the others', async () => {
    const id = await dryRun(
      database.work,
      csv(
        header,
        ',,,,,',
        '"苏州恒力"机械,,,,,',
        `无锡新华机电有限公司,${usccOf(1).slice(0, 17)}?,,,,`,
        '北京东方电子有限公司,,,nonsense,nobody,',
        '海博,x,,,,,,extra',
      ),
    );
    expect(await verdictsOf(database.work, id)).toEqual([
      '3 invalid: quoting',
      '4 invalid: uscc',
      '5 new: phone email',
      '6 invalid: tooManyCells uscc',
    ]);
    const view = await viewImport(database.work, id);
    expect(view).toMatchObject({ status: 'staged', totalRows: 4, stagedRows: 4, counts: { new: 1, invalid: 3 } });
  });

  it('writes nothing to the master list', async () => {
    await dryRun(database.work, csv(header, '苏州恒力精密机械有限公司,,,,,'));
    expect(await database.db.selectFrom('customers').select('id').execute()).toEqual([]);
    expect(await database.db.selectFrom('outbox').select('position').execute()).toEqual([]);
  });

  it('goes on after a crash where it stood, and remembers the rows before', async () => {
    const { work, clock } = database;
    const lines = Array.from({ length: 1_200 }, (_, index) => `苏州恒力${index}号机械有限公司,,C-${index},,,`);
    const id = await begin(work, csv(header, ...lines, '又一个名字有限公司,,C-3,,,'));
    const crash = new Error('the power went');
    await expect(
      stageImport(work, id, {
        onProgress: () => {
          throw crash;
        },
      }),
    ).rejects.toBe(crash);
    const half = await viewImport(work, id);
    expect(half?.stagedRows).toBeGreaterThan(0);
    expect(half?.stagedRows).toBeLessThan(1_201);
    clock.advance({ minutes: 5 });
    expect(await stageImport(work, id)).toMatchObject({ ok: true, rows: 1_201, counts: { new: 1_200, duplicate: 1 } });
    const rows = await rowsOf(work, id);
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 1_201 }, (_, index) => index + 2));
    expect(rows.at(-1)).toMatchObject({ verdict: 'duplicate', duplicateRow: 5 });
  });

  it('is done by one worker at a time; another may take over when the lease has run out', async () => {
    const { work, clock } = database;
    const id = await begin(
      work,
      csv(header, ...Array.from({ length: 600 }, (_, index) => `苏州恒力${index}号机械有限公司,,,,,`)),
    );
    let second: unknown;
    const first = await stageImport(work, id, {
      onProgress: () => {
        second ??= stageImport(work, id);
      },
    });
    expect(await second).toMatchObject({ ok: false, reason: 'busy' });
    expect(first).toMatchObject({ ok: true, rows: 600 });
    clock.advance({ minutes: 5 });
    expect(await stageImport(work, id)).toBeRefusedWith('notNow');
  });

  it('stops when it is cancelled, and can be mapped and run again', async () => {
    const { work } = database;
    const id = await begin(
      work,
      csv(header, ...Array.from({ length: 1_200 }, (_, index) => `苏州恒力${index}号机械有限公司,,,,,`)),
    );
    let cancelled: unknown = null;
    const stopped = await stageImport(work, id, {
      onProgress: async () => {
        cancelled ??= await cancelImport(work, importer, null, id);
      },
    });
    expect(cancelled).toBeGranted();
    expect(stopped).toBeRefusedWith('cancelled');
    expect(await viewImport(work, id)).toMatchObject({ status: 'mapping', stagedRows: 0 });
    const mapped = await setMapping(work, importer, null, id, {
      columns: ['legalName', null, null, null, null, null],
      sourceSystem: null,
    });
    expect(mapped).toBeGranted();
    expect(await stageImport(work, id)).toMatchObject({ ok: true, rows: 1_200 });
  });

  it('remembers how a header was mapped', async () => {
    const { work } = database;
    const content = csv('who,what', '苏州恒力精密机械有限公司,C-1');
    await begin(work, content, ['legalName', 'externalId']);
    const again = await startImport(work, importer, null, await fileOf(csv('WHO, What', '无锡新华机电有限公司,C-2')));
    expect(again).toMatchObject({
      ok: true,
      remembered: true,
      mapping: { columns: ['legalName', 'externalId'], sourceSystem: 'CRM' },
    });
  });

  it('refuses a mapping without a name, and leaves the import as it was', async () => {
    const { work } = database;
    const started = await startImport(work, importer, null, await fileOf(csv('a,b', '1,2')));
    if (!started.ok) throw new Error(started.reason);
    const answer = await setMapping(work, importer, null, started.id, {
      columns: ['uscc', 'uscc'],
      sourceSystem: null,
    });
    expect(answer).toBeRefusedWith('mapping', { problems: [{ code: 'noName' }, { code: 'twice', field: 'uscc' }] });
    expect((await viewImport(work, started.id))?.status).toBe('mapping');
  });

  it('shows its rows by verdict, page by page, both ways', async () => {
    const { work } = database;
    const lines = Array.from({ length: 120 }, (_, index) =>
      index % 2 ? ',bad,,,,' : `苏州恒力${index}号机械有限公司,,,,,`,
    );
    const id = await dryRun(work, csv(header, ...lines));
    const first = await viewImportRows(work, id, { verdict: 'invalid', after: null, before: null });
    expect([first.rows.length, first.previous, first.next]).toEqual([50, null, 101]);
    const second = await viewImportRows(work, id, { verdict: 'invalid', after: first.next, before: null });
    expect([second.rows.length, second.previous, second.next]).toEqual([10, 103, null]);
    const back = await viewImportRows(work, id, { verdict: 'invalid', after: null, before: second.previous });
    expect(back.rows.map(({ rowNumber }) => rowNumber)).toEqual(first.rows.map(({ rowNumber }) => rowNumber));
    expect([back.previous, back.next]).toEqual([null, 101]);
  });
});
