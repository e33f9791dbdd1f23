import type { Mapping } from '../model/mapping.ts';
import type { ObjectName } from '../model/objects.ts';
import type { FileForm, Refusal, Source } from './file-form.ts';
import { refusal } from './file-form.ts';
import { findColumn, hasColumn } from './find-column.ts';
import { foundFields, missingColumns } from './form-match.ts';
import { nearestColumns } from './nearest-columns.ts';
import { sourceOfMapping } from './source-of-mapping.ts';
import { vendors } from './vendors.ts';

export type DetectCommand = {
  readonly header: readonly string[];
  /** Mapping files to try, before the vendors. */
  readonly mappings: readonly Mapping[];
  /** `--object`: read the file as this object only. */
  readonly object?: ObjectName | undefined;
  /** `--source`: the name of a vendor or of one of the mappings. */
  readonly source?: string | undefined;
};

/** Which source a file comes from, which of its forms it has, and the columns that say so. */
export type Detection = {
  readonly kind: 'detected';
  readonly source: Source;
  readonly forms: readonly FileForm[];
  /** A line a form, in their order: what was recognised and which columns decided. */
  readonly recognised: readonly string[];
  /** Lines for a person: the same, and which fields have no column. */
  readonly evidence: readonly string[];
};

/**
 * Picks source and object of a file by its header. Mapping files are asked first: they are what the
 * person said. No match, or more than one, is refused with the flag that settles it.
 */
export function detectSource(command: DetectCommand): Detection | Refusal {
  const own: Source[] = [];
  for (const mapping of command.mappings) {
    const source = sourceOfMapping(mapping);
    if ('kind' in source) return source;
    own.push(source);
  }
  if (command.source !== undefined) return detectNamed(command, [...own, ...vendors]);
  const fromOwn = matching(command, own);
  const found = fromOwn.length > 0 ? fromOwn : matching(command, vendors);
  return settle(command, found, [...own, ...vendors]);
}

type Match = { readonly source: Source; readonly forms: readonly FileForm[] };

function matching({ header, object }: DetectCommand, sources: readonly Source[]): readonly Match[] {
  return sources
    .map((source) => ({ source, forms: formsThatMatch(header, source, object) }))
    .filter(({ forms }) => forms.length > 0);
}

function formsThatMatch(
  header: readonly string[],
  source: Source,
  object: ObjectName | undefined,
): readonly FileForm[] {
  return source.forms.filter(
    (form) =>
      (object === undefined || form.object === object) &&
      missingColumns(header, form).length === 0 &&
      !form.unless.some((name) => hasColumn(header, [name])),
  );
}

function settle(
  command: DetectCommand,
  found: readonly Match[],
  asked: readonly Source[],
): Detection | Refusal {
  const [match, ...others] = found;
  if (match === undefined) return otherObject(command, asked) ?? noMatch(command, asked);
  if (others.length > 0) {
    const names = found.map(({ source }) => source.name);
    return refusal(
      'source unclear',
      `needs one source, got a header that fits ${names.join(' and ')}: say --source ${names.join(' or --source ')}`,
    );
  }
  const forms = oneFormAnObject(command, match);
  if ('kind' in forms) return forms;
  const recognised = forms.map((form) => recognisedAs(command.header, match.source, form));
  const evidence = forms.flatMap((form, i) => [recognised[i] ?? '', ...absentFields(command.header, form)]);
  return { kind: 'detected', source: match.source, forms, recognised, evidence };
}

/** A vendor's file is one object; a mapping file may find several in it, but each only once. */
function oneFormAnObject({ header }: DetectCommand, match: Match): readonly FileForm[] | Refusal {
  const objects = [...new Set(match.forms.map((form) => form.object))];
  if (match.source.reads === 'one' && objects.length > 1) {
    return refusal(
      'object unclear',
      `needs one object, got a header that fits ${objects.join(' and ')} of ${match.source.name}: say --object ${objects.join(' or --object ')}`,
    );
  }
  const forms: FileForm[] = [];
  for (const object of objects) {
    const form = richest(
      header,
      match.forms.filter((f) => f.object === object),
    );
    if (form === null) return tieOfOneObject(match.source, object);
    forms.push(form);
  }
  return forms;
}

