import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { builtDoor } from './built-doors.ts';
import { duckdbAthenaEngine } from './duckdb-athena-engine.ts';
import { fakeAthena } from './fake-athena.ts';
import { eventFor } from './queued-uploads.ts';
import { s3Endpoint } from './s3-endpoint.ts';

/** The bundle of `ingest-crm` as it is deployed, in a process that can be killed at any moment. */
export type KilledDoor = {
  /**
   * Uploads a new file of 50 rows, calls the function and kills it after this share of the time that it takes; then
   * calls it again. @returns whether exactly the file is there then.
   */
  readonly trial: (share: number) => Promise<{ readonly wasKilled: boolean; readonly isWhole: boolean }>;
  /** One call with ten files of which `bad` have no id. @returns how many came back. */
  readonly mixed: (bad: number) => Promise<number>;
  /** Of a reader that polls all along. */
  readonly reads: () => { readonly all: number; readonly half: number };
  readonly stop: () => Promise<void>;
};

const ROWS = 50;

export async function killedDoor(): Promise<KilledDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  const s3 = await s3Endpoint('crm');
  const engine = await duckdbAthenaEngine({ databases: ['bearing_crm'], s3: s3.client });
  const athena = await fakeAthena({
    engine,
    s3: s3.client,
    workGroups: { 'bearing-crm': 's3://crm/results/' },
  });
  const door = await builtDoor(
    folder,
    { bundle: 'ingest-crm', timeoutMs: 900_000 },
    { s3: s3.address, athena: athena.address },
  );
  const where = { database: 'bearing_crm', signal: new AbortController().signal };
  const ask = async (statement: string) => (await engine.run(statement, where)).rows;
  const said = { 'as-of': '2026-01-31', object: 'owner', source: 'salesforce' };
  const put = (name: string, Body: string) =>
    s3.client.send(new PutObjectCommand({ Bucket: 'crm', Key: `uploads/${name}`, Body, Metadata: said }));
  const call = async (names: readonly string[]): Promise<number | null> => {
    const end = await door.invoke(eventFor(names));
    if (end.kind === 'error') return null;
    return (end.result as { readonly batchItemFailures: readonly unknown[] }).batchItemFailures.length;
  };
  let file = 0;
  const upload = async () => {
    file += 1;
    const name = `owners-${file}.csv`;
    const id = (i: number) => `005${String(file * ROWS + i).padStart(12, '0')}AAA`;
    const lines = Array.from({ length: ROWS }, (_, i) => `${id(i)},Owner ${file} ${i}`);
    await put(name, `Id,Name\n${lines.join('\n')}\n`);
    return { name, isWhole: async () => (await rowsOf(ask, name)).join() === lines.sort().join() };
  };
  // The first makes the tables, the second says how long one takes.
  await call([(await upload()).name]);
  const second = await upload();
  const began = performance.now();
  await call([second.name]);
  const tookMs = performance.now() - began;
  const reader = pollHalves(ask);
  return {
    trial: async (share) => {
      const { name, isWhole } = await upload();
      // A process that is ready, so that the time is that of the work.
      await call([]);
      const first = call([name]);
      await pause(share * tookMs);
      door.kill();
      const wasKilled = (await first) === null;
      const isSettled = (await call([name])) === 0;
      return { wasKilled, isWhole: isSettled && (await isWhole()) };
    },
    mixed: async (bad) => {
      const names = Array.from({ length: 10 }, (_, i) => `mixed-${i}.csv`);
      for (const [i, name] of names.entries()) {
        await put(
          name,
          i < bad ? `Name,Town\nOwner ${i},Ulm\n` : `Id,Name\n00500000000009${i}AAA,Owner ${i}\n`,
        );
      }
      return (await call(names)) ?? Number.NaN;
    },
    reads: reader.seen,
    stop: async () => {
      await reader.stop();
      await door.stop();
      await athena.stop();
      await engine.close();
      await s3.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Ask = (statement: string) => Promise<readonly (readonly unknown[])[]>;

/** With its batch, so that rows of another one of the same file would show. */
async function rowsOf(ask: Ask, file: string): Promise<readonly string[]> {
  const rows = await ask(`select r.record_id, r.name from bearing_crm.stored_owner as r
join bearing_crm.batch as b on b.batch_id = r.batch_id where b.file = '${file}'`);
  return rows.map((row) => row.join(',')).sort();
}

/** Batches that the ledger names and whose rows are not all there once. */
const halves = `select b.batch_id from bearing_crm.batch as b
where b.row_count <> (select count(*) from bearing_crm.stored_owner as r where r.batch_id = b.batch_id)
  or b.row_count <> (select count(distinct r.line) from bearing_crm.stored_owner as r where r.batch_id = b.batch_id)`;

function pollHalves(ask: Ask) {
  const seen = { all: 0, half: 0 };
  let isOver = false;
  const polling = (async () => {
    while (!isOver) {
      seen.half += (await ask(halves)).length;
      seen.all += 1;
      await pause(40);
    }
  })();
  return {
    seen: () => ({ ...seen }),
    stop: async () => {
      isOver = true;
      await polling;
    },
  };
}
