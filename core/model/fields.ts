import { z } from 'zod';

/**
 * The kinds of field that a stored object may have. Each kind is a zod schema of the stored value,
 * tagged so that table columns, casts and checks in SQL can be generated from the same definition.
 */
export type FieldKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'decimal'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'integer'; readonly min?: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'list' };

const kinds = z.registry<FieldKind>();

function tagged<T extends z.ZodType>(schema: T, kind: FieldKind): T {
  kinds.add(schema, kind);
  return schema;
}

/** What kind of field a schema made in this file is. @throws RangeError for any other schema. */
export function fieldKind(schema: z.ZodType): FieldKind {
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
  const kind = kinds.get(inner);
  if (!kind) throw new RangeError('fieldKind needs a schema of core/model/fields, got another');
  return kind;
}

/** Free text: ids, names, stages. Blank is null, so a present text has at least one character. */
export const text = () => tagged(z.string().min(1), { kind: 'text' });

/** A calendar day, ISO `yyyy-MM-dd`, years 1900-2199. */
export const date = () =>
  tagged(
    z.iso.date().refine((day) => day >= '1900' && day < '2200', 'needs a day of the years 1900-2199'),
    { kind: 'date' },
  );

/** A moment in UTC, ISO `yyyy-MM-ddTHH:mm:ss.sssZ`. */
export const instant = () => tagged(z.iso.datetime(), { kind: 'instant' });

/** An exact decimal with at most 14 digits before and 4 after the point, as text so nothing is rounded. */
export const decimal = (limits: { min?: number; max?: number } = {}) =>
  tagged(
    z
      .string()
      .regex(/^-?\d{1,14}(\.\d{1,4})?$/)
      .refine(
        (number) =>
          Number(number) >= (limits.min ?? Number.NEGATIVE_INFINITY) &&
          Number(number) <= (limits.max ?? Number.POSITIVE_INFINITY),
        { error: needs(limits) },
      ),
    { kind: 'decimal', ...limits },
  );

/** A whole number within 32 bits. */
export const integer = (limits: { min?: number } = {}) =>
  tagged(z.int32().min(limits.min ?? -(2 ** 31), { error: needs(limits) }), { kind: 'integer', ...limits });

function needs({ min, max }: { min?: number; max?: number }): string {
  if (min !== undefined && max !== undefined) return `needs a number from ${min} to ${max}`;
  return min === undefined ? `needs a number up to ${max}` : `needs a number of at least ${min}`;
}

export const flag = () => tagged(z.boolean(), { kind: 'flag' });

/** One word of a closed list. */
export const word = <const W extends readonly [string, ...string[]]>(words: W) =>
  tagged(z.enum(words), { kind: 'word', words });

/** Several texts in one cell, kept in their order. An empty list is null: unknown, not "none". */
export const list = () => tagged(z.array(z.string().min(1)).min(1), { kind: 'list' });
