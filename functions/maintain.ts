import { z } from 'zod';
import { parseEvent } from './event.ts';
import { observed } from './observed.ts';
import { wireCrm } from './wire.ts';

const Batch = z.string().regex(/^[0-9a-f]{4,64}$/);
const Event = z.union([
  z.strictObject({ scheduledAt: z.string() }),
  z.strictObject({ retract: Batch }),
  z.strictObject({ restore: Batch }),
]);
const { maintain, mark } = wireCrm();

/** By the clock: keeps the newest state ready and files few. By hand: retracts a batch or restores it. */
export const handler = observed('maintain', async (event, run) => {
  const asked = parseEvent(Event, event);
  if ('retract' in asked) return mark(asked.retract, true, run);
  if ('restore' in asked) return mark(asked.restore, false, run);
  return maintain(run);
});
