import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAthena } from '../../adapters/athena/open-athena.ts';
import type { Database } from '../../adapters/duckdb/database.ts';
import { markBatch } from '../../adapters/iceberg/ledger.ts';
import { icebergPlace } from '../../adapters/iceberg/place.ts';
import type { Lake } from '../../adapters/lake/lake.ts';
import { lakeIntake } from '../../adapters/lake/lake-intake.ts';
import { openObjects } from '../../adapters/s3/open-objects.ts';
import { type IngestCommand, ingest } from '../../core/ingest.ts';
import { type Random, seededRandom } from '../../core/sample/random.ts';
import { emptyStore } from '../adapters/duckdb/planted-store.ts';
import type { ReferenceBatch } from '../adapters/duckdb/reference-state.ts';
import type { AthenaEngine } from './athena-engine.ts';
import type { AthenaFault } from './athena-faults.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { type Content, plantContents, plantedIntake } from './schedule-batches.ts';
import { type ScheduleFaults, scheduleFaults } from './schedule-checks.ts';
import { simulatedAthena } from './simulated-athena.ts';
import { simulatedS3 } from './simulated-s3.ts';
import { seededTurns } from './turns.ts';

/** What schedules are played on, one after the other: Athena's engine, its bucket, and a store with what is delivered. */
export type ScheduleWorld = {
  readonly engine: AthenaEngine;
  readonly bucket: ReturnType<typeof simulatedS3>;
  readonly local: Database;
};

/** @returns a world without tables. */
export async function scheduleWorld(): Promise<ScheduleWorld & { readonly close: () => Promise<void> }> {
  const bucket = simulatedS3();
  const s3 = bucket.client(async (request) => request());
  const engine = await duckdbAthenaEngine({ databases: ['bearing_crm'], s3 });
  const local = await emptyStore();
  return {
    ...{ bucket, engine, local },
    close: async () => {
      local.close();
      await engine.close();
    },
  };
}

export type Schedule = {
  readonly seed: number;
  readonly batches: readonly ReferenceBatch[];
  /** Which batch comes when; drawn where it is not said. */
  readonly order?: readonly number[];
  readonly workers: number;
  /** How likely it is that a worker dies on a delivery, at a step that is drawn. */
  readonly deaths: number;
  readonly faultRates: Readonly<Partial<Record<AthenaFault, number>>>;
};

export type Played = ScheduleFaults & {
  readonly deliveries: number;
  readonly deaths: number;
  /** Deliveries that failed otherwise and came again. */
  readonly failures: number;
  /** The most often that one delivery came. */
  readonly receives: number;
  readonly turns: number;
  readonly conflicts: number;
};

/** What is not taken in by then is lost, so that a fault ends. */
const MAX_RECEIVES = 20;

const place = icebergPlace({
  ...{ engine: 'athena', catalog: 'awsdatacatalog', database: 'bearing_crm', location: 's3://crm/tables' },
});

/** Every batch is delivered one to five times, in any order, by workers that run at once, die and lose requests. */
export async function playSchedule(world: ScheduleWorld, schedule: Schedule): Promise<Played> {
  const random = seededRandom(schedule.seed);
  const turns = seededTurns(random);
  const folder = mkdtempSync(join(tmpdir(), 'schedule-'));
  const contents = await plantContents(world.local, schedule.batches);
  const checks = scheduleFaults({ ...world, place, contents });
  const { seed, faultRates } = schedule;
  const athena = simulatedAthena({
    ...{ engine: world.engine, turns, seed, faultRates },
    watch: async (table) => {
      if (table === 'batch') await checks.read();
    },
  });
  const queue = schedule.order ? inOrder(contents, schedule) : deliveriesOf(contents, random);
  const told = { deliveries: queue.length, deaths: 0, failures: 0, receives: 0 };

  const attempt = async ({ content, receives }: Delivery, around: Mortal) => {
    const since = receives > 0 ? athena.executions() : 0;
    const lake = lakeOver(world, { athena: athena.client(around, () => since), around });
    const workplace = { local: plantedIntake(contents), database: world.local, folder };
    const report = await ingest(commandOf(content), lakeIntake(lake, workplace));
    await checks.isKept(report.batches[0]?.batchId ?? '');
  };
  const deliver = async (delivery: Delivery) => {
    const lifetime = random.chance(schedule.deaths) ? random.whole(0, 60) : Number.POSITIVE_INFINITY;
    const around = mortal(turns.take, lifetime);
    told.receives = Math.max(told.receives, delivery.receives + 1);
    await attempt(delivery, around).catch((error: unknown) => {
      told[around.isDead() ? 'deaths' : 'failures'] += 1;
      if (!around.isDead()) checks.failed(error);
      if (delivery.receives < MAX_RECEIVES) queue.push({ ...delivery, receives: delivery.receives + 1 });
    });
  };
  const worker = async () => {
    for (;;) {
      await turns.take();
      const next = queue.shift();
      if (next === undefined) return;
      await deliver(next);
    }
  };
  try {
    // What dies last leaves its delivery to another round.
    let steps = 0;
    while (queue.length > 0) {
      for (let i = 0; i < schedule.workers; i += 1) turns.start(worker);
      steps += await turns.play();
    }
    await retract(world, contents);
    return {
      ...told,
      ...(await checks.atEnd(random, schedule.order !== undefined)),
      turns: steps,
      conflicts: athena.conflicts(),
    };
  } finally {
    await forget(world);
    rmSync(folder, { recursive: true, force: true });
  }
}

