/** An 18-character id in the shape of a CRM's: a 3-character prefix, a number, a suffix. */
export function sampleId(prefix: string, n: number): string {
  return `${prefix}${n.toString(36).toUpperCase().padStart(12, '0')}AAA`;
}

/** CSV with every field quoted, CRLF line ends, as a data loader writes it. */
export function sampleTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

const dayMilliseconds = 86_400_000;

/** Whole days since 1970 of an ISO date, and back. */
export function toDayNumber(isoDate: string): number {
  return Date.parse(isoDate) / dayMilliseconds;
}

export function toIsoDate(dayNumber: number): string {
  return new Date(dayNumber * dayMilliseconds).toISOString().slice(0, 10);
}
