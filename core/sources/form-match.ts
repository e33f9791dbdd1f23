import type { Aliases, Choice, FileForm } from './file-form.ts';
import { hasColumn } from './find-column.ts';

/** The columns that a form is recognised by and a header lacks. */
export function missingColumns(header: readonly string[], form: FileForm): readonly Aliases[] {
  return form.recognisedBy.filter((names) => !hasColumn(header, names));
}

/** The fields of a form that a header has a column for. */
export function foundFields(header: readonly string[], form: FileForm): readonly string[] {
  return Object.entries(form.fields)
    .filter(([, { choices }]) => choices.some((choice) => isThere(header, choice)))
    .map(([field]) => field);
}

export function isThere(header: readonly string[], choice: Choice): boolean {
  return choice.columns.every((names) => hasColumn(header, names));
}
