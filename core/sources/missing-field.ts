import { nearestName } from '../model/nearest-name.ts';
import { objects } from '../model/objects.ts';
import type { FieldReading } from '../model/reading.ts';
import { type FileForm, type Refusal, refusal, type Source } from './file-form.ts';

/** The first required field that nothing feeds, as a refusal that names its column and the nearest in the file. */
export function missingField(
  command: { readonly source: Source; readonly header: readonly string[] },
  form: FileForm,
  fields: readonly FieldReading[],
): Refusal | null {
  const shape = Object.entries(objects[form.object].schema.shape);
  const required = shape.filter(([, schema]) => !schema.isNullable()).map(([field]) => field);
  const read = new Set(fields.map(({ field }) => field));
  const field = required.find((name) => !read.has(name));
  if (field === undefined) return null;
  const names = form.fields[field]?.choices.flatMap(({ columns }) => columns.flat()) ?? [];
  const what = `${command.source.name} ${form.name} needs a column for ${field}`;
  const asked =
    names.length === 0
      ? ''
      : ` (${names
          .slice(0, 3)
          .map((name) => `"${name}"`)
          .join(' or ')})`;
  const near = nearestOf(names.length === 0 ? [field] : names, command.header);
  const got = `got none${near === null ? '' : `, the nearest is "${near}"`}`;
  const next =
    field === 'record_id'
      ? 'add it to the export, or name columns that identify a row with --key col,col'
      : 'add it to the export, or write a mapping with bearing map FILE';
  return refusal('missing column', `${what}${asked}, ${got}: ${next}`);
}

function nearestOf(names: readonly string[], header: readonly string[]): string | null {
  for (const name of names) {
    const near = nearestName(name, header);
    if (near !== null) return near;
  }
  return null;
}
