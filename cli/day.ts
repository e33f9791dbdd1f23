import { dayRefusal } from '../core/hiring/record-day.ts';
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

/** @throws WrongUse for a day that is still to come, since what has not happened cannot be written down, or too old. */
export function pastDayOf(flag: string, text: string, now: string): string {
  const day = dayOf(flag, text);
  const refusal = dayRefusal(day, now);
  if (refusal === null) return day;
  throw new WrongUse(`${flag} ${refusal}`);
}
