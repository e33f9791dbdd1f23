import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../../adapters/duckdb/open-store.ts';
import { commandOf, deal, flags, header, workbench } from './ingest-kit.ts';

let bench: ReturnType<typeof workbench>;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench.remove());

test('a store that another holds is waited for, then busy', async () => {
  const holder = await openStore(bench.home);
  await expect(openStore(bench.home, { waitMs: 50 })).rejects.toThrow('store is busy');
  const waiting = openStore(bench.home, { waitMs: 5_000 });
  holder.close();
  (await waiting).close();
});

test('a file that is no database is named in one line', async () => {
  mkdirSync(bench.home, { recursive: true });
  writeFileSync(join(bench.home, 'crm.duckdb'), 'not a database at all, but long enough to be looked at');
  await expect(openStore(bench.home)).rejects.toThrow(
    /^needed a DuckDB file, got another kind of file: [^\n]*$/,
  );
});

test('an unknown batch is refused with the command that lists them', async () => {
  const store = await openStore(bench.home);
  await expect(store.retract('abc')).rejects.toThrow('bearing batches lists them');
  store.close();
});

test('what commands that died left behind is swept', async () => {
  (await openStore(bench.home)).close();
  mkdirSync(join(bench.home, 'work', 'file-1'), { recursive: true });
  mkdirSync(join(bench.home, 'quarantine', 'opportunity'), { recursive: true });
  writeFileSync(join(bench.home, 'quarantine', 'opportunity', 'x.jsonl.new'), '{}');
  writeFileSync(join(bench.home, 'new-00000000-0000-0000-0000-000000000000.duckdb'), '');
  (await openStore(bench.home)).close();
  const left = readdirSync(bench.home, { recursive: true, encoding: 'utf8' }).sort();
  expect(left).toEqual(['crm.duckdb', 'quarantine', 'quarantine/opportunity', 'work']);
});

test('a store held open takes files in again after refusals and failures', async () => {
  const store = await openStore(bench.home);
  const good = bench.file('good.csv', [header, deal('a'), deal('b')]);
  const bad = bench.file('bad.csv', [header, deal('c'), deal('d', 'Dreaming')]);
  const twins = bench.file('twins.csv', [header, deal('e'), deal('e', 'Lost'), deal('f')]);
  const strange = bench.file('strange.csv', ['x,y', '1,2']);
  try {
    const refusals: unknown[] = [];
    for (const path of [bad, strange, twins, bad, good, twins]) {
      const { batches } = await store.ingest(commandOf([path]), flags);
      refusals.push(batches[0]?.refused?.code ?? null);
    }
    const tooMany = 'too-many-bad-rows';
    expect(refusals).toEqual([tooMany, 'source unknown', tooMany, tooMany, null, tooMany]);
    const later = bench.file('later.csv', [header, deal('g')]);
    await expect(store.ingest(commandOf([later]), brokenFlags)).rejects.toThrow();
    const { batches } = await store.ingest(commandOf([later]), flags);
    expect(batches[0]).toMatchObject({ stored: 1, added: 1, refused: null });
    expect((await store.batches()).map(({ stored }) => stored).toSorted()).toEqual([1, 2]);
  } finally {
    store.close();
  }
});

/** Fails once the file's text lies in the store. */
const brokenFlags = {
  ...flags,
  get source(): string {
    throw new Error('needed a source, got a failure');
  },
};
