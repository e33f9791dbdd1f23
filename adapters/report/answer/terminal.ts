import { withoutControls } from '../inert.ts';
import { gridLines } from '../terminal/grid.ts';
import { wrapped } from '../terminal/layout.ts';
import { type Answer, type AnswerTable, noCell } from './answer.ts';

/** An answer on a terminal. */
export function answerTerminal(answer: Answer, { width }: { readonly width: number }): string {
  const { context, lines, warnings, tables, notes } = answer;
  const hasGap = tables.some(({ rows }) => rows.some((row) => row.includes(noCell)));
  return [
    ...wrapped(context, width),
    ...lines.flatMap((line) => wrapped(line, width, 2)),
    ...warnings.flatMap((line) => wrapped(`! ${line}`, width, 2)),
    ...tables.filter(({ rows }) => rows.length > 0).flatMap((table) => ['', ...tableLines(table, width)]),
    ...(hasGap ? [`${noCell} no data`] : []),
    ...(notes.length > 0 ? ['', ...notes.flatMap((note) => wrapped(`- ${note}`, width, 2))] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function tableLines({ title, columns, rows }: AnswerTable, width: number): readonly string[] {
  return [withoutControls(title), ...gridLines({ width, columns, rows })];
}
