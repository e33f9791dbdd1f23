import { objectNames } from '../../core/model/objects.ts';
import { live } from '../duckdb/ledger.ts';
import { fingerprint, roadFor } from '../duckdb/state.ts';
import { directStateSql, type StateRequest, versionSql } from '../duckdb/state-sql.ts';
import { currentQuery } from '../iceberg/current.ts';
import { knownBatches } from '../iceberg/ledger.ts';
import type { IcebergPlace } from '../iceberg/place.ts';
import { icebergSpelling, icebergState } from '../iceberg/state.ts';
import type { LakeState } from './lake-state.ts';

/** The relations that queries read, by name, each as a query over the tables of a lake. */
export type Relations = ReadonlyMap<string, string>;

/** One relation an object, the versions of opportunities, and the ledger. */
export function relationsOf(place: IcebergPlace, { ledger, asOf, kept }: LakeState): Relations {
  const requests = objectNames.map(
    (object): StateRequest => ({ object, asOf, batches: live(ledger, object) }),
  );
  const versions = { object: 'opportunity', asOf, batches: live(ledger, 'opportunity') } as const;
  return new Map([
    ...requests.map((request) => [request.object, stateQuery(place, request, kept)] as const),
    ['opportunity_version', versionSql({ ...versions, spelling: icebergSpelling(place) })] as const,
    ['batch', knownBatches(place, ledger)] as const,
  ]);
}

/** The cheapest of the roads that give the same rows: the kept state, the rows as they lie, or a selection. */
function stateQuery(place: IcebergPlace, request: StateRequest, kept: ReadonlyMap<string, string>): string {
  if (kept.get(request.object) === fingerprint(request)) return currentQuery(place, request);
  if (roadFor(request, false) === 'direct')
    return directStateSql({ ...request, spelling: icebergSpelling(place) });
  return icebergState(place, request);
}
