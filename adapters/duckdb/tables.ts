import type { z } from 'zod';
import { type FieldKind, fieldKind } from '../../core/model/fields.ts';
import { type ObjectName, objectNames, objects } from '../../core/model/objects.ts';
import { identifier } from './sql-text.ts';

/** Raised when the stored shape changes; a store of a later one is refused. */
export const storeVersion = 1;

export const sqlTypes: Readonly<Record<FieldKind['kind'], string>> = {
  text: 'varchar',
  date: 'date',
  instant: 'timestamp',
  decimal: 'decimal(18, 4)',
  integer: 'integer',
  flag: 'boolean',
  word: 'varchar',
  list: 'varchar[]',
};

export type StoredField = { readonly name: string; readonly kind: FieldKind; readonly type: string };

/** The fields of an object in the order of the model, with their column types. */
export function storedFields(object: ObjectName): readonly StoredField[] {
  const shape: Readonly<Record<string, z.ZodType>> = objects[object].schema.shape;
  return Object.entries(shape).map(([name, schema]) => {
    const kind = fieldKind(schema);
    return { name, kind, type: sqlTypes[kind.kind] };
  });
}

/** The table that keeps an object's rows as their batches brought them. */
export const storedTable = (object: ObjectName) => `stored.${identifier(object)}`;

/** A further column of some file, apart from the model's own names. */
export const extraColumn = (name: string) => identifier(`extra_${name}`);

/** What a state relation calls an extra: its own name, unless the model has a column of that name. */
export function extraName(object: ObjectName, name: string): string {
  const taken = [
    ...storedFields(object).map((field) => field.name),
    'source',
    'is_back_cast',
    'effective_at',
  ];
  return taken.includes(name) ? `extra_${name}` : name;
}

/**
 * The ledger, and one table an object. A row is known by `(batch, line)`; `batch` is the ledger's number,
 * so that id, source and as-of of a batch are written once and the rows need not be touched when they settle.
 */
export function createTables(): readonly string[] {
  return [
    'create schema if not exists stored',
    'create schema if not exists derived',
    `create table if not exists stored.version as select ${storeVersion} as version`,
    `create table if not exists stored.batch (
      batch integer not null, batch_id varchar not null, file varchar not null, file_sha varchar not null,
      source varchar not null, object varchar not null, as_of timestamp not null, as_of_text varchar not null,
      is_full boolean not null, reading_hash varchar not null, reading varchar not null, extras varchar not null,
      read_count bigint not null, stored_count bigint not null, quarantined_count bigint not null,
      footer_count bigint not null, row_count bigint not null, has_unique_ids boolean not null,
      is_retracted boolean not null)`,
    'create table if not exists derived.fingerprint (object varchar not null, fingerprint varchar not null)',
    ...objectNames.map(createStoredTable),
  ];
}

function createStoredTable(object: ObjectName): string {
  const fields = storedFields(object).map((field) => `${identifier(field.name)} ${field.type}`);
  return `create table if not exists ${storedTable(object)} (
    batch integer not null, line bigint not null, is_deleted boolean not null, ${fields.join(', ')})`;
}
