import { type FileProfile, isUnique } from './column-profile.ts';
import type { Detection } from './detect.ts';
import type { FileForm } from './file-form.ts';
import { foundFields } from './form-match.ts';
import { takenFields } from './taken-fields.ts';

/** What tells rows apart where an export has no id, best first. */
const tellingApart = ['name', 'account_id', 'created_on', 'owner_id'];

/** A line for each object of a vendor's file that has no id column: the `--key` that may stand for it. */
export function keyAdvice(file: FileProfile, { forms }: Detection): readonly string[] {
  const header = file.columns.map(({ name }) => name);
  return forms
    .filter((form) => 'record_id' in form.fields && !foundFields(header, form).includes('record_id'))
    .map((form) => `no id column: ${nextStep(file, form)}`);
}

function nextStep(file: FileProfile, form: FileForm): string {
  const named = namedColumns(file, form);
  const unique = named.find(isUnique);
  if (unique !== undefined) {
    return `add it to the export, or ingest with --key "${unique.name}", whose ${unique.filled} values all differ`;
  }
  const key = named.map(({ name }) => name).join(',');
  return `add it to the export, or ingest with --key "${key}" if these tell rows apart`;
}

function namedColumns(file: FileProfile, form: FileForm) {
  const header = file.columns.map(({ name }) => name);
  const taken = takenFields(header, form);
  if (taken.kind === 'refused') return [];
  return tellingApart.flatMap((name) => {
    const position = taken.fields.find(({ field }) => field === name)?.columns[0];
    return position === undefined ? [] : (file.columns[position] ?? []);
  });
}
