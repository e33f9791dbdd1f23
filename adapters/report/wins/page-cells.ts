import type { MaybeEstimate } from '../../../core/model/estimate.ts';
import type { Verdict } from '../../../core/model/wins-report.ts';
import { type HtmlCell, type HtmlColumn, missingCell } from '../html/data-table.ts';
import { html, type Markup } from '../html/markup.ts';
import { printedInsufficient } from '../printed.ts';

const signs: Readonly<Record<Verdict, string>> = {
  'wins more': '▲',
  'wins less': '▼',
  'maybe more': '△',
  'maybe less': '▽',
  'no gap': '■',
  "can't tell": '●',
  'too few': '×',
};

const tones: Partial<Record<Verdict, string>> = { 'wins more': 'more', 'wins less': 'less' };

/** A verdict by shape and word; colour only repeats them. */
export function verdictMarkup(verdict: Verdict): Markup {
  const sign = html`<span aria-hidden="true">${signs[verdict]}</span> ${verdict}`;
  const tone = tones[verdict];
  return tone === undefined ? sign : html`<span class="${tone}">${sign}</span>`;
}

/** No word where the dimension is no choice. */
export function verdictCell(verdict: Verdict | null): HtmlCell {
  if (verdict === null) return { content: '', value: null };
  return { content: verdictMarkup(verdict), value: verdict, className: 'word' };
}

/** A printed number that sorts by its value; null is no data. */
export function numberCell(value: number | null | undefined, print: (value: number) => string): HtmlCell {
  return value == null ? missingCell : { content: print(value), value };
}

/** The value and its interval, two cells; too little data says so. */
export function estimateCells(
  estimate: MaybeEstimate,
  print: (value: number) => string,
  interval: (estimate: { value: number; low: number; high: number; n: number }) => string,
): HtmlCell[] {
  if (estimate === null) return [missingCell, { content: '', value: null }];
  if ('insufficient' in estimate)
    return [
      { content: printedInsufficient(estimate.n), value: null },
      { content: '', value: null },
    ];
  return [
    { content: print(estimate.value), value: estimate.value },
    { content: interval(estimate), value: estimate.high - estimate.low },
  ];
}

export function textCell(text: string): HtmlCell {
  return { content: text, value: text };
}

export const text = (label: string): HtmlColumn => ({ label, numeric: false });
export const number = (label: string): HtmlColumn => ({ label, numeric: true });
