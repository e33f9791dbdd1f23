import { tmpdir } from 'node:os';
import { maintainLake, markInLake } from '../adapters/lake/crm-lake.ts';
import { deliverUpload } from '../adapters/lake/deliver-upload.ts';
import { type SegmentQuestion, writeSegmentReport } from '../adapters/lake/segment-report.ts';
import { readEnvironment } from './environment.ts';
import { openLakes } from './lakes.ts';
import { log } from './log.ts';
import type { Run } from './observed.ts';

/** The use-cases of the CRM class over its bucket, its tables and its workgroup; made once for a warm function. */
export function wireCrm() {
  const environment = readEnvironment();
  const lake = openLakes().lakeOf({
    bucket: environment.BEARING_BUCKET,
    catalog: environment.BEARING_CATALOG,
    database: environment.BEARING_DATABASE,
    workgroup: environment.BEARING_WORKGROUP,
  });
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
