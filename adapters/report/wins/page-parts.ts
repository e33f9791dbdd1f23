import type { Cut, WinsReport } from '../../../core/model/wins-report.ts';
import { forestChart } from '../../charts/forest.ts';
import { standingChart } from '../../charts/standing.ts';
import { trendChart } from '../../charts/trend.ts';
import { html, type Markup, trusted } from '../html/markup.ts';
import { effortCut } from './effort.ts';
import { cutRemarks, reasonLines } from './groups.ts';
import { moneyCut } from './money.ts';
import { dimensionGrid } from './overview.ts';
import { effortTable, moneyTable, trendTable } from './page-tables.ts';
import { rateTable, reversalTable } from './rate-tables.ts';
import { cutLabel, cutVerdict, foundIn, segmentLabel, whereWeWin } from './words.ts';

/** A part of the page with its place in the contents. */
export type PagePart = { readonly id: string; readonly heading: string; readonly body: Markup };

function figure(svg: string, caption: string): Markup {
  return html`<figure><div class="scroll" role="region" aria-label="chart" tabindex="0">${trusted(svg)}</div>
<figcaption>${caption}</figcaption></figure>
`;
}

function upperFirst(label: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}

/** A name that may break after a dot or an underscore, nowhere else. */
function breakable(name: string): Markup {
  return html`${name.split(/(?<=[._])/).map((part, index) => (index === 0 ? html`${part}` : html`<wbr>${part}`))}`;
}

/** The answer sentence and one line a dimension. */
export function winsPart(report: WinsReport): PagePart {
  const grid = dimensionGrid(report, Number.POSITIVE_INFINITY);
  const rows = grid.rows.map(
    ([name = '', groups = '', rate = '', verdict = '']) =>
      html`<tr><th scope="row"${name.startsWith(' ') ? html` class="indent"` : null}>${breakable(name.trim())}</th><td class="number">${groups}</td><td class="word">${rate}</td><td>${verdict}</td></tr>
`,
  );
  return {
    id: 'where',
    heading: 'Where do we win more often?',
    body: html`${whereWeWin(report).map(
      (line, index) => html`<p${index === 0 ? html` class="lead"` : null}>${line}.</p>
`,
    )}<div class="scroll" role="region" aria-label="One line a dimension" tabindex="0"><table class="overview">
<caption>One line a dimension; below it the groups that stand out and those too small to be judged</caption>
<thead><tr><th scope="col">dimension</th><th scope="col" class="number">groups</th><th scope="col">win rate, %</th><th scope="col">verdict</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
`,
  };
}

/** Money against wins of the dimension whose money differs most; null without money. */
export function moneyPart(report: WinsReport): PagePart | null {
  const money = moneyCut(report);
  if (money === null) return null;
  const svg = standingChart(report, money.cut, { id: 'money-chart', measure: 'money' });
  return {
    id: 'money',
    heading: 'Where does the money come from?',
    body: html`<p class="lead">${upperFirst(cutLabel(money.cut))}: of all dimensions looked at, its money lies furthest from its deals.</p>
${svg === null ? null : figure(svg, 'Right of the dashed line a closed deal brings more than the average, left of it less; lines are 95 % intervals. Height inside a zone is only order.')}${moneyTable(report, money.cut, 'money-table')}<p class="quiet">Intervals of money: ${report.moneyMethod}.</p>
`,
  };
}

/** Effort against wins; null without activity. */
export function effortPart(report: WinsReport): PagePart | null {
  const cut = effortCut(report);
  if (cut === null) return null;
  const svg = standingChart(report, cut, { id: 'effort-chart', measure: 'effort' });
  return {
    id: 'effort',
    heading: 'Where are we only busy?',
    body: html`<p class="lead">Effort to day 30 against wins, by ${cutLabel(cut)}.</p>
${svg === null ? null : figure(svg, 'Right of the dashed line a deal takes more touches than the average. A quadrant is named only for a group that wins more or less.')}${effortTable(cut, 'effort-table')}`,
  };
}

/** Win rate by period and the calendar effect; null without a dated close. */
export function trendPart(report: WinsReport): PagePart | null {
  if (report.trend.length === 0) return null;
  return {
    id: 'when',
    heading: 'When do deals close, and how?',
    body: html`${
      report.calendar === null
        ? null
        : html`<p class="lead">${report.calendar.text}</p>
`
    }${figure(trendChart(report.trend, { id: 'trend-chart' }), 'Points are win rates, lines their 95 % intervals. Hatched periods are partial and not compared.')}${trendTable(report, 'trend-table')}`,
  };
}

function reasons(cut: Cut): Markup | null {
  const lines = reasonLines(cut);
  if (lines.length === 0) return null;
  return html`<details><summary>Why each group has its word</summary><ul>${lines.map(({ group, why }) => html`<li><strong>${group}</strong>: ${why}</li>`)}</ul></details>
`;
}

/** The strata behind a reversal: the sign of the difference turns inside them. */
function reversals(cut: Cut, index: number): Markup[] {
  return cut.segments.flatMap((segment, place) =>
    segment.reversal === null
      ? []
      : [reversalTable(segmentLabel(segment, cut), segment.reversal, `cut-${index}-reversal-${place + 1}`)],
  );
}

function cutSection(cut: Cut, index: number, overall: number | null): Markup {
  const remarks = cutRemarks(cut);
  const label = cutLabel(cut);
  const found = cut.kind === 'choice' ? foundIn(cut) : '';
  const chart = overall === null ? null : forestChart(cut, { id: `cut-${index}`, overall });
  return html`<h3 id="cut-${index}-heading">${upperFirst(label)}: ${found === '' ? cutVerdict(cut) : found}</h3>
${
  remarks.length === 0
    ? null
    : html`<p class="quiet">${remarks.join('; ')}</p>
`
}${chart === null ? null : figure(chart, 'Shape: raw rate and verdict. Line: 95 % interval. Diamond: rate shrunk towards all deals, the better guess for a small group.')}${rateTable(cut, `cut-${index}-table`)}${reversals(cut, index)}${reasons(cut)}`;
}

/** Every cut with its forest plot and its table. */
export function groupsPart(report: WinsReport): PagePart | null {
  if (report.cuts.length === 0) return null;
  const overall = report.total.winRate?.value ?? null;
  return {
    id: 'groups',
    heading: 'Every group, dimension by dimension',
    body: html`${report.cuts.map((cut, index) => cutSection(cut, index + 1, overall))}`,
  };
}
