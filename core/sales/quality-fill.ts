import type { QueryRow } from '../model/cell-query.ts';
import type { FieldFill, FilledShare } from '../model/quality-report.ts';
import { number, text } from './cell.ts';
import type { Part } from './quality-deal-words.ts';

/** Fill rates by field from the rows of `quality-fill.sql`, and how many deals there are. */
export type Fill = {
  readonly fields: readonly FieldFill[];
  readonly absent: readonly string[];
  readonly deals: Readonly<Record<Part, number>>;
};

const outcomes = ['open', 'won', 'lost'] as const;
const notFields = ['deal_count', 'back_cast_count'];

export function fillOf(rows: readonly QueryRow[]): Fill {
  const columns = Object.keys(rows[0] ?? {}).filter(
    (name) => name.endsWith('_count') && !notFields.includes(name),
  );
  const names = columns.map((column) => column.slice(0, -'_count'.length));
  const filled = names.filter((name) => total(rows, `${name}_count`) > 0);
  const [open, won, lost] = outcomes.map((outcome) => total(of(rows, outcome), 'deal_count'));
  return {
    fields: filled.map((name) => fieldFill(name, rows)),
    absent: names.filter((name) => !filled.includes(name)),
    deals: {
      all: total(rows, 'deal_count'),
      open: open ?? 0,
      won: won ?? 0,
      lost: lost ?? 0,
      closed: (won ?? 0) + (lost ?? 0),
    },
  };
}

function fieldFill(field: string, rows: readonly QueryRow[]): FieldFill {
  const stages = [...Map.groupBy(rows, (row) => JSON.stringify([row['source'], row['stage']])).values()];
  return {
    field,
    all: share(field, rows),
    outcomes: outcomes
      .filter((outcome) => of(rows, outcome).length > 0)
      .map((outcome) => ({ outcome, ...share(field, of(rows, outcome)) })),
    stages: stages
      .map((own) => ({
        source: text(own[0] ?? {}, 'source') ?? '',
        stage: text(own[0] ?? {}, 'stage'),
        ...share(field, own),
      }))
      .sort((a, b) => b.of - a.of),
  };
}

function share(field: string, rows: readonly QueryRow[]): FilledShare {
  const [filled, of] = [total(rows, `${field}_count`), total(rows, 'deal_count')];
  return { filled, of, share: of === 0 ? null : filled / of };
}

const of = (rows: readonly QueryRow[], outcome: string) => rows.filter((row) => row['outcome'] === outcome);
const total = (rows: readonly QueryRow[], column: string) =>
  rows.reduce((sum, row) => sum + number(row, column), 0);
