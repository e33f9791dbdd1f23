import type { WinsReport } from '../../../core/model/wins-report.ts';
import { html, type Markup } from '../html/markup.ts';
import { pageOf } from '../html/page.ts';
import { printedCount, printedRate, printedRateInterval } from '../printed.ts';
import { printedMoment } from '../printed-date.ts';
import { printedAmountEstimate, printedHeadlineMoney } from '../printed-money.ts';
import { contextLine, headline, notMeasured, staleWarning } from './headline.ts';
import { moneyCut, moneySentences } from './money.ts';
import { verdictMarkup } from './page-cells.ts';
import { effortPart, groupsPart, moneyPart, type PagePart, trendPart, winsPart } from './page-parts.ts';
import { groupsWith, segmentLabel, whereWeWin } from './words.ts';

function title(report: WinsReport): string {
  const { winRate } = report.total;
  if (winRate === null) return `${headline(report)}.`;
  const more = groupsWith(report, 'wins more').map(({ segment, cut }) => segmentLabel(segment, cut));
  const where =
    more.length === 0
      ? '. No group can be shown to win more often.'
      : `; ${more.slice(0, 2).join(' and ')} ${more.length === 1 ? 'wins' : 'win'} more often${more.length > 2 ? `, and ${more.length - 2} more groups` : ''}.`;
  return `We win ${printedRate(winRate.value)} of closed deals${where}`;
}

function figures(report: WinsReport): Markup {
  const { total, currency } = report;
  const { stale, money } = total;
  const rate = total.winRate;
  return html`<dl class="figures">
<div><dt>Win rate</dt><dd>${printedRate(rate?.value ?? null)}</dd><dd>${rate === null ? 'needs won and lost deals' : `95 % interval ${printedRateInterval(rate)}`}</dd></div>
<div><dt>Closed deals</dt><dd>${printedCount(total.won + total.lost)}</dd><dd>${printedCount(total.won)} won, ${printedCount(total.lost)} lost${total.disqualified === 0 ? '' : `, ${printedCount(total.disqualified)} disqualified apart`}</dd></div>
<div><dt>Won amount</dt><dd>${printedHeadlineMoney(money.wonAmount, currency)}</dd><dd>per closed deal <span class="word">${printedAmountEstimate(money.perClosed)}</span></dd></div>
<div><dt>Open deals</dt><dd>${printedCount(total.open)}</dd><dd>${stale.count === 0 ? 'none older than any that closed' : `${printedCount(stale.count)} older than any that ever closed`}</dd></div>
</dl>
`;
}

/** The questions of the page with their answers in a sentence each. */
function answers(report: WinsReport): Markup {
  const money = moneyCut(report);
  const moneyText =
    money === null ? [] : moneySentences(money.cut, (segment) => segmentLabel(segment, money.cut));
  const told: [string, string][] = [
    ['More often', `${whereWeWin(report).join('. ')}.`],
    ['Money', moneyText.join(' ')],
    ['Calendar', report.calendar?.text ?? ''],
    ['Not measured', notMeasured(report)],
  ];
  return html`<dl class="answers">
${told
  .filter(([, text]) => text !== '')
  .map(
    ([question, text]) => html`<dt>${question}</dt><dd>${text}</dd>
`,
  )}</dl>
`;
}

function head(report: WinsReport, parts: readonly PagePart[]): Markup {
  const stale = staleWarning(report);
  return html`<p class="context">${contextLine(report)}</p>
<h1>${title(report)}</h1>
${figures(report)}${answers(report)}${
  stale === null
    ? null
    : html`<p class="warning">${stale.fact} ${stale.consequence}</p>
`
}<nav aria-label="Contents"><ul>${parts.map((part) => html`<li><a href="#${part.id}">${part.heading}</a></li>`)}</ul></nav>
`;
}

function limitsPart(report: WinsReport): PagePart {
  const missing = report.notMeasured.map(
    ({ what, why }) => html`<li><strong>${what}</strong>${why === '' ? '' : `: ${why}`}</li>`,
  );
  return {
    id: 'limits',
    heading: 'What was not measured, and what to know of the data',
    body: html`${missing.length === 0 ? html`<p>Nothing that the method asks for was missing.</p>` : html`<ul class="plain">${missing}</ul>`}
${
  report.notes.length === 0
    ? null
    : html`<ul class="plain">${report.notes.map((note) => html`<li>${note.text}</li>`)}</ul>
`
}`,
  };
}

function readingPart(report: WinsReport): PagePart {
  const margin = `${Math.round((report.cuts[0]?.margin ?? 0.05) * 100)} points`;
  return {
    id: 'reading',
    heading: 'How to read this',
    body: html`<dl class="words">
<dt>${verdictMarkup('wins more')}, ${verdictMarkup('wins less')}</dt><dd>Shown by four tests at once: not luck after counting everything looked at (q), probably better than the rest, the same in three of the last four quarters, and not explained by another dimension.</dd>
<dt>${verdictMarkup('maybe more')}, ${verdictMarkup('maybe less')}</dt><dd>Not luck, but one of the other three tests fails or cannot be made; the reason is given.</dd>
<dt>${verdictMarkup('no gap')}</dt><dd>The data exclude a difference that would matter (${margin}). This is knowledge, not lack of it.</dd>
<dt>${verdictMarkup("can't tell")}</dt><dd>Everything else. It does not mean that there is no difference.</dd>
<dt>${verdictMarkup('too few')}</dt><dd>Too few closed deals for any word.</dd>
<dt>win rate</dt><dd>Won ÷ (won + lost), by count. Open deals are in neither number. In brackets: 95 % interval.</dd>
<dt>shrunk</dt><dd>The rate drawn towards that of all deals, the more the fewer deals a group has.</dd>
<dt>q</dt><dd>The share of false finds to expect if this group were called different, over all ${printedCount(report.tested)} groups looked at.</dd>
</dl>
<p class="quiet">As of ${printedMoment(report.asOf)}; settings ${report.settings}; ${report.schema}.</p>
`,
  };
}

/**
 * The wins report as one self-contained page: first screen the answer, then the numbers that carry it,
 * each picture followed by its table, last what was not measured.
 */
export function winsPage(report: WinsReport): string {
  const parts = [
    winsPart(report),
    moneyPart(report),
    effortPart(report),
    trendPart(report),
    groupsPart(report),
    limitsPart(report),
    readingPart(report),
  ].filter((part) => part !== null);
  return pageOf({
    title: `Where we win, as of ${printedMoment(report.asOf)}`,
    head: head(report, parts),
    body: html`${parts.map(
      (part) => html`<section aria-labelledby="${part.id}">
<h2 id="${part.id}">${part.heading}</h2>
${part.body}</section>
`,
    )}`,
  });
}
