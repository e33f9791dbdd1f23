import { createHash, randomUUID } from 'node:crypto';
import { AthenaClient } from '@aws-sdk/client-athena';
import type { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAthena } from '../../adapters/athena/open-athena.ts';
import type { Database } from '../../adapters/duckdb/database.ts';
import { loadInventory } from '../../adapters/duckdb/inventory.ts';
import { live, loadLedger } from '../../adapters/duckdb/ledger.ts';
import { exposeState, fingerprint } from '../../adapters/duckdb/state.ts';
import { rebuildCurrent } from '../../adapters/iceberg/current.ts';
import { recordBatches } from '../../adapters/iceberg/ledger.ts';
import { type Lake, lakeLedger } from '../../adapters/lake/lake.ts';
import { lakeEngine } from '../../adapters/lake/lake-engine.ts';
import type { LakeState } from '../../adapters/lake/lake-state.ts';
import { duckdbEngine } from '../../adapters/queries/duckdb-engine.ts';
import { openObjects } from '../../adapters/s3/open-objects.ts';
import { objectNames } from '../../core/model/objects.ts';
import type { QueryEngine } from '../../core/ports.ts';
import { emptyStore } from '../adapters/duckdb/planted-store.ts';
import { athenaStore } from '../cloud/athena-store.ts';
import { type FixtureState, fixtureNames } from '../fixtures/fixture-case.ts';
import { queryNames, queryRuns } from '../trino/query-runs.ts';
import { fixtureBatches } from './fixture-batches.ts';
import type { IcebergStore } from './iceberg-store.ts';
import { type PlantedBatch, plantLocally } from './planted-batch.ts';

export type Spoken = { readonly address: string; readonly s3: S3Client; readonly stop: () => Promise<void> };

const asOf = { text: '2025-06-30', at: '2025-06-30 23:59:59.999999', day: '2025-06-30' };
const database = 'crm_queries';

/**
 * Every query over every fixture with its contradictions, as rows of both engines. A real engine plans for seconds, so
 * there the states are kept, as a lake keeps them, and each query runs once: with the filter where it has one.
 */
export function describeQueries(open: () => Promise<Spoken>, { isKept }: { readonly isKept: boolean }): void {
  describe(`over the batches of every fixture, ${isKept ? 'from the kept states' : 'selected anew'}`, () => {
    let cloud: Spoken;
    let local: Database;
    let client: AthenaClient;
    let ours: QueryEngine;
    let theirs: QueryEngine;
    let state: FixtureState;

    beforeAll(async () => {
      cloud = await open();
      const batches = fixtureNames().flatMap(fixtureBatches);
      local = await emptyStore();
      await plantLocally(local, batches);
      const ledger = await loadLedger(local);
      await exposeState(local, { ledger, asOf, isNewest: false });
      const inventory = await loadInventory(local, { ledger, asOf });
      ours = duckdbEngine({ connection: local.connection, inventory });
      state = { name: 'all', asOf: asOf.day, relations: [], inventory };
      const store = await athenaStore({ ...cloud, bucket: 'lake' }, database);
      await plantAtOnce(store, batches);
      const keys = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
      client = new AthenaClient({ endpoint: cloud.address, ...keys });
      const lake = lakeAt({ cloud, client, place: store.place });
      const known = { ledger: await lakeLedger(lake), asOf };
      theirs = await lakeEngine(lake, {
        ...known,
        kept: isKept ? await keepStates(store, known) : new Map(),
      });
    });
    afterAll(async () => {
      client?.destroy();
      local?.close();
      await cloud?.stop();
    });

    test('the counts of what is held are the same', async () => {
      expect(await theirs.inventory()).toEqual(await ours.inventory());
    });

    test.each(queryNames())('%s gives the same rows in the same order', async (query) => {
      const runs = queryRuns(query, state);
      for (const run of isKept ? runs.slice(-1) : runs) {
        expect(await theirs.rows(run), JSON.stringify(run)).toEqual(await ours.rows(run));
      }
    });
  });
}

/** The rows of all batches, object by object, then the ledger rows of many in a commit. */
async function plantAtOnce(store: IcebergStore, batches: readonly PlantedBatch[]): Promise<void> {
  const byObject = Map.groupBy(batches, ({ entry }) => entry.object);
  await Promise.all(
    [...byObject.values()].map(async (group) => {
      for (const batch of group) await store.add(batch, 1);
    }),
  );
  for (let from = 0; from < batches.length; from += 12) {
    const entries = batches.slice(from, from + 12).map(({ entry }) => entry);
    await store.run([recordBatches(store.place, entries)]);
  }
}

async function keepStates({ place, run }: IcebergStore, known: Omit<LakeState, 'kept'>) {
  const kept = new Map<string, string>();
  for (const object of objectNames) {
    const request = { object, asOf: known.asOf, batches: live(known.ledger, object) };
    await run(rebuildCurrent(place, request, null));
    kept.set(object, fingerprint(request));
  }
  return kept;
}

function lakeAt({
  cloud,
  client,
  place,
}: {
  cloud: Spoken;
  client: AthenaClient;
  place: Lake['place'];
}): Lake {
  const pacing = { pause: async () => undefined, random: () => 0.5 };
  const objects = openObjects({ client: cloud.s3, bucket: 'lake', pacing });
  const athena = openAthena({
    ...{ client, workgroup: 'primary', catalog: 'awsdatacatalog', database, objects, pacing },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  return { athena, objects, place, fresh: () => randomUUID() };
}
