import { describe, expect, test } from 'vitest';
import { copyRows } from '../../../adapters/iceberg/copy-rows.ts';
import { markBatch, recordBatches } from '../../../adapters/iceberg/ledger.ts';
import { compact } from '../../../adapters/iceberg/maintain.ts';
import { createPeopleTables, eraseCandidate } from '../../../adapters/iceberg/people.ts';
import { type IcebergPlace, icebergPlace } from '../../../adapters/iceberg/place.ts';
import { createStaging, createTable, dropTable } from '../../../adapters/iceberg/table-shape.ts';
import { createTables } from '../../../adapters/iceberg/tables.ts';
import { demographicsForm, peopleForm } from '../../../adapters/people-store/store-forms.ts';
import { toEntry } from '../duckdb/planted-store.ts';

const athena = icebergPlace({
  engine: 'athena',
  catalog: 'awsdatacatalog',
  database: 'bearing_crm',
  location: 's3://acme-bearing-crm/tables',
});
const trino: IcebergPlace = { ...athena, engine: 'trino', catalog: 'bucket' };
const shape = {
  table: 'answer',
  columns: [
    { name: 'id', kind: 'text' },
    { name: 'to', kind: 'list' },
    { name: 'at', kind: 'instant' },
    { name: 'extra', kind: 'texts' },
  ],
  partitions: ['id', { bucket: 16, of: 'to' }],
  keepSnapshotsSeconds: 60,
} as const;
const flat = (text: string | undefined) => text?.replace(/\s+/g, ' ');

// The forms of Athena's own guide: CREATE TABLE for Iceberg, OPTIMIZE, VACUUM and their table properties.
describe('one description, two spellings', () => {
  test('of a table', () => {
    expect(flat(createTable(athena, shape))).toBe(
      'create table if not exists bearing_crm.`answer` (`id` string, `to` array<string>, `at` timestamp, ' +
        '`extra` map<string, string>) partitioned by (`id`, bucket(16, `to`)) ' +
        "location 's3://acme-bearing-crm/tables/answer/' tblproperties ('table_type' = 'ICEBERG', " +
        "'format' = 'parquet', 'write_compression' = 'zstd', 'optimize_rewrite_delete_file_threshold' = '1', " +
        "'vacuum_max_snapshot_age_seconds' = '60')",
    );
    expect(flat(createTable(trino, shape))).toBe(
      'create table if not exists "bucket"."bearing_crm"."answer" ("id" varchar, "to" array(varchar), ' +
        '"at" timestamp(6), "extra" map(varchar, varchar)) with (format = \'PARQUET\', format_version = 2, ' +
        "partitioning = array['id', 'bucket(to, 16)'], location = 's3://acme-bearing-crm/tables/answer')",
    );
  });

  test('of maintenance', () => {
    expect(compact(athena, shape)).toEqual([
      'optimize bearing_crm.`answer` rewrite data using bin_pack',
      'vacuum bearing_crm.`answer`',
    ]);
    expect(compact(trino, shape)[0]).toBe('alter table "bucket"."bearing_crm"."answer" execute optimize');
  });

  test('of the rows that wait', () => {
    const staging = { table: 'staging_1', columns: shape.columns.slice(0, 1) };
    expect(flat(createStaging(athena, staging, 's3://acme-staging/b1'))).toBe(
      "create external table if not exists bearing_crm.`staging_1` (`id` string) stored as parquet location 's3://acme-staging/b1/'",
    );
    expect(dropTable(athena, 'staging_1')).toBe('drop table if exists bearing_crm.`staging_1`');
  });

  test('and one text of what changes rows', () => {
    const entry = toEntry(1, 'a', {
      ...{ source: "o'hara", asOf: '2024-01-01T00:00:00', isFull: false, isRetracted: false },
      rows: [],
    });
    const [ours, theirs] = [athena, { ...athena, engine: 'trino' } as const].map((place) => [
      copyRows(place, { entry, staging: 'staging_1' }),
      recordBatches(place, [entry]),
      markBatch(place, entry.batchId, true),
    ]);
    expect(ours).toEqual(theirs);
    expect(ours?.join()).toContain("'o''hara'");
  });
});

test.each([
  ['the CRM class', createTables(athena)],
  ['people', createPeopleTables(athena, peopleForm)],
  ['demographics', createPeopleTables(athena, demographicsForm)],
])('every statement that makes a table of %s names a folder of its own', (_, statements) => {
  const folders = statements.map((statement) => statement.match(/location '([^']+)'/)?.[1]);
  expect(new Set(folders).size).toBe(statements.length);
  expect(folders).not.toContain(undefined);
});

test.each([
  ['a database', { database: 'crm"; drop table x' }],
  ['a catalog', { catalog: 'Crm' }],
  ['a folder with a quote', { location: "s3://lake/a'b" }],
  ['a folder above', { location: 's3://lake/../other' }],
  ['a folder of another store', { location: 'https://lake/tables' }],
])('refuses %s that could end its word', (_, part) => {
  expect(() => icebergPlace({ ...athena, ...part })).toThrow(RangeError);
});

test('refuses a table name that is not plain, and a batch id that is not whole', () => {
  expect(() => dropTable(athena, 'x`; drop')).toThrow('needs a name of a-z');
  expect(() => markBatch(athena, "a' or '1'='1", true)).toThrow('needed a whole batch id');
});

test('erases a candidate by an encoded literal', () => {
  const [first] = eraseCandidate(athena, demographicsForm, "x' or 'a'='a");
  expect(first).toContain(`where "candidate_id" = 'x'' or ''a''=''a'`);
});
