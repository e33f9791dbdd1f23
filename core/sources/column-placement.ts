import { fieldKind } from '../model/fields.ts';
import { type ObjectName, objects } from '../model/objects.ts';
import { type ColumnProfile, isUnique, share } from './column-profile.ts';
import { meaningsOf } from './synonyms.ts';

/** A column as one field of an object: how sure, 0-1, and why. */
export type Placement = {
  readonly object: ObjectName;
  readonly field: string;
  readonly column: ColumnProfile;
  readonly confidence: number;
  readonly evidence: string;
};

/** Every field that a column may be, by its name and by what its values are like. */
export function placementsOf(column: ColumnProfile): readonly Placement[] {
  return meaningsOf(column.name).map(({ object, field, rank }) => {
    const byName = 1 - 0.03 * Math.min(rank, 10);
    const { factor, seen } = valueEvidence(column, object, field);
    return { object, field, column, confidence: byName * factor, evidence: `by its name; ${seen}` };
  });
}

type ValueEvidence = { readonly factor: number; readonly seen: string };

function valueEvidence(column: ColumnProfile, object: ObjectName, field: string): ValueEvidence {
  if (column.filled === 0) return { factor: 0.6, seen: 'all values are blank' };
  if (field === 'record_id') {
    return isUnique(column)
      ? { factor: 1, seen: `all ${column.filled} values differ` }
      : { factor: 0.3, seen: `${column.distinct} distinct of ${column.filled}, ${column.blank} blank` };
  }
  const schema = Object.entries(objects[object].schema.shape).find(([name]) => name === field)?.[1];
  const kind = schema === undefined ? 'text' : fieldKind(schema).kind;
  switch (kind) {
    case 'date':
    case 'instant':
      return ofShare(column.dates, column, 'dates');
    case 'decimal':
    case 'integer':
      return ofShare(column.numbers, column, 'numbers');
    case 'flag':
      return ofShare(column.flags, column, 'true or false');
    default:
      return textEvidence(column, field);
  }
}

function ofShare(count: number, column: ColumnProfile, what: string): ValueEvidence {
  const part = share(count, column.filled);
  return {
    factor: part >= 0.95 ? 1 : part >= 0.5 ? 0.5 : 0.1,
    seen: `${count} of ${column.filled} filled are ${what}`,
  };
}

/** Fields whose values are few words; a column of dates, numbers or thousands of values is none of them. */
const wordy = new Set([
  'stage',
  'outcome',
  'kind',
  'direction',
  'status',
  'loss_reason',
  'lead_source',
  'deal_type',
  'forecast_category',
]);
const named = new Set([
  'sector',
  'country',
  'region',
  'manager',
  'team',
  'series',
  'name',
  'from_stage',
  'to_stage',
]);

function textEvidence(column: ColumnProfile, field: string): ValueEvidence {
  const seen = `${column.distinct} distinct values`;
  const isMeasured = share(Math.max(column.dates, column.numbers), column.filled) > 0.9;
  if ((wordy.has(field) || named.has(field)) && isMeasured)
    return { factor: 0.2, seen: `${seen}, dates or numbers` };
  if (wordy.has(field) && column.distinct > 50) return { factor: 0.3, seen };
  return { factor: 1, seen };
}