type Delivery = { readonly content: Content; readonly receives: number };

const commandOf = ({ batch, entry }: Content): IngestCommand => ({
  ...{ files: [entry.file], asOf: entry.asOfText, isFull: batch.isFull },
  ...{ isReplacing: false, isDryRun: false, limit: { share: 0.01 } },
});

function inOrder(contents: readonly Content[], { batches, order = [] }: Schedule): Delivery[] {
  return order.flatMap((at) => {
    const text = JSON.stringify(batches[at]);
    const content = contents.find(({ batch }) => JSON.stringify(batch) === text);
    return content ? [{ content, receives: 0 }] : [];
  });
}

function deliveriesOf(contents: readonly Content[], random: Random): Delivery[] {
  const all = contents.flatMap((content) => {
    const times = random.whole(1, 5);
    return Array.from({ length: times }, () => ({ content, receives: 0 }));
  });
  return all
    .map((delivery) => ({ delivery, rank: random.whole(0, 1_000_000) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ delivery }) => delivery);
}

type Around = <T>(request: () => T) => Promise<T>;
type Mortal = Around & { readonly isDead: () => boolean };

class Died extends Error {}

/** Before and after each request comes a turn; at its last one the worker is gone, and asks for nothing more. */
function mortal(take: () => Promise<void>, lifetime: number): Mortal {
  let left = lifetime;
  const step = async () => {
    if (left > 0) await take();
    left -= 1;
    if (left < 0) throw new Died();
  };
  const around = async <T>(request: () => T): Promise<T> => {
    await step();
    const reply = request();
    await step();
    return reply;
  };
  return Object.assign(around, { isDead: () => left < 0 });
}

function lakeOver(
  { bucket }: ScheduleWorld,
  { athena, around }: { athena: ReturnType<ReturnType<typeof simulatedAthena>['client']>; around: Around },
): Lake {
  const pacing = { pause: async () => undefined, random: () => 0.5 };
  const objects = openObjects({ client: bucket.client(around), bucket: 'crm', pacing });
  const names = { workgroup: 'bearing-crm', catalog: 'awsdatacatalog', database: 'bearing_crm' };
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return {
    ...{ objects, place, fresh: () => randomUUID() },
    athena: openAthena({ ...names, client: athena, pacing, hash, objects }),
  };
}

const nowhere = { database: 'bearing_crm', signal: new AbortController().signal };

async function retract({ engine }: ScheduleWorld, contents: readonly Content[]): Promise<void> {
  const gone = contents.filter(({ batch }) => batch.isRetracted).map(({ entry }) => `'${entry.file}'`);
  if (gone.length === 0) return;
  const { rows } = await engine.run(
    `select b.batch_id from batch as b where b.file in (${gone.join(', ')})`,
    nowhere,
  );
  for (const [batchId] of rows) await engine.run(markBatch(place, String(batchId), true), nowhere);
}

/** Empties the lake for the next schedule; what dead workers left behind may stay. */
async function forget({ engine }: ScheduleWorld): Promise<void> {
  for (const table of ['batch', 'stored_opportunity']) {
    await engine.run(`delete from bearing_crm.${table}`, nowhere);
  }
}
