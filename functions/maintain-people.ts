import { z } from 'zod';
import { parseEvent } from './event.ts';
import { observed } from './observed.ts';
import { wirePeople } from './wire-people.ts';

const Batch = z.string().regex(/^[0-9a-f]{4,64}$/);
const Event = z.union([
  z.strictObject({ scheduledAt: z.string() }),
  z.strictObject({ retract: Batch }),
  z.strictObject({ restore: Batch }),
  z.strictObject({
    erase: z.string().trim().min(1),
    when: z.enum(['due', 'now']).default('due'),
    basis: z.string().nullable().default(null),
    on: z.iso.date().nullable().default(null),
  }),
]);
const { maintain, erase, mark } = wirePeople();

/** By the clock: ends what retention and erasures began and keeps files few. By hand: erases, retracts, restores. */
export const handler = observed('maintain-people', async (event, run) => {
  const asked = parseEvent(Event, event);
  if ('retract' in asked) return mark(asked.retract, true, run);
  if ('restore' in asked) return mark(asked.restore, false, run);
  if (!('erase' in asked)) return maintain(run);
  const { erase: candidateId, ...request } = asked;
  return erase({ candidateId, ...request }, run);
});
