import type { Cut, WinsReport } from '../../../core/model/wins-report.ts';
import { inertMarkdown, markdownGrid } from '../markdown.ts';
import { groupGrid } from './groups.ts';
import { contextLine, headline, notMeasured, staleWarning } from './headline.ts';
import { moneyCut } from './money.ts';
import { dimensionGrid, moneyGrid } from './overview.ts';
import { cutLabel, cutVerdict, whereWeWin } from './words.ts';

const unlimited = Number.POSITIVE_INFINITY;

function cutText(cut: Cut): string {
  return `### ${inertMarkdown(`${cutLabel(cut)}: ${cutVerdict(cut)}`)}\n\n${markdownGrid(groupGrid(cut, unlimited))}`;
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${inertMarkdown(line)}\n`).join('');
}

/** What stands indented below its dimension on a terminal gets an arrow: Markdown keeps no blanks. */
function belonging([name = '', ...cells]: readonly string[]): string[] {
  return [name.startsWith(' ') ? `↳ ${name.trim()}` : name, ...cells];
}

/** The wins report as Markdown, for a wiki or a message: the same answer, tables instead of pictures. */
export function winsMarkdown(report: WinsReport): string {
  const stale = staleWarning(report);
  const money = moneyCut(report);
  const missing = notMeasured(report);
  const overview = dimensionGrid(report, unlimited);
  const parts = [
    `# ${inertMarkdown(headline(report))}`,
    inertMarkdown(contextLine(report)),
    stale === null ? '' : `**${inertMarkdown(`${stale.fact} ${stale.consequence}`)}**`,
    `## Where do we win more often?\n\n${listed(whereWeWin(report))}`,
    overview.rows.length === 0 ? '' : markdownGrid({ ...overview, rows: overview.rows.map(belonging) }),
    money === null
      ? ''
      : `## Where does the money come from?\n\n${inertMarkdown(cutLabel(money.cut))}\n\n${markdownGrid(moneyGrid(report, money.cut, unlimited))}`,
    report.calendar === null ? '' : `## Calendar\n\n${inertMarkdown(report.calendar.text)}`,
    report.cuts.length === 0 ? '' : `## Every group\n\n${report.cuts.map(cutText).join('\n')}`,
    `## Not measured, and notes\n\n${listed([...(missing === '' ? [] : [`not measured: ${missing}`]), ...report.notes.map((note) => note.text)])}`,
  ];
  return `${parts
    .filter((part) => part !== '')
    .map((part) => part.trimEnd())
    .join('\n\n')}\n`;
}
