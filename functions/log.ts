import { Logger } from '@aws-lambda-powertools/logger';

/** All that a line of a log may say: names and numbers of ours, nothing that a file, a person or an error says. */
export type LogFields = {
  readonly requestId?: string;
  readonly door?: string;
  readonly batchId?: string;
  /** An object of the data model, such as `rating`. */
  readonly object?: string;
  readonly counts?: Readonly<Record<string, number>>;
  /** A word of ours, or the name of an error. */
  readonly code?: string;
  readonly ms?: number;
  readonly bytesScanned?: number;
};

export type LogMessage = 'started' | 'taken' | 'refused' | 'left for later' | 'repeated' | 'done' | 'failed';

export type Log = {
  readonly info: (message: LogMessage, fields: LogFields) => void;
  readonly error: (message: LogMessage, fields: LogFields) => void;
};

const word = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/;
const fields = ['requestId', 'door', 'batchId', 'object', 'code', 'counts', 'ms', 'bytesScanned'] as const;

/** A logger that knows no field beside the list, whatever it is given. */
export function openLog(): Log {
  const logger = new Logger({ serviceName: 'bearing', logLevel: 'INFO' });
  return {
    info: (message, said) => logger.info(message, allowed(said)),
    error: (message, said) => logger.error(message, allowed(said)),
  };
}

/** Those of the fields that are on the list and are words or numbers. */
export function allowed(said: LogFields): Record<string, string | number | Record<string, number>> {
  return Object.fromEntries(
    fields.flatMap((name) => {
      const value = plain(said[name]);
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

/** The name of what was thrown; its message may hold what a file says. */
export function codeOf(error: unknown): string {
  const name = error instanceof Error ? error.name : 'unknown';
  return word.test(name) ? name : 'unknown';
}
