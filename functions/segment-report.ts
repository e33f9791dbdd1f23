import { z } from 'zod';
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
export const handler = observed('segment-report', (event, run) => {
  const { scheduledAt: _, ...question } = Event.parse(event);
  return writeReport(question, run);
});
