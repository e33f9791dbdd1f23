import type { Result } from '../adapters/report/result.ts';
import type { Column, Table } from '../adapters/report/table.ts';
import type { QualityReport } from '../core/model/quality-report.ts';
import type { QueryEngine } from '../core/ports.ts';
import type { QualityCommand } from '../core/quality.ts';
import { terminalWidth } from './output.ts';

/** The state of the data, in every form: findings weightiest first; the rest of the report is in the JSON. */
export async function qualityResult(command: QualityCommand, engine: QueryEngine): Promise<Result> {
  const { quality } = await import('../core/quality.ts');
  const { QualityReport: schema } = await import('../core/model/quality-report.ts');
  const { reportJson } = await import('../adapters/report/json.ts');
  const { printedMoment } = await import('../adapters/report/printed-date.ts');
  const { wrapped } = await import('../adapters/report/terminal/layout.ts');
  const { withoutControls } = await import('../adapters/report/inert.ts');
  const report = await quality(command, { engine });
  const asOf = printedMoment(report.asOf);
  const lines = (text: string, indent: number) =>
    wrapped(withoutControls(text), terminalWidth() - indent).map((line) => ' '.repeat(indent) + line);
  return {
    json: () => reportJson(schema, report),
    table: () => findingsTable(report, asOf),
    terminal: () => terminalText(report, { lines, asOf }),
  };
}

function findingsTable(report: QualityReport, asOf: string): Table {
  return {
    title: `Data quality as of ${asOf}`,
    columns: findingColumns,
    rows: report.findings.map(({ examples, blocking, ...finding }) => ({
      ...finding,
      examples: examples.join(', '),
      blocking: blocking ? 'yes' : 'no',
    })),
  };
}

const findingColumns: readonly Column[] = [
  { key: 'code', label: 'finding', kind: 'text' },
  { key: 'object', label: 'object', kind: 'text' },
  { key: 'count', label: 'count', kind: 'integer' },
  { key: 'of', label: 'of', kind: 'integer' },
  { key: 'share', label: 'share', kind: 'rate' },
  { key: 'text', label: 'what it is', kind: 'text' },
  { key: 'examples', label: 'examples', kind: 'text' },
  { key: 'next', label: 'next step', kind: 'text' },
  { key: 'blocking', label: 'blocks a report', kind: 'text' },
];

type Lines = (text: string, indent: number) => readonly string[];

function terminalText(report: QualityReport, { lines, asOf }: { lines: Lines; asOf: string }): string {
  const { deals } = report;
  const head = `as of ${asOf} · ${deals.all} deals: ${deals.won} won, ${deals.lost} lost, ${deals.open} open`;
  const findings = report.findings.flatMap((finding) => [
    ...lines(`${finding.blocking ? '!' : '-'} ${finding.text}`, 0),
    ...(finding.examples.length > 0 ? lines(`such as ${finding.examples.join(', ')}`, 4) : []),
    ...lines(`> ${finding.next}`, 4),
  ]);
  const leaks = report.leakage.flatMap(({ dimension, why }) => lines(`${dimension}: ${why}`, 2));
  return [
    head,
    '',
    ...(findings.length > 0 ? findings : ['Nothing found that cannot be right.']),
    ...(leaks.length > 0 ? ['', 'KNOWN ONLY WITH THE OUTCOME', ...leaks] : []),
    ...(report.absent.length > 0 ? ['', 'NOT IN THE DATA', ...lines(report.absent.join(', '), 2)] : []),
    ...(report.notes.length > 0 ? ['', 'NOTES', ...report.notes.flatMap(({ text }) => lines(text, 2))] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
