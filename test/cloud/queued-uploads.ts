import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliverUpload } from '../../adapters/lake/deliver-upload.ts';
import type { Lake } from '../../adapters/lake/lake.ts';
import { BucketUnreachable } from '../../adapters/s3/bucket-failures.ts';
import { cloudPlace } from './cloud-place.ts';
import { objectCreatedEvent, sqsEvent } from './events.ts';

type Returned = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/** Messages of uploads for the handler's own loop, over a lake in this process. */
export type QueuedUploads = {
  /** Uploads files: ten that are right (`good-0.csv` ...), ten that no reading takes (`bad-0.csv` ...). */
  readonly uploadAll: () => Promise<void>;
  /** @param away keys that S3 does not give. @param begun how many may be begun before the time is over. */
  readonly take: (event: unknown, away?: ReadonlySet<string>, begun?: number) => Promise<Returned>;
  readonly rows: () => Promise<number>;
  readonly refused: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

export const eventFor = (names: readonly string[]) =>
  sqsEvent(names.map((name) => ({ body: bodyFor(name), queue: 'q', group: 'ingest-crm' })));

const bodyFor = (name: string) =>
  JSON.stringify(objectCreatedEvent({ bucket: 'crm', key: `uploads/${name}`, size: 1, etag: '"e"' }));

export async function queuedUploads(): Promise<QueuedUploads> {
  // The logger reads it when it is made; the lines of failures that are planted help nobody.
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  const { takeUploads } = await import('../../functions/uploads.ts');
  const folder = mkdtempSync(join(tmpdir(), 'queued-'));
  const place = await cloudPlace();
  const { lake, upload } = place;
  const count = async () => {
    const { rows } = await lake.athena.query(
      'select count(*) as n from bearing_crm.stored_owner as r join bearing_crm.batch as b on b.batch_id = r.batch_id',
      lake.fresh(),
    );
    return Number(rows[0]?.[0]);
  };
  return {
    uploadAll: async () => {
      const said = { 'as-of': '2026-01-31', object: 'owner', source: 'salesforce' };
      for (let i = 0; i < 10; i += 1) {
        await upload(`good-${i}.csv`, `Id,Name\n00500000000001${i}AAA,Owner ${i}\n`, said);
        await upload(`bad-${i}.csv`, `Name,Town\nOwner ${i},Ulm\n`, said);
      }
    },
    take: (event, away = new Set(), begun = Number.POSITIVE_INFINITY) => {
      let left = begun;
      const run = {
        signal: new AbortController().signal,
        count: () => undefined,
        mayBegin: () => {
          left -= 1;
          return left >= 0;
        },
      };
      const half = without(lake, away);
      return takeUploads(event, run, async (key) => void (await deliverUpload(half, key, folder)));
    },
    rows: count,
    refused: () => lake.objects.list('refused/'),
    stop: async () => {
      await place.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The lake while its bucket does not give some objects. */
function without(lake: Lake, away: ReadonlySet<string>): Lake {
  const download: Lake['objects']['download'] = async (key, path) => {
    if (away.has(key)) throw new BucketUnreachable('crm', `give ${key}`, new Error('planted'));
    return lake.objects.download(key, path);
  };
  return { ...lake, objects: { ...lake.objects, download } };
}