/** The form that reads the most fields; null where two read as many. */
function richest(header: readonly string[], forms: readonly FileForm[]): FileForm | null {
  const counted = forms
    .map((form) => ({ form, fields: foundFields(header, form).length }))
    .toSorted((a, b) => b.fields - a.fields);
  const [first, second] = counted;
  return first === undefined || first.fields === second?.fields ? null : first.form;
}

function tieOfOneObject(source: Source, object: ObjectName): Refusal {
  return refusal(
    'entry unclear',
    `needs one entry of ${object}, got a header that fits two of ${source.name}: keep one of them in the mapping file`,
  );
}

function detectNamed(command: DetectCommand, sources: readonly Source[]): Detection | Refusal {
  const source = sources.find(({ name }) => name === command.source);
  if (source === undefined) {
    const names = sources.map(({ name }) => name);
    return refusal(
      'unknown source',
      `needs a source of ${names.join(', ')}, got "${command.source}": name one of them or a mapping file`,
    );
  }
  const found = matching(command, [source]);
  const other = found.length > 0 ? null : otherObject(command, [source]);
  if (other !== null) return other;
  if (found.length > 0) return settle(command, found, [source]);
  const form = command.object === undefined ? null : closest(command.header, source, command.object);
  return form === null ? noMatch(command, [source]) : settle(command, [{ source, forms: [form] }], [source]);
}

/** `--object` names what the file is not, while it is something else: the flag is wrong, not the file. */
function otherObject({ header, object }: DetectCommand, asked: readonly Source[]): Refusal | null {
  if (object === undefined) return null;
  const forms = matching({ header, mappings: [] }, asked).flatMap((match) => match.forms);
  const objects = [...new Set(forms.map((form) => form.object))];
  if (objects.length === 0) return null;
  return refusal(
    'object not in file',
    `--object needs what the file can be read as (${objects.join(', ')}), got ${object}: leave --object out`,
  );
}

/** The form of an object that misses the fewest of its columns. */
function closest(header: readonly string[], source: Source, object: ObjectName | undefined): FileForm | null {
  const [first] = source.forms
    .filter((form) => object === undefined || form.object === object)
    .map((form) => ({ form, missing: missingColumns(header, form).length / form.recognisedBy.length }))
    .toSorted((a, b) => a.missing - b.missing);
  return first?.form ?? null;
}

function noMatch({ header }: DetectCommand, asked: readonly Source[]): Refusal {
  const near = asked
    .flatMap((source) =>
      source.forms.map((form) => ({ source, form, missing: missingColumns(header, form) })),
    )
    .toSorted(
      (a, b) => a.missing.length / a.form.recognisedBy.length - b.missing.length / b.form.recognisedBy.length,
    )[0];
  const next = 'name the source with --source, or propose a mapping with bearing map FILE';
  if (near === undefined || near.missing.length * 3 > near.form.recognisedBy.length) {
    return refusal(
      'source unknown',
      `needs a header of ${asked.map((s) => s.name).join(', ')}, got none of theirs: ${next}`,
    );
  }
  const nearest = nearestColumns(near.missing, { header, form: near.form });
  const missing = near.missing.map(([name], i) => missingColumn(name, nearest[i] ?? null)).join(', ');
  return refusal(
    'source unknown',
    `needs a header it knows, got one nearest to ${near.source.name} ${near.form.name} but without ${missing}: ${next}`,
  );
}

const missingColumn = (name: string | undefined, nearest: string | null) =>
  `"${name}"${nearest === null ? '' : ` (nearest is "${nearest}")`}`;

function recognisedAs(header: readonly string[], source: Source, form: FileForm): string {
  const decided = form.recognisedBy.flatMap((names) => {
    const found = findColumn(header, names);
    return found.kind === 'found' ? [header[found.position] ?? ''] : [];
  });
  return `${source.name}, ${form.name}, read as ${form.object}: decided by ${[...new Set(decided)].join(', ')}`;
}

function absentFields(header: readonly string[], form: FileForm): readonly string[] {
  const found = foundFields(header, form);
  const absent = Object.keys(form.fields).filter((field) => !found.includes(field));
  return absent.length === 0 ? [] : [`no column for ${absent.join(', ')}`];
}
