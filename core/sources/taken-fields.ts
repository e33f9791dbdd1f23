import { objects } from '../model/objects.ts';
import type { Attempt, FieldReading } from '../model/reading.ts';
import type { Note } from '../model/wins-report.ts';
import { type Choice, type FieldForm, type FileForm, type Refusal, refusal } from './file-form.ts';
import { findColumn } from './find-column.ts';
import { isThere } from './form-match.ts';

type Taken = {
  readonly kind: 'taken';
  readonly fields: readonly FieldReading[];
  readonly notes: readonly Note[];
};

/** The fields of a form that a header can feed, in the order of the object's schema. */
export function takenFields(header: readonly string[], form: FileForm): Taken | Refusal {
  const fields: FieldReading[] = [];
  const notes: Note[] = [];
  for (const field of Object.keys(objects[form.object].schema.shape)) {
    const choices = chosen(header, form.fields[field]);
    const attempts = attemptsOf(header, choices);
    if ('kind' in attempts) return attempts;
    const [first, ...or] = attempts;
    if (first !== undefined) fields.push({ field, ...first, ...(or.length === 0 ? {} : { or }) });
    notes.push(
      ...choices.flatMap(({ note }) => (note === undefined ? [] : [{ code: 'read by name', text: note }])),
    );
  }
  return { kind: 'taken', fields, notes };
}

function chosen(header: readonly string[], form: FieldForm | undefined): readonly Choice[] {
  const there = form?.choices.filter((choice) => isThere(header, choice)) ?? [];
  return form?.take === 'first' ? there.slice(0, 1) : there;
}

function attemptsOf(header: readonly string[], choices: readonly Choice[]): readonly Attempt[] | Refusal {
  const attempts: Attempt[] = [];
  for (const { columns, rule } of choices) {
    const found = columns.map((names) => findColumn(header, names));
    const unclear = found.find((one) => one.kind === 'ambiguous');
    if (unclear?.kind === 'ambiguous') return ambiguous(unclear.names);
    attempts.push({ columns: found.flatMap((one) => (one.kind === 'found' ? [one.position] : [])), rule });
  }
  return attempts;
}

function ambiguous(names: readonly string[]): Refusal {
  const shown = names.map((name) => `"${name}"`).join(' and ');
  return refusal(
    'column unclear',
    `needs one column a name, got ${shown}: rename one of them or drop it from the file`,
  );
}
