import type { IngestReport } from '../../core/model/ingest-report.ts';
import { YamlRefused } from '../files/read-yaml.ts';
import { FileRefused } from '../gate/clean-file.ts';
import { ObjectMissing } from '../s3/bucket-failures.ts';
import { UploadRefused } from './upload-flags.ts';

/** What the owner of a file or of the settings must mend; null for what another try may settle. */
export function refusalCode(error: unknown): string | null {
  if (error instanceof FileRefused) return error.code;
  if (error instanceof ObjectMissing) return 'file-unreadable';
  if (error instanceof UploadRefused) return 'upload-flags';
  return error instanceof YamlRefused ? 'settings' : null;
}

/** The report of an upload of which no row was read. */
export function refusedUpload(file: string, code: string, message: string): IngestReport {
  const counts = { read: 0, stored: 0, added: 0, unchanged: 0, quarantined: 0, footer: 0 };
  const nothing = { batchId: '', source: '', object: '', asOf: null, quarantineFile: null, notes: [] };
  return {
    schema: 'bearing/ingest/1',
    batches: [{ ...nothing, ...counts, file, refused: { code, message } }],
  };
}
