import type { z } from 'zod';

/** A door was called with what it does not know. The message names the place by words of the schema alone. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused';
}

/** The event as the door knows it. @throws EventRefused which repeats nothing of it. */
export function parseEvent<T>(schema: z.ZodType<T>, event: unknown): T {
  const read = schema.safeParse(event);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') || 'the event';
  throw new EventRefused(
    issue?.code === 'unrecognized_keys' ? `${place} has a field too many` : `${place} is not right`,
  );
}
