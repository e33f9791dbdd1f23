import { beforeAll, describe, expect, test } from 'vitest';
import { WinsReport } from '../../../core/model/wins-report.ts';
import type { QueryEngine } from '../../../core/ports.ts';
import { WinsRefused } from '../../../core/sales/command.ts';
import { recordLabels } from '../../../core/sales/names.ts';
import { wins } from '../../../core/wins.ts';
import { winsRows } from '../../../core/wins-rows.ts';
import { type StateRow, stateEngine } from '../../queries/state.ts';
import { winsCommand } from '../wins-command.ts';

const deal = (i: number): StateRow => ({
  record_id: `d${i}`,
  outcome: i % 2 === 0 ? 'won' : 'lost',
  created_on: '2025-01-01',
  closed_on: '2025-03-01',
  account_id: '001A',
  owner_id: ['005A', '005B', '005C'][i % 3] ?? null,
  product_id: i < 30 ? '01tS' : 'Startr',
});

const state = {
  opportunity: Array.from({ length: 60 }, (_, i) => deal(i)),
  owner: [
    { record_id: '005A', name: 'Ada Moreau', manager: null },
    { record_id: '005B', name: 'Ben Castell', manager: '005A' },
    { record_id: '005C', name: 'Ben Castell', manager: '005A' },
    { record_id: '005D', name: 'Dora Idle', manager: '005A' },
  ],
  product: [{ record_id: '01tS', name: 'Starter' }],
  account: [{ record_id: '001A', name: 'Cedar Works', sector: 'wood' }],
};

describe('names in place of ids', () => {
  let engine: QueryEngine;
  let report: WinsReport;
  beforeAll(async () => {
    engine = await stateEngine(state, '2025-12-31');
    report = await wins(
      winsCommand({ by: [['owner_id'], ['owner.manager'], ['product_id'], ['account.sector']] }),
      { engine },
    );
  });
  const cut = (by: string) => report.cuts.find((found) => found.by[0] === by)?.segments ?? [];

  test('stand beside the ids, which stay the keys', () => {
    expect(() => WinsReport.parse(report)).not.toThrow();
    expect(cut('product_id').map(({ segment, labels }) => [segment, labels])).toContainEqual([
      { product_id: '01tS' },
      { product_id: 'Starter' },
    ]);
    expect(cut('owner.manager').map(({ labels }) => labels)).toContainEqual({
      'owner.manager': 'Ada Moreau',
    });
  });

  test('carry the id where two records bear one name', () => {
    const labels = cut('owner_id').map((segment) => segment.labels['owner_id']);
    expect(labels.sort()).toEqual(['Ada Moreau', 'Ben Castell (005B)', 'Ben Castell (005C)', 'Dora Idle']);
  });

  test('are missing for an id that joins nothing, which is near to a name', () => {
    expect(cut('product_id').find(({ segment }) => segment['product_id'] === 'Startr')?.labels).toEqual({});
    const notes = report.notes.map(({ text }) => text);
    expect(notes).toContain('Startr has no product row; did you mean "Starter"? (30 deals)');
    expect(notes).toContain('1 owner without a deal has no rate: Dora Idle');
  });

  test('name the one account behind a group', () => {
    expect(cut('account.sector')[0]?.why).toContain('wood is one account (Cedar Works)');
  });

  test.each([
    { dimension: 'owner_id', written: 'ada moreau', id: '005A', won: 10 },
    { dimension: 'owner_id', written: '005A', id: '005A', won: 10 },
    { dimension: 'owner.manager', written: 'Ada Moreau', id: '005A', won: 20 },
    { dimension: 'product_id', written: 'Startr', id: 'Startr', won: 15 },
  ])('are taken by --where: $dimension=$written is $id', async ({ dimension, written, id, won }) => {
    const filtered = await wins(winsCommand({ where: [{ dimension, values: [written] }] }), { engine });
    expect(filtered.where).toEqual({ [dimension]: [id] });
    expect(filtered.total.won).toBe(won);
    const shown = id === '005A' ? 'Ada Moreau' : id;
    expect(filtered.whereLabels).toEqual({ [dimension]: [shown] });
  });

  test('are refused by --where where several records bear them', async () => {
    const asked = wins(winsCommand({ where: [{ dimension: 'owner_id', values: ['Ben Castell'] }] }), {
      engine,
    });
    await expect(asked).rejects.toThrow(
      new WinsRefused('owner_id needs one record, got Ben Castell, the name of 2; name one of 005B, 005C'),
    );
  });

  test('stand beside the ids of the records behind a report', async () => {
    const { rows } = await winsRows({ ...winsCommand(), rows: 'won' }, { engine });
    expect(rows[0]).toMatchObject({
      owner_id: '005A',
      owner_name: 'Ada Moreau',
      account_name: 'Cedar Works',
      product_name: 'Starter',
    });
  });
});

test('an id that means two records of different names has none', () => {
  const rows = [
    { source: 'a', record_id: '1', name: 'Ada' },
    { source: 'b', record_id: '1', name: 'Ben' },
    { source: 'b', record_id: '2', name: 'Cem' },
    { source: 'b', record_id: 'Dan', name: 'Dan' },
    { source: 'b', record_id: '3', name: null },
  ];
  expect([...recordLabels(rows)]).toEqual([['2', 'Cem']]);
});
