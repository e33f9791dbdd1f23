/** Records older than their retention are not written down any more: such a day is a slip. */
const MOST_YEARS = 4;

/**
 * Why something of this day cannot be written down on the day `now`: what has not happened yet cannot be, nor what is
 * too old. What was needed, then what came; null where it can.
 *
 * @param day, now `yyyy-MM-dd`.
 */
export function dayRefusal(day: string, now: string): string | null {
  if (day > now) return `needs a day that has come, got ${day}; today is ${now}`;
  if (Number(now.slice(0, 4)) - Number(day.slice(0, 4)) <= MOST_YEARS) return null;
  return `needs a day of the last ${MOST_YEARS} years, got ${day}`;
}
