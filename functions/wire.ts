import { createHash, randomInt, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { openAthena } from '../adapters/athena/open-athena.ts';
import { awsClients } from '../adapters/aws/clients.ts';
import { icebergPlace } from '../adapters/iceberg/place.ts';
import { maintainLake, markInLake } from '../adapters/lake/crm-lake.ts';
import { deliverUpload } from '../adapters/lake/deliver-upload.ts';
import type { Lake } from '../adapters/lake/lake.ts';
import { type SegmentQuestion, writeSegmentReport } from '../adapters/lake/segment-report.ts';
import { openObjects } from '../adapters/s3/open-objects.ts';
import { readEnvironment } from './environment.ts';
import { log } from './log.ts';
import { type Run, tracer } from './observed.ts';

/** The use-cases of the CRM class over its bucket, its tables and its workgroup; made once for a warm function. */
export function wireCrm() {
  const lake = lakes();
  const scratch = tmpdir();
  return {
    takeIn: async (key: string, run: Run) => {
      const { batches } = await deliverUpload(lake(run), key, scratch);
      for (const { batchId, object, refused, read, stored, added, quarantined } of batches) {
        run.count(refused === null ? 'BatchesTaken' : 'BatchesRefused', 1);
        const told = { batchId: batchId.slice(0, 12), object, counts: { read, stored, added, quarantined } };
        log('info', 'batch', refused === null ? told : { ...told, code: refused.code });
      }
    },
    writeReport: async (question: SegmentQuestion, run: Run) => {
      const written = await writeSegmentReport(lake(run), question, scratch);
      run.count('ReportsWritten', 1);
      return written;
    },
    maintain: (run: Run) => maintainLake(lake(run), scratch),
    mark: async (batch: string, isRetracted: boolean, run: Run) => {
      const { batchId, isRetracted: marked } = await markInLake(lake(run), batch, isRetracted);
      return { batchId, isRetracted: marked };
    },
  };
}

/** A lake for one run: its clients stay, its deadline does not. */
function lakes(): (run: Run) => Lake {
  const environment = readEnvironment();
  const pacing = { pause: (ms: number) => pause(ms), random: () => randomInt(2 ** 32) / 2 ** 32 };
  const { s3, athena } = awsClients((client) => tracer.captureAWSv3Client(client));
  const objects = openObjects({ client: s3, bucket: environment.BEARING_BUCKET, pacing });
  const place = icebergPlace({
    engine: 'athena',
    catalog: environment.BEARING_CATALOG,
    database: environment.BEARING_DATABASE,
    location: `s3://${environment.BEARING_BUCKET}/tables`,
  });
  return ({ signal, count }) => {
    const client = openAthena({
      client: athena,
      workgroup: environment.BEARING_WORKGROUP,
      catalog: environment.BEARING_CATALOG,
      database: environment.BEARING_DATABASE,
      objects,
      pacing: { ...pacing, signal },
      hash: (text) => createHash('sha256').update(text).digest('hex'),
    });
    const counted = async <T extends { cost?: { bytesScanned: number }; bytesScanned?: number }>(
      work: Promise<T>,
    ) => {
      const done = await work;
      count('BytesScanned', done.cost?.bytesScanned ?? done.bytesScanned ?? 0);
      return done;
    };
    return {
      athena: {
        run: (statement, key) => counted(client.run(statement, key)),
        query: (statement, key) => counted(client.query(statement, key)),
      },
      objects,
      place,
      fresh: () => randomUUID(),
    };
  };
}
