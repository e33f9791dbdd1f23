import { z } from 'zod';
import { type FieldKind, fieldKind } from './fields.ts';
import { type ObjectName, objects } from './objects.ts';

/** A field of an object in the order of its schema. */
export type ObjectField = { readonly name: string; readonly kind: FieldKind; readonly required: boolean };

/** The fields of an object with their kinds, as its zod schema has them. */
export const objectFields = (object: ObjectName): readonly ObjectField[] =>
  schemaFields(objects[object].schema);

/** The fields of a schema with their kinds. */
export function schemaFields(schema: z.ZodObject): readonly ObjectField[] {
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape as Readonly<Record<string, z.ZodType>>;
  return Object.entries(shape).map(([name, field]) => ({
    name,
    kind: fieldKind(field),
    required: !(field instanceof z.ZodNullable),
  }));
}
