import { Logger } from '@aws-lambda-powertools/logger';

/** The only things a log line may say: names and counts of ours, never a word of a record. */
export type LogFields = {
  readonly door?: string;
  readonly requestId?: string;
  readonly batchId?: string;
  /** An object of the data model, such as `rating`. */
  readonly object?: string;
  /** A word of ours, or the name of an error. */
  readonly code?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly ms?: number;
  readonly bytesScanned?: number;
};

const logger = new Logger();

const names = ['door', 'requestId', 'batchId', 'object', 'code', 'counts', 'ms', 'bytesScanned'] as const;
const word = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/;

/** Writes one line. What is not on the list is left out, whatever its type said. */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields): void {
  logger[level](event, allowed(fields));
}

/** Those of the fields that are on the list and hold plain words or numbers. */
export function allowed(fields: LogFields): Record<string, string | number | Record<string, number>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = plain(fields[name]);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function plain(value: LogFields[keyof LogFields]): string | number | Record<string, number> | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return word.test(value) ? value : 'unprintable';
  if (value === undefined) return null;
  const counts = Object.entries(value).filter(([name, count]) => word.test(name) && Number.isFinite(count));
  return Object.fromEntries(counts);
}
