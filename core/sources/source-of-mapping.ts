import type { ColumnRule, Mapping, MappingEntry } from '../model/mapping.ts';
import { nearestName } from '../model/nearest-name.ts';
import { type ObjectName, objectNames, objects } from '../model/objects.ts';
import {
  type Choice,
  type FieldForm,
  type FileForm,
  type Refusal,
  refusal,
  type Source,
} from './file-form.ts';

/**
 * A mapping file as a source: every entry a form whose columns must all be there.
 * Refused where a field is not one of its object's, naming the nearest.
 */
export function sourceOfMapping(mapping: Mapping): Source | Refusal {
  const forms: FileForm[] = [];
  for (const entry of mapping.files) {
    const form = formOfEntry(mapping, entry);
    if ('kind' in form) return form;
    forms.push(form);
  }
  return { name: mapping.source, forms, reads: 'all' };
}

function formOfEntry(mapping: Mapping, entry: MappingEntry): FileForm | Refusal {
  const object = objectNames.find((name) => name === entry.object);
  if (object === undefined) {
    return refusal('unknown object', `needs an object of ${objectNames.join(', ')}, got "${entry.object}"`);
  }
  const known = Object.keys(objects[object].schema.shape);
  const { deleted, ...columns } = entry.columns;
  const unknown = unknownField(known, columns);
  if (unknown !== null) return unknownFieldRefusal(mapping, object, unknown);
  return {
    object,
    name: `${object} entry`,
    recognisedBy: [
      ...Object.values(entry.columns).flatMap(columnsOf),
      ...Object.keys(entry.where ?? {}).map((name) => [name]),
    ],
    unless: [],
    fields: Object.fromEntries(Object.entries(columns).map(([field, rule]) => [field, fieldOf(rule)])),
    deleted: deleted === undefined ? [] : columnsOf(deleted).flat(),
    where: Object.entries(entry.where ?? {}).map(([name, values]) => ({ column: [name], values })),
    ignore: mapping.ignore,
  };
}

/** A field of the entry, or one that a `nullWhen` speaks of, that the object does not have. */
function unknownField(known: readonly string[], columns: MappingEntry['columns']): string | null {
  const named = Object.entries(columns).flatMap(([field, rule]) => [
    field,
    ...Object.keys(rule.nullWhen ?? {}),
  ]);
  return named.find((field) => !known.includes(field)) ?? null;
}

function unknownFieldRefusal(mapping: Mapping, object: ObjectName, field: string): Refusal {
  const known = Object.keys(objects[object].schema.shape);
  const nearest = nearestName(field, known);
  const next = nearest === null ? `it has ${known.join(', ')}` : `the nearest is "${nearest}"`;
  return refusal(
    'unknown field',
    `mapping ${mapping.source} needs fields of ${object}, got "${field}": ${next}`,
  );
}

function columnsOf(rule: ColumnRule): readonly (readonly string[])[] {
  return [rule, ...(rule.or ?? [])].flatMap((attempt) =>
    (typeof attempt.from === 'string' ? [attempt.from] : (attempt.from ?? [])).map((name) => [name]),
  );
}

function fieldOf({ or, ...first }: ColumnRule): FieldForm {
  return { take: 'inTurn', choices: [first, ...(or ?? [])].map(choiceOf) };
}

function choiceOf({ from, ...rule }: ColumnRule): Choice {
  const names = typeof from === 'string' ? [from] : (from ?? []);
  return { columns: names.map((name) => [name]), rule };
}
