import { noData } from './printed.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function day(iso: string): { text: string; year: string } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = months[Number(match?.[2]) - 1];
  if (match?.[1] === undefined || match[3] === undefined || month === undefined) return null;
  return { text: `${Number(match[3])} ${month}`, year: match[1] };
}

/** An ISO date as `31 Dec 2017`; what is no ISO date stays as it is. */
export function printedDay(iso: string | null): string {
  if (iso === null) return noData;
  const known = day(iso);
  return known === null ? iso : `${known.text} ${known.year}`;
}

/** `1 Mar - 31 Dec 2017`; an open end is said in words. */
export function printedPeriod(period: { readonly from: string | null; readonly to: string | null }): string {
  const { from, to } = period;
  if (from === null && to === null) return 'at any time';
  if (from === null) return `until ${printedDay(to)}`;
  if (to === null) return `from ${printedDay(from)} on`;
  const first = day(from);
  const last = day(to);
  const start = first !== null && first.year === last?.year ? first.text : printedDay(from);
  return from === to ? printedDay(to) : `${start} - ${printedDay(to)}`;
}

/** An as-of as it was given: a date, or a moment as `2026-09-30 18:00 UTC` with seconds only where there are any. */
export function printedMoment(asOf: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?Z$/.exec(asOf);
  if (match === null) return asOf;
  const seconds = (match[3] ?? '').replace(/\.0+$/, '');
  return `${match[1]} ${match[2]}${seconds === ':00' ? '' : seconds} UTC`;
}
