import { z } from 'zod';
import { objectNames } from './objects.ts';

const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/**
 * One way of reading a field from the columns of a file.
 * A list in `from` is a composite: its values are joined with `|`, both for ids and for the keys of `map`.
 */
const Attempt = z.strictObject({
  from: oneOrMore.optional(),
  /**
   * Unicode date pattern, or excel1900 / excel1904. Found by elimination over all rows when absent. Of a number:
   * `HH:mm` or `HH:mm:ss`, durations so written are minutes, and any other number is read as without;
   * `start|end`: the minutes between the two columns of `from`.
   */
  format: z.string().min(1).optional(),
  /** The decimal mark of the column. Found by elimination over all rows when absent. */
  decimal: z.enum([',', '.']).optional(),
  /** Value in the file (trimmed, compared without regard to case) to value stored. */
  map: z.record(z.string(), scalar).optional(),
  /** What a value without a match in `map` becomes (an empty text: null); without it such a row is quarantined. */
  otherwise: scalar.optional(),
  /** Pieces of text (compared without regard to case): a value holding one never falls to `otherwise`. */
  doubtful: z.array(z.string().min(1)).optional(),
  /** The next step, said at the end of the message about a value without a match. */
  settledBy: z.string().min(1).optional(),
  /** A factor the number is multiplied with, exactly (`1000000` for millions, `0.01` for per cent). */
  times: z.number().positive().optional(),
  /** A whole number the value is divided by (`60` for seconds to minutes), rounded half away from zero to 4 places. */
  per: z.int().positive().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters such as USD')
    .optional(),
  /** The value is null in rows where another field of the same object has one of these values. */
  nullWhen: z.record(z.string(), z.union([scalar, z.array(scalar)])).optional(),
  /** Values that stand for nothing here, such as the null id of Salesforce. */
  nullValues: z.array(z.string()).optional(),
  /** `salesforce`: a record id of 15 characters becomes the one of 18 that means the same record. */
  id: z.literal('salesforce').optional(),
  /** Only values that begin so are read; any other is null (`006`: the opportunities among Salesforce ids). */
  startsWith: z.string().min(1).optional(),
  rowNumber: z.literal(true).optional(),
  const: scalar.optional(),
  /** What separates the members of a list in one cell; `;` when absent. */
  separator: z.string().min(1).optional(),
});

/**
 * How a field is read: the first attempt, and under `or` what is tried, in order, where the one before
 * gives nothing: a blank cell, a null (`nullValues`, `startsWith`, `otherwise: ''`), or a value without a
 * match in a `map` that has no `otherwise`. The row is quarantined for a missing match only where no attempt
 * gave a value. `nullWhen` speaks for the whole field, so it stands in the first attempt only.
 */
export const ColumnRule = Attempt.extend({
  or: z
    .array(Attempt.omit({ nullWhen: true }))
    .min(1)
    .optional(),
});
export type ColumnRule = z.infer<typeof ColumnRule>;

/** A header name, a composite key, or a rule. */
export const ColumnSpec = z.union([oneOrMore.transform((from): ColumnRule => ({ from })), ColumnRule]);

export const MappingEntry = z.strictObject({
  object: z.enum(objectNames as [string, ...string[]]),
  /** Field to column. `deleted` names the column that is true where the source deleted the record. */
  columns: z.record(z.string(), ColumnSpec),
  /** Rows to read: column to the values it must have (without regard to case). Other rows are not of this object. */
  where: z.record(z.string(), z.array(z.string()).min(1)).optional(),
});
export type MappingEntry = z.infer<typeof MappingEntry>;

/** A mapping file: which objects a source's files hold, and from which columns. */
export const Mapping = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'small letters, digits, _ and -'),
  ignore: z.array(z.string()).default([]),
  files: z.array(MappingEntry).min(1),
});
export type Mapping = z.infer<typeof Mapping>;
