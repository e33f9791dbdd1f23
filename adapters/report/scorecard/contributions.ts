import type { Contribution, ScoredCandidate } from '../../../core/model/score-report.ts';
import { dataTable, type HtmlCell, missingCell } from '../html/data-table.ts';
import type { Markup } from '../html/markup.ts';
import { printedNumber } from '../printed.ts';

const columns = [
  { label: 'what', numeric: false },
  { label: 'axis', numeric: false },
  { label: 'rater', numeric: false },
  { label: 'rating', numeric: true },
  { label: 'on 0-100', numeric: true },
  { label: 'rater taken out', numeric: true },
  { label: 'weight', numeric: true },
  { label: 'adds', numeric: true },
];

const numberCell = (value: number | null, decimals: number): HtmlCell =>
  value === null ? missingCell : { content: printedNumber(value, decimals), value };

const textCell = (text: string | null): HtmlCell =>
  text === null ? missingCell : { content: text, value: text };

function what({ kind, competency, item }: Contribution, names: ReadonlyMap<string, string>): string {
  if (kind === 'norm') return 'the norm: where anyone starts';
  if (kind === 'limit') return 'kept within 0-100';
  const name = competency === null ? '' : (names.get(competency) ?? competency);
  return item === null ? name : `${name}: ${item}`;
}

/** Every part of both scores; the last column of an axis adds up to its score. */
export function contributionsTable(
  candidate: ScoredCandidate,
  { id, names }: { readonly id: string; readonly names: ReadonlyMap<string, string> },
): Markup {
  return dataTable({
    id,
    caption: 'Each line adds to the score of its axis; together they are the score',
    columns,
    rows: candidate.contributions.map((line) => [
      textCell(what(line, names)),
      textCell(line.axis),
      textCell(line.raterId),
      numberCell(line.rating, 0),
      numberCell(line.points, 0),
      numberCell(line.corrected, 1),
      numberCell(line.gain, 3),
      numberCell(line.contribution, 2),
    ]),
  });
}
