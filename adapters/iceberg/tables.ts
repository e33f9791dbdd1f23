import { type ObjectName, objectNames } from '../../core/model/objects.ts';
import { storedFields } from '../duckdb/tables.ts';
import type { IcebergPlace } from './place.ts';
import { type Column, createTable, type TableShape } from './table-shape.ts';

/** Five days, as Athena has it by default: time to look back after a mistake. */
const keepSnapshotsSeconds = 432_000;

export const storedName = (object: ObjectName) => `stored_${object}`;
export const currentName = (object: ObjectName) => `current_${object}`;
export const ledgerTable = 'batch';
/** Which rows of a `current` table count: the last state that was written whole, an object. */
export const pointerTable = 'current_state';

export const fieldColumns = (object: ObjectName): readonly Column[] =>
  storedFields(object).map(({ name, kind }) => ({ name, kind: kind.kind }));

/** A row of a batch before it is one: what staged Parquet holds. `extra`: further columns that are filled in. */
export const stagedColumns = (object: ObjectName): readonly Column[] => [
  { name: 'line', kind: 'count' },
  { name: 'is_deleted', kind: 'flag' },
  ...fieldColumns(object),
  { name: 'extra', kind: 'texts' },
];

/** By source, as reports ask; by batch, so that one batch is added, counted and taken away in one bucket. */
const storedShape = (object: ObjectName): TableShape => ({
  table: storedName(object),
  columns: [{ name: 'batch_id', kind: 'text' }, { name: 'source', kind: 'text' }, ...stagedColumns(object)],
  partitions: ['source', { bucket: 16, of: 'batch_id' }],
  keepSnapshotsSeconds,
});

/** By state, so that a report reads one and an old one goes without a file being rewritten. */
const currentShape = (object: ObjectName): TableShape => ({
  table: currentName(object),
  columns: [
    { name: 'state', kind: 'text' },
    ...fieldColumns(object),
    { name: 'extra', kind: 'texts' },
    { name: 'source', kind: 'text' },
    { name: 'is_back_cast', kind: 'flag' },
  ],
  partitions: ['state', 'source'],
  keepSnapshotsSeconds,
});

export const ledgerColumns: readonly Column[] = [
  ...['batch_id', 'file', 'file_sha', 'source', 'object'].map((name) => ({ name, kind: 'text' as const })),
  { name: 'as_of', kind: 'instant' },
  { name: 'as_of_text', kind: 'text' },
  { name: 'is_full', kind: 'flag' },
  ...['reading_hash', 'reading', 'extras'].map((name) => ({ name, kind: 'text' as const })),
  ...['read_count', 'stored_count', 'quarantined_count', 'footer_count', 'row_count'].map((name) => ({
    name,
    kind: 'count' as const,
  })),
  { name: 'has_unique_ids', kind: 'flag' },
  { name: 'is_retracted', kind: 'flag' },
];

const ledgerShape: TableShape = {
  table: ledgerTable,
  columns: ledgerColumns,
  partitions: ['object'],
  keepSnapshotsSeconds,
};

const pointerShape: TableShape = {
  table: pointerTable,
  columns: [
    { name: 'object', kind: 'text' },
    { name: 'state', kind: 'text' },
  ],
  partitions: [],
  keepSnapshotsSeconds,
};

/** Every table of the CRM data class. */
export const crmShapes: readonly TableShape[] = [
  ledgerShape,
  pointerShape,
  ...objectNames.flatMap((object) => [storedShape(object), currentShape(object)]),
];

/** The statements that make what is not there; repeated, they change nothing. */
export const createTables = (place: IcebergPlace): readonly string[] =>
  crmShapes.map((shape) => createTable(place, shape));
