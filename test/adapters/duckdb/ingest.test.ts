import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../adapters/duckdb/open-store.ts';
import { deal, header, settings, workbench } from './ingest-kit.ts';

let bench: ReturnType<typeof workbench>;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench.remove());

async function withStore<T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore(bench.home);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

const inventory = (asOf: string | null) =>
  withStore(async (store) => (await store.engine(asOf, settings)).inventory());

const accounts = ['account,sector', 'Acme,retail'];

describe('a batch', () => {
  test('counts read as stored, quarantined and footer, and keeps unknown columns', async () => {
    const path = bench.file('deals.csv', [header, deal('a'), deal('b', 'Open')]);
    const [batch] = await bench.ingest([path]);
    expect(batch).toMatchObject({ read: 2, stored: 2, added: 2, unchanged: 0, quarantined: 0, footer: 0 });
    expect(batch?.asOf).toBe('2024-03-01');
    expect((await inventory(null)).objects.opportunity).toMatchObject({ records: 2, extras: ['next_step'] });
  });

  test('holds records longer than the engine takes by itself', async () => {
    const wide = ['one', 'two', 'three'].map((name) => `note_${name}`);
    const long = wide.map(() => 'x'.repeat(900_000)).join(',');
    const lines = [`${header},${wide.join(',')}`, `${deal('a')},${long}`, `${deal('b')},,,`];
    const [batch] = await bench.ingest([bench.file('deals.csv', lines)]);
    expect(batch).toMatchObject({ read: 2, stored: 2, quarantined: 0, refused: null });
  });

  test('that is there changes nothing', async () => {
    const path = bench.file('deals.csv', [header, deal('a'), deal('b')]);
    const [first] = await bench.ingest([path]);
    const [again] = await bench.ingest([path]);
    expect(again).toMatchObject({ batchId: first?.batchId, added: 0, unchanged: 2, refused: null });
    expect(await withStore((store) => store.batches())).toHaveLength(1);
  });

  test('tells what it adds from what was so before', async () => {
    await bench.ingest([bench.file('march.csv', [header, deal('a'), deal('b', 'Open')])]);
    const april = bench.file('april.csv', [
      header,
      deal('a'),
      deal('b', 'Won', '2024-04-02'),
      deal('c', 'Open'),
    ]);
    const [batch] = await bench.ingest([april]);
    expect(batch).toMatchObject({ stored: 3, added: 2, unchanged: 1 });
  });

  test('adds what comes again after a full export deleted it', async () => {
    const both = [header, deal('a'), deal('b')];
    await bench.ingest([bench.file('both.csv', both)], { asOf: '2024-04-01', isFull: true });
    await bench.ingest([bench.file('one.csv', [header, deal('a')])], { asOf: '2024-05-01', isFull: true });
    const [batch] = await bench.ingest([bench.file('again.csv', [...both, deal('c')])], {
      asOf: '2024-06-01',
    });
    expect(batch).toMatchObject({ stored: 3, added: 2, unchanged: 1 });
    const [kept] = await bench.ingest([bench.file('kept.csv', [header, deal('b')])], { asOf: '2024-07-01' });
    expect(kept).toMatchObject({ stored: 1, added: 0, unchanged: 1 });
  });

  test('counts rows equal in every column once, and quarantines rows of one id that differ', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => deal(`x${i}`));
    const lines = [header, ...rows, deal('a'), deal('a'), deal('b'), deal('b', 'Lost')];
    const [batch] = await bench.ingest([bench.file('deals.csv', lines)]);
    expect(batch).toMatchObject({ read: 304, stored: 302, added: 301, unchanged: 1, quarantined: 2 });
    const bad = readFileSync(batch?.quarantineFile ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(bad.map((line) => [JSON.parse(line).line, JSON.parse(line).code])).toEqual([
      [304, 'duplicate-id'],
      [305, 'duplicate-id'],
    ]);
  });

  test('with more than 1 % bad rows is refused whole, and its bad rows can still be seen', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => deal(`x${i}`));
    const path = bench.file('deals.csv', [header, ...rows, deal('bad', 'Dreaming')]);
    const [batch] = await bench.ingest([path]);
    expect(batch).toMatchObject({
      read: 51,
      stored: 0,
      quarantined: 51,
      refused: { code: 'too-many-bad-rows' },
    });
    expect(batch?.refused?.message).toContain('got 1 of 51 (2 %)');
    expect(existsSync(batch?.quarantineFile ?? '')).toBe(true);
    expect(await withStore((store) => store.batches())).toHaveLength(0);
    const [allowed] = await bench.ingest([path], { limit: { count: 1 } });
    expect(allowed).toMatchObject({ stored: 50, quarantined: 1, refused: null });
  });

  test('in a dry run is told and not kept', async () => {
    const path = bench.file('deals.csv', [header, deal('a')]);
    expect((await bench.ingest([path], { isDryRun: true }))[0]).toMatchObject({ added: 1, refused: null });
    expect(await withStore((store) => store.batches())).toHaveLength(0);
  });

  test('of the same bytes read differently is refused unless it replaces the earlier one', async () => {
    const path = bench.file('accounts.csv', accounts);
    const [first] = await bench.ingest([path], { asOf: '2024-03-01' });
    const [second] = await bench.ingest([path], { asOf: '2024-03-01', other: true });
    expect(second?.refused?.code).toBe('read-differently');
    expect(second?.refused?.message).toContain(String(first?.batchId.slice(0, 12)));
    const [third] = await bench.ingest([path], { asOf: '2024-03-01', other: true, isReplacing: true });
    expect(third?.refused).toBeNull();
    const marks = (await withStore((store) => store.batches())).map((entry) => [
      entry.batchId,
      entry.isRetracted,
    ]);
    expect(new Map(marks.map(([id, mark]) => [id, mark]))).toEqual(
      new Map([
        [first?.batchId, true],
        [third?.batchId, false],
      ]),
    );
  });

  test('that was retracted says so, and counts again once it is restored', async () => {
    const path = bench.file('deals.csv', [header, deal('a')]);
    const [batch] = await bench.ingest([path]);
    await withStore((store) => store.retract(batch?.batchId.slice(0, 8) ?? ''));
    await expect(inventory(null)).rejects.toThrow('needed an ingested file, got an empty store');
    const [again] = await bench.ingest([path]);
    expect(again?.notes.map((note) => note.code)).toContain('retracted');
    await withStore((store) => store.restore(batch?.batchId ?? ''));
    expect((await inventory(null)).objects.opportunity?.records).toBe(1);
  });

  test('that contradicts another export of the same as-of says so', async () => {
    await bench.ingest([bench.file('one.csv', [header, deal('a')])], { asOf: '2024-05-01' });
    const [batch] = await bench.ingest([bench.file('two.csv', [header, deal('a', 'Lost')])], {
      asOf: '2024-05-01',
    });
    expect(batch?.notes.map((note) => note.code)).toContain('contradiction');
  });
});

