import { Logger } from '@aws-lambda-powertools/logger';

/** The only things a log line may say: names and counts of ours, never a word of a record. */
export type LogFields = {
  readonly door?: string;
  readonly requestId?: string;
  readonly batchId?: string;
  readonly object?: string;
  readonly code?: string;
  readonly key?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly ms?: number;
  readonly bytesScanned?: number;
};

const logger = new Logger();

const allowed = [
  'door',
  'requestId',
  'batchId',
  'object',
  'code',
  'key',
  'counts',
  'ms',
  'bytesScanned',
] as const;

/** Writes one line. What is not on the list is left out, whatever its type said. */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields): void {
  const kept = allowed.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]] as const]));
  logger[level](event, Object.fromEntries(kept));
}
