import { z } from 'zod';

/** The keys that an object schema knows at a path, to name the nearest one to a typing mistake. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const open = unwrapped(schema);
  const [step, ...rest] = path;
  if (step === undefined)
    return open.flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : []));
  return [...new Set(open.flatMap((one) => inside(one, step).flatMap((inner) => knownKeys(inner, rest))))];
}

/** A schema without its defaults and options: the shapes that a value may have. */
function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrapped);
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  const wrapped =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable;
  return wrapped ? unwrapped(schema.unwrap()) : [schema];
}

function inside(schema: z.core.$ZodType, step: PropertyKey): readonly z.ZodType[] {
  const inner: readonly unknown[] = [
    ...(schema instanceof z.ZodObject ? [schema.shape[String(step)]] : []),
    ...(schema instanceof z.ZodRecord ? [schema.valueType] : []),
    ...(schema instanceof z.ZodArray ? [schema.element] : []),
  ];
  return inner.filter((one): one is z.ZodType => one instanceof z.ZodType);
}
