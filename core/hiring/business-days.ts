/**
 * Business days as this product counts them: Monday to Friday but for the federal holidays of the United States on
 * the day they are observed (5 U.S.C. 6103: a Saturday's on the Friday before, a Sunday's on the Monday after).
 * LL 144 does not define the word; holidays of New York alone are not left out. Dates are ISO days.
 */
export function isBusinessDay(day: string): boolean {
  const at = timeOf(day);
  const weekday = new Date(at).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isFederalHoliday(day);
}

/** Business days after `from`, up to and with `to`; 0 where `to` is not later. */
export function businessDaysBetween(from: string, to: string): number {
  let count = 0;
  const end = timeOf(to);
  for (let at = timeOf(from) + DAY; at <= end; at += DAY) if (isBusinessDay(isoDay(at))) count += 1;
  return count;
}

/** The first day that has so many business days between it and `from`. */
export function businessDaysAfter(from: string, days: number): string {
  let at = timeOf(from);
  for (let left = days; left > 0; ) {
    at += DAY;
    if (isBusinessDay(isoDay(at))) left -= 1;
  }
  return isoDay(at);
}

/** Whether a federal holiday is observed on this day. */
export function isFederalHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return holidaysOf(year).has(day) || holidaysOf(year + 1).has(day);
}

const DAY = 86_400_000;

/** @throws RangeError for what is no ISO day. */
function timeOf(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || isoDay(at) !== day)
    throw new RangeError(`business days need an ISO day, got ${day}`);
  return at;
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

function holidaysOf(year: number): ReadonlySet<string> {
  const fixed = [[1, 1], ...(year >= 2021 ? [[6, 19]] : []), [7, 4], [11, 11], [12, 25]] as const;
  return new Set([
    ...fixed.map(([month = 1, day = 1]) => observed(Date.UTC(year, month - 1, day))),
    nthMonday(year, 1, 3),
    nthMonday(year, 2, 3),
    lastMonday(year, 5),
    nthMonday(year, 9, 1),
    nthMonday(year, 10, 2),
    nthWeekday({ year, month: 11, weekday: 4, nth: 4 }),
  ]);
}

function observed(at: number): string {
  const weekday = new Date(at).getUTCDay();
  return isoDay(at + (weekday === 6 ? -DAY : weekday === 0 ? DAY : 0));
}

type Nth = { readonly year: number; readonly month: number; readonly weekday: number; readonly nth: number };

function nthWeekday({ year, month, weekday, nth }: Nth): string {
  const first = Date.UTC(year, month - 1, 1);
  const ahead = (weekday - new Date(first).getUTCDay() + 7) % 7;
  return isoDay(first + (ahead + 7 * (nth - 1)) * DAY);
}

const nthMonday = (year: number, month: number, nth: number) => nthWeekday({ year, month, weekday: 1, nth });

function lastMonday(year: number, month: number): string {
  const last = Date.UTC(year, month, 0);
  return isoDay(last - ((new Date(last).getUTCDay() + 6) % 7) * DAY);
}
