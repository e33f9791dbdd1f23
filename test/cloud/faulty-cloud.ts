import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AthenaClient } from '@aws-sdk/client-athena';
import type { AthenaResult } from '../../adapters/athena/athena.ts';
import { AthenaFailed } from '../../adapters/athena/athena-failures.ts';
import { openAthena } from '../../adapters/athena/open-athena.ts';
import { deliverUpload } from '../../adapters/lake/deliver-upload.ts';
import type { Lake } from '../../adapters/lake/lake.ts';
import { openObjects } from '../../adapters/s3/open-objects.ts';
import { s3Client } from '../../adapters/s3/s3-client.ts';
import type { AthenaFault } from './athena-faults.ts';
import { type CloudPlace, cloudPlace } from './cloud-place.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';

/** One delivery of a small file while S3 and Athena have faults, and what is there afterwards. */
export type FaultyRun = {
  readonly isSuccess: boolean;
  /** Where it failed, another delivery without faults took the file in. */
  readonly isMended: boolean;
  /** The ledger names another content than the file's, or a success has no ledger row. */
  readonly isWrong: boolean;
  /** The most often that one request was sent again. */
  readonly retries: number;
};

export type FaultyCloud = {
  /** @param rate of faults, a request and a statement. */
  readonly run: (rate: number) => Promise<FaultyRun>;
  readonly faultsDone: () => number;
  readonly stop: () => Promise<void>;
};

const ROWS = 3;
/** Files in one lake: each is compared with those before it. */
const A_LAKE = 20;

export async function faultyCloud(seed: number): Promise<FaultyCloud> {
  const place = await cloudPlace();
  const s3 = await faultProxy({ target: place.s3.address, seed, slowByteMs: 1 });
  const athena = await faultProxy({ target: place.athena.address, seed: seed + 1, slowByteMs: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'faulty-'));
  const { lake, close, retries } = lakeThrough(place.lake, { s3, athena });
  let file = 0;
  const setRates = (rate: number) => {
    s3.rate(rate);
    athena.rate(rate);
    for (const fault of statementFaults) place.athena.faults.rate(fault, rate / statementFaults.length);
  };
  return {
    run: async (rate) => {
      file += 1;
      if (file % A_LAKE === 0) await empty(place.lake);
      const ids = Array.from(
        { length: ROWS },
        (_, i) => `005${String(file * ROWS + i).padStart(12, '0')}AAA`,
      );
      const name = `owners-${seed}-${file}.csv`;
      const lines = ids.map((id, i) => `${id},Owner ${file} ${i}`);
      const said = { 'as-of': '2026-01-31', object: 'owner', source: 'salesforce' };
      await place.upload(name, `Id,Name\n${lines.join('\n')}\n`, said);
      retries.reset();
      setRates(rate);
      const deliver = () =>
        deliverUpload(lake, `uploads/${name}`, folder).then(
          ({ batches }) => batches.length === 1 && batches[0]?.refused === null,
          () => false,
        );
      const rows = lines
        .map((line) => line.toLowerCase())
        .sort()
        .join();
      const isWrong = async (isTold: boolean) => {
        const found = await kept(place, name);
        return found === null ? isTold : found.join() !== rows;
      };
      const isSuccess = await deliver();
      setRates(0);
      const isWrongAtFirst = await isWrong(isSuccess);
      const isMended = isSuccess || (await deliver());
      const isWrongAtLast = await isWrong(isMended);
      return { isSuccess, isMended, isWrong: isWrongAtFirst || isWrongAtLast, retries: retries.most() };
    },
    faultsDone: () =>
      [s3.done(), athena.done(), place.athena.faults.done()]
        .flatMap(Object.values)
        .reduce((n, m) => n + m, 0),
    stop: async () => {
      close();
      await s3.stop();
      await athena.stop();
      await place.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const statementFaults: readonly AthenaFault[] = ['conflict', 'conflictAfterEffect', 'fail'];

/** The same lake as the functions open it, but that nothing waits; the SDK's own tries are counted as the adapter's. */
function lakeThrough(lake: Lake, { s3, athena }: { readonly s3: FaultProxy; readonly athena: FaultProxy }) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const shared = { region: 'us-east-1', credentials, maxAttempts: 1 };
  const bucketClient = s3Client({ ...shared, endpoint: s3.address, forcePathStyle: true });
  const client = new AthenaClient({ ...shared, endpoint: athena.address });
  const retries = retryCount();
  const pacing = { pause: async () => undefined, random: () => 0.5 };
  const objects = openObjects({ client: bucketClient, bucket: 'crm', pacing });
  for (const one of [bucketClient, client]) retries.watch(one);
  const names = { workgroup: 'bearing-crm', catalog: 'awsdatacatalog', database: 'bearing_crm' };
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const faulty: Lake = {
    ...{ objects, place: lake.place, fresh: () => randomUUID() },
    athena: openAthena({ ...names, client, objects, pacing, hash }),
  };
  return {
    lake: faulty,
    retries,
    close: () => {
      bucketClient.destroy();
      client.destroy();
    },
  };
}

type Sender = {
  send: (command: { readonly input: object }, ...more: readonly unknown[]) => Promise<unknown>;
};

/** How often one request failed in a row. */
function retryCount() {
  const failures = new Map<string, number>();
  let most = 0;
  return {
    most: () => most,
    reset: () => {
      failures.clear();
      most = 0;
    },
    watch: (client: object) => {
      const sender = client as Sender;
      const send = sender.send.bind(client);
      sender.send = async (command, ...more) => {
        const { Body: _, ...told } = command.input as { readonly Body?: unknown };
        const request = `${command.constructor.name} ${JSON.stringify(told)}`;
        try {
          const reply = await send(command, ...more);
          failures.delete(request);
          return reply;
        } catch (error) {
          const count = (failures.get(request) ?? 0) + 1;
          failures.set(request, count);
          most = Math.max(most, count);
          throw error;
        }
      };
    },
  };
}

async function empty({ athena, place, fresh }: Lake): Promise<void> {
  for (const table of ['batch', 'stored_owner']) {
    await athena.run(`delete from ${place.database}.${table}`, fresh());
  }
}

/** The lines that the lake has of a file whose batch it names; null where it names none. */
async function kept(
  { lake: { athena, fresh } }: CloudPlace,
  file: string,
): Promise<readonly string[] | null> {
  const ask = async (statement: string) =>
    (await athena.query(statement, fresh()).catch(noTables)).rows.map(([cell]) => cell ?? '');
  const named = await ask(`select b.batch_id from bearing_crm.batch as b where b.file = '${file}'`);
  if (named.length === 0) return null;
  if (named.length > 1) return named;
  const rows =
    await ask(`select lower(concat(r.record_id, ',', r.name)) as line from bearing_crm.stored_owner as r
    where r.batch_id = '${named[0]}' order by 1`);
  return [...rows].sort();
}

/** Nothing was ever taken in. */
function noTables(error: unknown): Pick<AthenaResult, 'rows'> {
  if (error instanceof AthenaFailed && error.code === 'TABLE_NOT_FOUND') return { rows: [] };
  throw error;
}
