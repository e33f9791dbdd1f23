import { ddlName, type IcebergPlace } from './place.ts';
import type { TableShape } from './table-shape.ts';

/**
 * Rewrites small files and applies deletions, then drops what only older snapshots hold.
 * Athena: `OPTIMIZE` and `VACUUM`, which takes the age from the table's properties and is repeated while it
 * answers ICEBERG_VACUUM_MORE_RUNS_NEEDED. Trino: `ALTER TABLE ... EXECUTE`, with the age in the statement;
 * ages under a week need the catalog's `iceberg.*.min-retention`.
 */
export function compact(
  place: IcebergPlace,
  { table, keepSnapshotsSeconds }: Pick<TableShape, 'table' | 'keepSnapshotsSeconds'>,
): readonly string[] {
  const name = ddlName(place, table);
  if (place.engine === 'athena') return [`optimize ${name} rewrite data using bin_pack`, `vacuum ${name}`];
  const age = `retention_threshold => '${keepSnapshotsSeconds}s'`;
  return [
    `alter table ${name} execute optimize`,
    `alter table ${name} execute expire_snapshots(${age})`,
    `alter table ${name} execute remove_orphan_files(${age})`,
  ];
}
