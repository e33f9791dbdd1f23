import type { WinsReport } from '../../../core/model/wins-report.ts';
import { printedCount, printedRate, printedRateEstimate } from '../printed.ts';
import { printedMoment, printedPeriod } from '../printed-date.ts';

/** `as of 2017-12-31 · closed 1 Mar - 31 Dec 2017 · where owner.region = West` */
export function contextLine(report: WinsReport): string {
  const where = Object.entries(report.whereLabels).map(
    ([dimension, values]) => `${dimension} = ${values.join(' or ')}`,
  );
  return [
    `as of ${printedMoment(report.asOf)}`,
    `closed ${printedPeriod(report.period)}`,
    ...where.map((w) => `where ${w}`),
  ].join(' · ');
}

/** The answer in one sentence; without both outcomes there is no rate, and the sentence says so. */
export function headline(report: WinsReport): string {
  const { won, lost, winRate } = report.total;
  if (winRate !== null) {
    return `Won ${printedCount(won)} of ${printedCount(won + lost)} closed: ${printedRateEstimate(winRate)}`;
  }
  const nothing = report.notes.find(({ code }) => code === 'nothing-found');
  if (nothing !== undefined) return nothing.text;
  if (won + lost === 0) return 'Nothing closed in this period: there is no win rate';
  const [present, absent] =
    won === 0 ? [`${printedCount(lost)} lost`, 'won'] : [`${printedCount(won)} won`, 'lost'];
  return `${present}, none ${absent}: without ${absent} deals there is no win rate`;
}

/** The warning about open deals that will hardly close; null without one. */
export function staleWarning(
  report: WinsReport,
): { readonly fact: string; readonly consequence: string } | null {
  const { stale } = report.total;
  if (stale.count === 0 || stale.oldestClosedDays === null) return null;
  const deals = stale.count === 1 ? 'open deal is' : 'open deals are';
  return {
    fact: `${printedCount(stale.count)} ${deals} older than any deal that ever closed (${printedCount(stale.oldestClosedDays)} days).`,
    consequence:
      stale.winRateIfLost === null
        ? ''
        : `Were all of them lost, the rate would be ${printedRate(stale.winRateIfLost.value)}.`,
  };
}

/** What the report could not look at: `activity, value win rate (lost deals carry no amount)`. */
export function notMeasured(report: WinsReport): string {
  return report.notMeasured.map(({ what, why }) => (why === '' ? what : `${what} (${why})`)).join(', ');
}
