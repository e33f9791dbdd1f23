/** Calendar arithmetic on months counted from year 0: 2017-03 is 24206. No zone, no clock. */
export const monthIndex = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** ISO date of the first day of a month. */
export function monthStart(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** ISO date so many days later (or earlier, negative). */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** ISO date of the last day of a month. */
export const monthEnd = (index: number) => addDays(monthStart(index + 1), -1);

/** The fiscal quarter that a month lies in: `2017-Q4`, named for the year in which the fiscal year ends. */
export function quarterName(month: number, fiscalYearStartMonth: number): string {
  const index = month + ((13 - fiscalYearStartMonth) % 12);
  return `${Math.floor(index / 12)}-Q${Math.floor((index % 12) / 3) + 1}`;
}

/** The first month of a fiscal quarter by its name. */
export function quarterStart(name: string, fiscalYearStartMonth: number): number {
  const [year, quarter] = name.split('-Q');
  return Number(year) * 12 + (Number(quarter) - 1) * 3 - ((13 - fiscalYearStartMonth) % 12);
}
