import { describe, expect, test } from 'vitest';
import { compileQuery } from '../../adapters/queries/compile.ts';
import { bandNames } from '../../adapters/queries/dimension-columns.ts';
import type { CellQuery } from '../../core/model/cell-query.ts';
import type { Inventory } from '../../core/model/inventory.ts';

const inventory: Inventory = {
  asOf: '2024-12-31',
  objects: { opportunity: { records: 1, backCast: 0, knownFrom: null, extras: ['next_step'] } },
};
const deal = {
  asOf: '2024-12-31',
  fiscalYearStartMonth: 2,
  currency: 'USD',
  dimensions: ['owner.region'],
  bands: {},
};
const cells: CellQuery = {
  name: 'wins-cells',
  parameters: ['2024-01-01', null],
  dimensions: ['owner.region', 'next_step'],
  cuts: [[], ['owner.region'], ['owner.region', 'next_step']],
  where: [{ dimension: 'next_step', values: ["call o'clock", null] }],
  deal,
};

describe('a compiled query', () => {
  const { sql, deal: relation } = compileQuery(cells, inventory);

  test('has its parameters in the params CTE, in their order', () => {
    expect(sql).toContain("cast('2024-01-01' as date) as from_on,\n        cast(null as date) as to_on");
  });

  test('has its markers filled with quoted names and encoded literals', () => {
    expect(sql).toContain('(), ("owner.region"), ("owner.region", "next_step")');
    expect(sql).toContain(`("next_step" in ('call o''clock') or "next_step" is null)`);
    expect(sql).not.toContain('/*');
  });

  test('keeps the deal relation apart, for an engine to give it a name', () => {
    expect(relation).toContain('from opportunity as o');
    expect(sql).not.toContain('from opportunity as o');
  });

  test('joins only the objects that its dimensions need', () => {
    expect(relation).toContain('left join owner as w');
    expect(relation).not.toContain('left join account');
  });
});

test.each([
  { what: 'an unknown query', query: { ...cells, name: 'no-such' }, message: 'no such file' },
  { what: 'a path', query: { ...cells, name: '../package' }, message: 'a query name was needed' },
  {
    what: 'an unknown dimension',
    query: { ...cells, dimensions: ['x"; drop'] },
    message: 'a dimension of the state was needed',
  },
  { what: 'too few parameters', query: { ...cells, parameters: [] }, message: 'needs 1 parameters or more' },
  {
    what: 'too many parameters',
    query: { ...cells, parameters: [null, null, 1] },
    message: 'needs 2 parameters, got 3',
  },
  {
    what: 'a filter without values',
    query: { ...cells, where: [{ dimension: 'next_step', values: [] }] },
    message: 'at least one value',
  },
])('refuses $what', ({ query, message }) => {
  expect(() => compileQuery(query, inventory)).toThrow(message);
});

test.each([
  { cuts: [50, 200], kind: 'count', names: ['0-49', '50-199', '200+'] },
  { cuts: [1990, 2000], kind: 'whole', names: ['<1990', '1990-1999', '2000+'] },
  { cuts: [0.5, 10], kind: 'decimal', names: ['<0.5', '0.5-<10', '10+'] },
] as const)('names the bands of a $kind by their limits', ({ cuts, kind, names }) => {
  expect(bandNames(cuts, kind)).toEqual(names);
});
