import { beforeAll, describe, expect, test } from 'vitest';
import type { QueryEngine } from '../../../core/ports.ts';
import { wins } from '../../../core/wins.ts';
import { type StateRow, stateEngine } from '../../queries/state.ts';
import { winsCommand } from '../wins-command.ts';

const deals = Array.from(
  { length: 60 },
  (_, i): StateRow => ({
    record_id: `D${i}`,
    outcome: i % 3 === 0 ? 'won' : 'lost',
    lead_source: i % 2 === 0 ? 'Web' : 'Partner',
    owner_id: i % 5 === 0 ? 'O1' : 'O2',
    created_on: '2025-01-10',
    closed_on: '2025-02-10',
  }),
);
const owner = [
  { record_id: 'O1', name: 'Ada Lovelace' },
  { record_id: 'O2', name: 'Grace Hopper' },
];

describe('a report with no deal in question', () => {
  let engine: QueryEngine;
  beforeAll(async () => {
    engine = await stateEngine({ opportunity: deals, owner }, '2025-03-31');
  });
  const ask = (where: { dimension: string; values: string[] }[]) => wins(winsCommand({ where }), { engine });

  test('refuses a value that no deal has, with the nearest', async () => {
    await expect(ask([{ dimension: 'lead_source', values: ['Parnter'] }])).rejects.toThrow(
      'a value of lead_source was needed, got Parnter; did you mean Partner?',
    );
    await expect(ask([{ dimension: 'lead_source', values: ['Fair'] }])).rejects.toThrow(
      'a value of lead_source was needed, got Fair; known are Partner, Web',
    );
  });

  test('takes people by name and offers names', async () => {
    await expect(ask([{ dimension: 'owner_id', values: ['Ada Lovelac'] }])).rejects.toThrow(
      'did you mean Ada Lovelace?',
    );
  });

  test('says that no deal passes all filters together, and claims nothing else', async () => {
    // D0, D10, ... are of O1 and Web, D5, D15, ... of O1 and Partner; quarter 2024-Q1 has none.
    const report = await ask([
      { dimension: 'lead_source', values: ['Web'] },
      { dimension: 'created_quarter', values: ['2025-Q1'] },
      { dimension: 'outcome', values: ['open'] },
    ]).catch((error: unknown) => String(error));
    expect(report).toContain('a value of outcome was needed, got open');
    const crossed = await stateEngine(
      {
        opportunity: deals.map((deal, i) => ({ ...deal, lead_source: i % 5 === 0 ? 'Web' : 'Partner' })),
        owner,
      },
      '2025-03-31',
    );
    const nothing = await wins(
      winsCommand({
        where: [
          { dimension: 'lead_source', values: ['Partner'] },
          { dimension: 'owner_id', values: ['O1'] },
        ],
      }),
      { engine: crossed },
    );
    expect(nothing.notes[0]?.text).toBe('No opportunity passes all filters together: take one --where away');
    expect(nothing.notMeasured).toEqual([]);
  });

  test('says that nothing was known yet on an early as-of', async () => {
    const early = await stateEngine({ opportunity: [], owner }, '2010-01-01');
    const report = await wins(winsCommand(), { engine: early });
    expect(report.notes[0]?.text).toContain('No opportunity');
    expect(report.notMeasured).toEqual([]);
  });
});

describe('a dimension that says nearly the same as another', () => {
  // 200 deals in 4 regions; `area` repeats the region in other words but for one deal, `half` says something else.
  const words: Record<string, string> = { N: 'North', S: 'South', E: 'East', W: 'West' };
  const rows = Array.from({ length: 200 }, (_, i): StateRow => {
    const region = 'NSEW'[i % 4] ?? 'N';
    return {
      record_id: `D${i}`,
      outcome: i % 7 < 3 ? 'won' : 'lost',
      lead_source: region,
      area: i === 0 ? 'South' : (words[region] ?? ''),
      half: i < 100 ? 'first' : 'second',
      created_on: '2025-01-10',
      closed_on: '2025-02-10',
    };
  });

  test('counts once, and the report says so', async () => {
    const report = await wins(winsCommand(), {
      engine: await stateEngine({ opportunity: rows }, '2025-03-31'),
    });
    const told = report.notes.map(({ text }) => text);
    expect(told).toContain(
      'area is not looked at: says the same as lead_source for at least 99 of 100 deals',
    );
    const looked = report.cuts.filter(({ kind }) => kind === 'choice').flatMap(({ by }) => by);
    expect(looked).toContain('half');
    expect(looked).not.toContain('area');
  });
});
