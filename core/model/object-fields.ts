import { z } from 'zod';
import { type FieldKind, fieldKind } from './fields.ts';
import { type ObjectName, objects } from './objects.ts';

/** A field of an object in the order of its schema. */
export type ObjectField = { readonly name: string; readonly kind: FieldKind; readonly required: boolean };

/** The fields of an object with their kinds, as its zod schema has them. */
export function objectFields(object: ObjectName): readonly ObjectField[] {
  const shape: Readonly<Record<string, z.ZodType>> = objects[object].schema.shape;
  return Object.entries(shape).map(([name, field]) => ({
    name,
    kind: fieldKind(field),
    required: !(field instanceof z.ZodNullable),
  }));
}
