import { z } from 'zod';
import { observed } from './observed.ts';
import { wirePeople } from './wire-people.ts';

const Event = z.union([
  z.strictObject({ scheduledAt: z.string() }),
  z.strictObject({
    erase: z.string().trim().min(1),
    when: z.enum(['due', 'now']).default('due'),
    basis: z.string().nullable().default(null),
    on: z.iso.date().nullable().default(null),
  }),
]);
const { maintain, erase } = wirePeople();

/** By the clock: ends what retention and erasures began and keeps files few. By hand: erases a candidate. */
export const handler = observed('maintain-people', async (event, run) => {
  const asked = Event.parse(event);
  if (!('erase' in asked)) return maintain(run);
  const { erase: candidateId, ...request } = asked;
  return erase({ candidateId, ...request }, run);
});
