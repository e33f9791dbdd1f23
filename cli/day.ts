import { WrongUse } from './exit.ts';

/** Today, `yyyy-MM-dd`, by the calendar of a time zone. */
export function today(timeZone: string): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone });
}

/** @throws WrongUse for a text that is no day of the calendar. */
export function dayOf(flag: string, text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay && new Date(text).toISOString().slice(0, 10) === text) return text;
  throw new WrongUse(`${flag} needs a day such as 2026-06-30, got "${text.slice(0, 64)}"`);
}

/** Records older than their retention are not written down any more: such a day is a slip. */
const MOST_YEARS = 4;

/** @throws WrongUse for a day that is still to come, since what has not happened cannot be written down, or too old. */
export function pastDayOf(flag: string, text: string, now: string): string {
  const day = dayOf(flag, text);
  if (day > now) throw new WrongUse(`${flag} needs a day that has come, got ${day}; today is ${now}`);
  if (Number(now.slice(0, 4)) - Number(day.slice(0, 4)) <= MOST_YEARS) return day;
  throw new WrongUse(`${flag} needs a day of the last ${MOST_YEARS} years, got ${day}`);
}