describe('the as-of', () => {
  test('is the newest happening in all files of the command', async () => {
    const deals = bench.file('deals.csv', [header, deal('a'), deal('b', 'Lost', '2024-03-09')]);
    const batches = await bench.ingest([bench.file('accounts.csv', accounts), deals]);
    expect(batches.map((batch) => batch.asOf)).toEqual(['2024-03-09', '2024-03-09']);
  });

  test('is modified_at alone where the file has it', async () => {
    const line = 'a,Won,2024-01-02,2024-03-01,2024-02-05T10:00:00Z,call';
    const [batch] = await bench.ingest([bench.file('deals.csv', [header, line])]);
    expect(batch?.asOf).toBe('2024-02-05T10:00:00.000Z');
  });

  test('is asked for where nothing happened in the files', async () => {
    const [batch] = await bench.ingest([bench.file('accounts.csv', accounts)]);
    expect(batch?.refused?.code).toBe('no-as-of');
    expect(batch?.refused?.message).toContain('--as-of');
  });

  test('is not believed more than 90 days after the next record', async () => {
    const path = bench.file('deals.csv', [header, deal('a'), deal('b', 'Won', '2062-03-01')]);
    const [batch] = await bench.ingest([path]);
    expect(batch?.refused?.code).toBe('lonely-date');
    expect(batch?.refused?.message).toContain('deals.csv:3');
    expect((await bench.ingest([path], { asOf: '2024-04-01' }))[0]?.refused).toBeNull();
  });
});

describe('the state', () => {
  test('loses what a full export no longer holds, from its as-of on', async () => {
    const both = bench.file('both.csv', [header, deal('a'), deal('b')]);
    const one = bench.file('one.csv', [header, deal('a')]);
    await bench.ingest([both], { asOf: '2024-04-01', isFull: true });
    await bench.ingest([one], { asOf: '2024-05-01', isFull: true });
    expect((await inventory('2024-04-30')).objects.opportunity?.records).toBe(2);
    expect((await inventory('2024-05-01')).objects.opportunity?.records).toBe(1);
  });

  test('before the first row shows a deal from its creation, and counts it', async () => {
    await bench.ingest([bench.file('deals.csv', [header, deal('a'), deal('b', 'Open')])]);
    expect((await inventory('2024-01-01')).objects.opportunity?.records).toBe(0);
    expect((await inventory('2024-02-01')).objects.opportunity).toMatchObject({ records: 2, backCast: 2 });
  });
});
