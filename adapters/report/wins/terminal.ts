import { styleText } from 'node:util';
import type { Cut, WinsReport } from '../../../core/model/wins-report.ts';
import { withoutControls } from '../inert.ts';
import { type Grid, gridLines } from '../terminal/grid.ts';
import { displayWidth, wrapped } from '../terminal/layout.ts';
import { effortCut } from './effort.ts';
import { cutRemarks, groupGrid, reasonLines } from './groups.ts';
import { contextLine, headline, notMeasured, staleWarning } from './headline.ts';
import { moneyCut } from './money.ts';
import { dimensionGrid, effortGrid, moneyGrid, moneyRowLimit } from './overview.ts';
import { cutLabel, cutVerdict, whereWeWin } from './words.ts';

export type TerminalLook = {
  /** Columns of the window; 80 at least. */
  readonly width: number;
  /** Bold headings; a pipe gets plain text. */
  readonly styled: boolean;
};

/** `overview`: one line a dimension. `groups`: every group of every cut, as asked with `--by`. */
export type WinsView = 'overview' | 'groups';

const staleHint = '> bearing wins --rows stale';

type Page = {
  readonly report: WinsReport;
  readonly width: number;
  readonly strong: (text: string) => string;
};

/** The wins report for a terminal: first the answer, then the numbers that carry it, then what was not measured. */
export function winsTerminal(report: WinsReport, view: WinsView, look: TerminalLook): string {
  const strong = (text: string) => (look.styled ? styleText('bold', text, { validateStream: false }) : text);
  const page = { report, width: Math.max(80, look.width), strong };
  const middle =
    view === 'groups'
      ? report.cuts.map((cut) => cutBlock(page, cut))
      : [winsBlock(page), moneyBlock(page), effortBlock(page)];
  const blocks = [[...headBlock(page)], ...middle, tailBlock(page)];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function headBlock({ report, width, strong }: Page): string[] {
  const lines = [...wrapped(contextLine(report), width), strong(headline(report))];
  const stale = staleWarning(report);
  if (stale === null) return lines;
  const room = width - displayWidth(stale.consequence) - 2;
  return [...lines, `! ${stale.fact}`, `  ${stale.consequence}${staleHint.padStart(room)}`];
}

/** A question in capitals and its answer on the same line, going on below the answer. */
function answered(page: Page, question: string, answer: string): string[] {
  const plain = `${question}  ${withoutControls(answer)}`;
  if (displayWidth(plain) <= page.width) return [plain.replace(question, page.strong(question))];
  return [page.strong(question), ...wrapped(answer, page.width - 2).map((line) => `  ${line}`)];
}

function gridOf(grid: Grid): string[] {
  return grid.rows.length === 0 ? [] : gridLines(grid);
}

function winsBlock(page: Page): string[] {
  const [first = '', ...more] = whereWeWin(page.report);
  return [
    ...answered(page, 'WHERE DO WE WIN MORE OFTEN?', first),
    ...more.flatMap((line) => wrapped(line, page.width - 2).map((each) => `  ${each}`)),
    ...gridOf(dimensionGrid(page.report, page.width)),
  ];
}

function moneyBlock(page: Page): string[] {
  const money = moneyCut(page.report);
  if (money === null) return [];
  const label = cutLabel(money.cut);
  return [
    ...answered(
      page,
      'WHERE DOES THE MONEY COME FROM?',
      `${label.charAt(0).toUpperCase()}${label.slice(1)}.`,
    ),
    ...gridOf(moneyGrid(page.report, money.cut, page.width)),
    ...moreHint(money.cut),
  ];
}

function moreHint(cut: Cut): string[] {
  const hidden =
    cut.segments.filter((segment) => segment.money.shareOfWonAmount !== null).length - moneyRowLimit;
  return hidden > 0 ? [`${hidden} more  > bearing wins --by ${cut.by.join(',')}`] : [];
}

function effortBlock(page: Page): string[] {
  const cut = effortCut(page.report);
  if (cut === null) return [];
  return [
    ...answered(page, 'WHERE ARE WE ONLY BUSY?', `Effort to day 30 against wins, by ${cutLabel(cut)}.`),
    ...gridOf(effortGrid(cut, page.width)),
  ];
}

function cutBlock(page: Page, cut: Cut): string[] {
  const reasons = reasonLines(cut).flatMap(({ group, why }) =>
    wrapped(`${group}: ${why}`, page.width - 2, 2),
  );
  return [
    ...answered(page, cut.by.join(' × ').toUpperCase(), cutVerdict(cut)),
    ...cutRemarks(cut).flatMap((text) => wrapped(text, page.width - 2).map((line) => `  ${line}`)),
    ...gridOf(groupGrid(cut, page.width)),
    ...(reasons.length === 0 ? [] : ['why', ...reasons.map((line) => `  ${line}`)]),
  ];
}

/** A label and its text; further lines stand under the text. */
function labelled(page: Page, label: string, text: string): string[] {
  if (text === '') return [];
  const indent = displayWidth(label) + 2;
  const lines = wrapped(text, page.width - indent);
  return lines.map((line, index) => `${index === 0 ? `${page.strong(label)}  ` : ' '.repeat(indent)}${line}`);
}

function tailBlock(page: Page): string[] {
  const { report } = page;
  return [
    ...labelled(page, 'CALENDAR', report.calendar?.text ?? ''),
    ...labelled(page, 'NOT MEASURED', notMeasured(report)),
    ...report.notes.flatMap((note, index) => labelled(page, index === 0 ? 'DATA' : '    ', note.text)),
  ];
}
