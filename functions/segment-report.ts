import { z } from 'zod';
import { StoreEmpty } from '../adapters/duckdb/asked-moment.ts';
import { WinsRefused } from '../core/sales/command.ts';
import { parseEvent } from './event.ts';
import { observed } from './observed.ts';
import { wireCrm } from './wire.ts';

const Filter = z.strictObject({ dimension: z.string(), values: z.array(z.string().nullable()).min(1) });
const Event = z.strictObject({
  scheduledAt: z.string().optional(),
  asOf: z.string().nullable().default(null),
  by: z.array(z.array(z.string())).default([]),
  where: z.array(Filter).default([]),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  margin: z.number().positive().max(1).nullable().default(null),
});
const { writeReport } = wireCrm();

/** Writes the segment-win report, by the clock, or by hand with what `bearing wins` can be asked for. */
export const handler = observed('segment-report', async (event, run) => {
  const { scheduledAt, ...question } = parseEvent(Event, event);
  try {
    return await writeReport(question, run);
  } catch (error) {
    // To who asked, and into no log: what is wrong with a question may be said with a cell.
    if (scheduledAt === undefined && isOfQuestion(error)) return { refused: error.message };
    throw error;
  }
});

const isOfQuestion = (error: unknown): error is Error =>
  error instanceof WinsRefused ||
  error instanceof StoreEmpty ||
  (error instanceof RangeError && error.message.startsWith('as-of needs'));
