import { z } from 'zod';

/** A method of the golden form: plain input in, an object of outputs out; throws on misuse. */
export type Method = (input: unknown) => Readonly<Record<string, unknown>>;

/** A method that first reads its input by a schema, so that a missing or mistyped input is a clear throw. */
export function method<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.infer<Schema>) => Readonly<Record<string, unknown>>,
): Method {
  return (input) => {
    const read = schema.safeParse(input);
    if (read.success) return run(read.data);
    const issue = read.error.issues[0];
    throw new RangeError(`input ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`);
  };
}

export const count = z.int().nonnegative();
export const conf = z.number().gt(0).lt(1);
export const table = z.tuple([z.tuple([count, count]), z.tuple([count, count])]);
