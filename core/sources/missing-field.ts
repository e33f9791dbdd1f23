import { objects } from '../model/objects.ts';
import type { FieldReading } from '../model/reading.ts';
import { type Aliases, type FileForm, type Refusal, refusal, type Source } from './file-form.ts';
import { nearestColumns } from './nearest-columns.ts';

/** The required fields that nothing feeds, as a refusal that names for each its column and the nearest in the file. */
export function missingField(
  command: { readonly source: Source; readonly header: readonly string[] },
  form: FileForm,
  fields: readonly FieldReading[],
): Refusal | null {
  const shape = Object.entries(objects[form.object].schema.shape);
  const required = shape.filter(([, schema]) => !schema.isNullable()).map(([field]) => field);
  const read = new Set(fields.map(({ field }) => field));
  const missing = required
    .filter((name) => !read.has(name))
    .map((field) => ({ field, names: namesOf(form, field) }));
  if (missing.length === 0) return null;
  const wanted = missing.map(({ field, names }) => (names.length === 0 ? [field] : names));
  const nearest = nearestColumns(wanted, { header: command.header, form });
  const told = missing.map((one, i) => describe(one, nearest[i] ?? null)).join('; ');
  const next = missing.some(({ field }) => field === 'record_id')
    ? 'add it to the export, or name columns that identify a row with --key col,col'
    : 'add it to the export, or write a mapping with bearing map FILE';
  return refusal('missing column', `${command.source.name} ${form.name} needs a column for ${told}: ${next}`);
}

const namesOf = (form: FileForm, field: string): Aliases =>
  form.fields[field]?.choices.flatMap(({ columns }) => columns.flat()) ?? [];

function describe({ field, names }: { field: string; names: Aliases }, nearest: string | null): string {
  const shown = names.slice(0, 3).map((name) => `"${name}"`);
  const asked = shown.length === 0 ? '' : ` (${shown.join(' or ')})`;
  return `${field}${asked}, got none${nearest === null ? '' : `, the nearest is "${nearest}"`}`;
}
