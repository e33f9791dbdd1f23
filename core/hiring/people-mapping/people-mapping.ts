import { z } from 'zod';
import { ColumnSpec } from '../../model/mapping.ts';
import { nearestName } from '../../model/nearest-name.ts';
import { type PeopleObject, peopleFields, peopleObjects } from './people-schemas.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/**
 * A sheet with one column a rater (or a competency): each column of `from` gives one record a row, with the field
 * `column` as `from` says and the cell as the field `value`. A rule of `columns` for `value`, without `from`, reads
 * the cell. An empty cell is no record.
 */
const Wide = z.strictObject({
  column: z.string().min(1),
  from: z.record(z.string(), scalar),
  value: z.string().min(1),
});

const entry = z.strictObject({
  object: z.enum(peopleObjects as [PeopleObject, ...PeopleObject[]]),
  columns: z.record(z.string(), ColumnSpec).default({}),
  /** Rows to read: column to the values it must have (without regard to case; '' is a blank cell). */
  where: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  wide: Wide.optional(),
  /** Rows without a value of this field hold no record, and are not bad. */
  skipWithout: z.string().optional(),
});

/** One object of hiring in the files of a source. Fields are the object's own, and its demanded ones are all there. */
export const PeopleEntry = entry.superRefine((one, context) => {
  const fields = peopleFields(one.object);
  const known = fields.map(({ name }) => name);
  const complain = (path: readonly string[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message });
  for (const name of Object.keys(one.columns)) {
    if (!known.includes(name)) complain(['columns', name], `a field of ${one.object}${hint(name, known)}`);
  }
  for (const key of ['column', 'value'] as const) {
    const name = one.wide?.[key];
    if (name !== undefined && !known.includes(name)) {
      complain(['wide', key], `a field of ${one.object}${hint(name, known)}`);
    }
  }
  const given = [...Object.keys(one.columns), one.wide?.column, one.wide?.value];
  const missing = fields.find(({ name, required }) => required && !given.includes(name));
  if (missing !== undefined) complain(['columns'], `a column for ${missing.name}`);
});
export type PeopleEntry = z.infer<typeof PeopleEntry>;

const hint = (name: string, known: readonly string[]): string => {
  const near = nearestName(name, known);
  return near === null ? ` (${known.join(', ')})` : ` (the nearest is "${near}")`;
};

/** A mapping file of people: which objects of hiring a source's files hold, and from which columns. */
export const PeopleMapping = z.strictObject({
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'small letters, digits, _ and -'),
  /** Columns that no object holds, dropped before anything is read. */
  ignore: z.array(z.string()).default([]),
  files: z.array(PeopleEntry).min(1),
});
export type PeopleMapping = z.infer<typeof PeopleMapping>;
