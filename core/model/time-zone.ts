const dayMs = 86_400_000;
const printers = new Map<string, Intl.DateTimeFormat>();

function printerOf(timeZone: string): Intl.DateTimeFormat {
  const known = printers.get(timeZone);
  if (known) return known;
  const printer = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  printers.set(timeZone, printer);
  return printer;
}

/** The wall clock of a zone at a moment, as if it were UTC. Both in milliseconds since 1970. @throws RangeError for no IANA zone. */
export function toWallClock(moment: number, timeZone: string): number {
  if (timeZone === 'UTC') return moment;
  const second = Math.floor(moment / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of printerOf(timeZone).formatToParts(second)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) + (moment - second);
}

/**
 * The moment of a wall clock in a zone, as DuckDB's `at time zone` has it: a time that comes twice
 * (clocks set back) is the later one, a time that never comes (clocks set forward) is read with the
 * offset before the change, so 02:30 becomes 03:30.
 */
export function toMoment(wallClock: number, timeZone: string): number {
  if (timeZone === 'UTC') return wallClock;
  const offsets = [wallClock - dayMs, wallClock + dayMs].map((at) => toWallClock(at, timeZone) - at);
  const moments = offsets.map((offset) => wallClock - offset);
  const real = moments.filter((moment) => toWallClock(moment, timeZone) === wallClock);
  return real.length > 0 ? Math.max(...real) : (moments[0] ?? wallClock);
}
