import { z } from 'zod';
import { objectNames } from './objects.ts';

const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/**
 * How one field is read from the columns of a file.
 * A list in `from` is a composite: its values are joined with `|`, both for ids and for the keys of `map`.
 */
export const ColumnRule = z.strictObject({
  from: oneOrMore.optional(),
  /** Unicode date pattern, or excel1900 / excel1904. Found by elimination over all rows when absent. */
  format: z.string().min(1).optional(),
  /** The decimal mark of the column. Found by elimination over all rows when absent. */
  decimal: z.enum([',', '.']).optional(),
  /** Value in the file (trimmed, compared without regard to case) to value stored. */
  map: z.record(z.string(), scalar).optional(),
  /** What a value without a match in `map` becomes; without it such a row is quarantined. */
  otherwise: scalar.optional(),
  /** A factor the number is multiplied with, exactly (`1000000` for millions, `0.01` for per cent). */
  times: z.number().positive().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** The value is null in rows where another field of the same object has one of these values. */
  nullWhen: z.record(z.string(), z.union([scalar, z.array(scalar)])).optional(),
  /** Values that stand for nothing here, such as the null id of Salesforce. */
  nullValues: z.array(z.string()).optional(),
  rowNumber: z.literal(true).optional(),
  const: scalar.optional(),
  /** What separates the members of a list in one cell; `;` when absent. */
  separator: z.string().min(1).optional(),
});
export type ColumnRule = z.infer<typeof ColumnRule>;

/** A header name, a composite key, or a rule. */
export const ColumnSpec = z.union([oneOrMore.transform((from): ColumnRule => ({ from })), ColumnRule]);

export const MappingEntry = z.strictObject({
  object: z.enum(objectNames as [string, ...string[]]),
  columns: z.record(z.string(), ColumnSpec),
});
export type MappingEntry = z.infer<typeof MappingEntry>;

/** A mapping file: which objects a source's files hold, and from which columns. */
export const Mapping = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  ignore: z.array(z.string()).default([]),
  files: z.array(MappingEntry).min(1),
});
export type Mapping = z.infer<typeof Mapping>;
