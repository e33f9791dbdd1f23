import type { Reading } from '../model/reading.ts';
import type { Settings } from '../model/settings.ts';
import type { Note } from '../model/wins-report.ts';
import { extrasOf, usedColumns } from './extras.ts';
import type { FileForm, Refusal, Source } from './file-form.ts';
import { findColumn } from './find-column.ts';
import { missingField } from './missing-field.ts';
import { withFlags } from './reading-flags.ts';
import { withSettings } from './reading-settings.ts';
import { takenFields } from './taken-fields.ts';

export type ResolveCommand = {
  /** As detectSource gave them. */
  readonly source: Source;
  readonly forms: readonly FileForm[];
  readonly header: readonly string[];
  readonly settings: Settings;
  /** `--key`: columns that identify a row, in place of the source's id column. */
  readonly key?: readonly string[] | undefined;
  /** `--date-format`: a pattern for all date columns, or `Close Date=d/M/yyyy` for one (several: with commas). */
  readonly dateFormat?: string | undefined;
  readonly decimal?: ',' | '.' | undefined;
};

export type Resolution = {
  readonly kind: 'resolved';
  readonly readings: readonly Reading[];
  readonly notes: readonly Note[];
};

/**
 * The forms of a file resolved against its header: which position feeds which field, under which rule.
 * Settings speak before the source where both say what a stage or a loss reason means.
 * Refused, naming the nearest header name: a required field without a column, a name that fits two columns.
 */
export function resolveReadings(command: ResolveCommand): Resolution | Refusal {
  const readings: Reading[] = [];
  const notes: Note[] = [];
  for (const form of command.forms) {
    const resolved = resolveForm(command, form);
    if (resolved.kind === 'refused') return resolved;
    readings.push(resolved.reading);
    notes.push(...resolved.notes);
  }
  return { kind: 'resolved', readings: withExtras(command, readings), notes };
}

/**
 * Further columns go to one object of the file: the one that reads the most of it. Were they kept with an
 * account that a wide file of deals repeats, its rows would all differ.
 */
function withExtras({ header, forms }: ResolveCommand, readings: readonly Reading[]): readonly Reading[] {
  const most = Math.max(...readings.map(({ fields }) => fields.length));
  const owner = readings.findIndex(({ fields }) => fields.length === most);
  const used = readings.flatMap(usedColumns);
  const ignore = forms.flatMap((form) => form.ignore);
  return readings.map((reading, i) =>
    i === owner
      ? { ...reading, extras: extrasOf(header, { object: reading.object, used, ignore }) }
      : reading,
  );
}

type ResolvedForm = { readonly kind: 'form'; readonly reading: Reading; readonly notes: readonly Note[] };

function resolveForm(command: ResolveCommand, form: FileForm): ResolvedForm | Refusal {
  const { header, source, settings } = command;
  const taken = takenFields(header, form);
  if (taken.kind === 'refused') return taken;
  const flagged = withFlags(taken.fields, { ...command, object: form.object });
  if ('kind' in flagged) return flagged;
  const fields = withSettings(flagged, { source: source.name, object: form.object, settings });
  const missing = missingField(command, form, fields);
  if (missing !== null) return missing;
  const deleted = findColumn(header, form.deleted);
  const where = form.where.flatMap(({ column, values }) => {
    const found = findColumn(header, column);
    return found.kind === 'found' ? [{ column: found.position, values }] : [];
  });
  const bare = {
    source: source.name,
    object: form.object,
    fields,
    deleted: deleted.kind === 'found' ? deleted.position : null,
    where: where.length === 0 ? null : where,
    timeZone: settings.calendar.time_zone,
  };
  return { kind: 'form', reading: { ...bare, extras: [] }, notes: taken.notes };
}
