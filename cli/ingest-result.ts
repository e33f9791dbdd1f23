import { basename } from 'node:path';
import type { Result } from '../adapters/report/result.ts';
import type { Column, Table } from '../adapters/report/table.ts';
import type { IngestedBatch, IngestReport } from '../core/model/ingest-report.ts';
import { tableWidth } from './output.ts';

/** What became of each file, in every form. */
export async function ingestResult(report: IngestReport): Promise<Result> {
  const { IngestReport: schema } = await import('../core/model/ingest-report.ts');
  const { reportJson } = await import('../adapters/report/json.ts');
  const { terminalTable } = await import('../adapters/report/terminal/table.ts');
  return {
    json: () => reportJson(schema, report),
    table: () => batchTable(report),
    terminal: () => {
      const { title, columns, rows } = batchTable(report);
      const shown = columns.filter(({ key }) => !longColumns.includes(key));
      const named = rows.map((row) => ({ ...row, file: basename(String(row['file'])) }));
      const table = terminalTable({ title, columns: shown, rows: named }, { width: tableWidth() });
      return [table, ...report.batches.flatMap(remarks)].join('');
    },
  };
}

const longColumns = ['refused', 'quarantineFile'];

function batchTable(report: IngestReport): Table {
  return {
    title: 'Ingested',
    columns,
    rows: report.batches.map(({ refused, notes: _, ...batch }) => ({
      ...batch,
      batchId: batch.batchId.slice(0, 12),
      refused: refused === null ? null : `${refused.code}: ${refused.message}`,
      outcome: refused === null ? 'taken' : 'refused',
    })),
  };
}

const columns: readonly Column[] = [
  { key: 'file', label: 'file', kind: 'text' },
  { key: 'source', label: 'source', kind: 'text' },
  { key: 'object', label: 'object', kind: 'text' },
  { key: 'outcome', label: 'outcome', kind: 'text' },
  { key: 'read', label: 'read', kind: 'integer' },
  { key: 'added', label: 'added', kind: 'integer' },
  { key: 'unchanged', label: 'unchanged', kind: 'integer' },
  { key: 'quarantined', label: 'quarantined', kind: 'integer' },
  { key: 'footer', label: 'footer', kind: 'integer' },
  { key: 'asOf', label: 'as of', kind: 'text' },
  { key: 'batchId', label: 'batch', kind: 'text' },
  { key: 'refused', label: 'why refused', kind: 'text' },
  { key: 'quarantineFile', label: 'quarantine', kind: 'text' },
];

/** What a person has to know of a file, below the table: why it was refused, where its bad rows lie. */
function remarks(batch: IngestedBatch): readonly string[] {
  const lines: string[] = [];
  if (batch.refused !== null) lines.push(`! ${batch.file}: ${batch.refused.message}`);
  if (batch.quarantineFile !== null) {
    lines.push(`  the bad rows of ${batch.file} lie in ${batch.quarantineFile}`);
    lines.push(`  > bearing quarantine ${batch.batchId.slice(0, 12)}`);
  }
  for (const note of batch.notes) lines.push(`- ${batch.file}: ${note.text}`);
  return lines.map((line) => `${line}\n`);
}
