import { z } from 'zod';
import { AuditReport } from '../core/model/audit-report.ts';
import { Calibration } from '../core/model/calibration.ts';
import { DecisionsReport } from '../core/model/decisions-report.ts';
import { IngestReport } from '../core/model/ingest-report.ts';
import { BatchesReport, QuarantineReport } from '../core/model/ledger-report.ts';
import { QualityReport } from '../core/model/quality-report.ts';
import { RatersReport } from '../core/model/raters-report.ts';
import { ScoreReport } from '../core/model/score-report.ts';
import { Settings } from '../core/model/settings.ts';
import { ValidityReport } from '../core/model/validity-report.ts';
import { WinsReport } from '../core/model/wins-report.ts';
import { WinsRows } from '../core/model/wins-rows.ts';
import { WrongUse } from './exit.ts';

const schemas: Readonly<Record<string, z.ZodType>> = {
  audit: AuditReport,
  batches: BatchesReport,
  calibration: Calibration,
  decisions: DecisionsReport,
  ingest: IngestReport,
  quality: QualityReport,
  quarantine: QuarantineReport,
  score: ScoreReport,
  raters: RatersReport,
  settings: Settings,
  validity: ValidityReport,
  wins: WinsReport,
  'wins-rows': WinsRows,
};

/** The JSON schema of a report, as its zod definition gives it. @throws WrongUse for a report that is none. */
export function jsonSchema(report: string): string {
  const schema = schemas[report];
  if (!schema) {
    throw new WrongUse(
      `schema needs one of ${Object.keys(schemas).join(', ')}, got "${report.slice(0, 64)}"`,
    );
  }
  return `${JSON.stringify(z.toJSONSchema(schema, { io: report === 'settings' ? 'input' : 'output' }), null, 2)}\n`;
}
