/** The format of a duration that stands in two columns: when it began, and when it ended. */
export const spanFormat = 'start|end';

const day = '(?:19|20|21)\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,3})?)?';
const moment = `${day}[T ]${time}`;

/** Two ISO times joined by `|`, both in UTC or both without a zone; zod's side and the generated SQL use it alike. */
export const spanPattern = `${moment}\\|${moment}|${moment}Z\\|${moment}Z`;

/**
 * Minutes between two times in ten-thousandths, rounded half up. Null where one is absent, no ISO time or no
 * day of the calendar, and where the end comes first: such a duration is not known. Times without a zone are
 * taken as of one zone on one side of a clock change.
 */
export function readSpan(text: string): bigint | null {
  if (!new RegExp(`^(?:${spanPattern})$`).test(text)) return null;
  const [start = null, end = null] = text.split('|').map(milliseconds);
  if (start === null || end === null || end < start) return null;
  return (BigInt(end - start) + 3n) / 6n;
}

function milliseconds(moment: string): number | null {
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0] = moment
    .split(/[-T :.Z]/)
    .map(Number);
  const days = (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / 86_400_000;
  if (date > days) return null;
  const fraction = /\.(\d+)/.exec(moment)?.[1] ?? '';
  return Date.UTC(year, month - 1, date, hour, minute, second, Number(fraction.padEnd(3, '0')));
}
