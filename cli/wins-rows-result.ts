import type { Result } from '../adapters/report/result.ts';
import type { Column, Row, Table } from '../adapters/report/table.ts';
import type { WinsRows } from '../core/model/wins-rows.ts';

/** The records behind the wins report, in every form. */
export async function winsRowsResult(report: WinsRows): Promise<Result> {
  const { WinsRows: schema } = await import('../core/model/wins-rows.ts');
  const { reportJson } = await import('../adapters/report/json.ts');
  const { printedMoment } = await import('../adapters/report/printed-date.ts');
  return {
    json: () => reportJson(schema, report),
    table: (): Table => ({
      title: `${report.which} opportunities as of ${printedMoment(report.asOf)}: ${report.rows.length}`,
      columns,
      rows: report.rows.map(calledByName),
    }),
  };
}

/** People read names; the ids are in the JSON. */
function calledByName(row: WinsRows['rows'][number]): Row {
  const called = ['account', 'owner', 'product'].map((object) => [
    `${object}_id`,
    row[`${object}_name`] ?? row[`${object}_id`] ?? null,
  ]);
  return { ...row, ...Object.fromEntries(called) };
}

const columns: readonly Column[] = [
  { key: 'record_id', label: 'opportunity', kind: 'text' },
  { key: 'name', label: 'name', kind: 'text' },
  { key: 'account_id', label: 'account', kind: 'text' },
  { key: 'owner_id', label: 'owner', kind: 'text' },
  { key: 'product_id', label: 'product', kind: 'text' },
  { key: 'deal_type', label: 'deal type', kind: 'text' },
  { key: 'stage', label: 'stage', kind: 'text' },
  { key: 'outcome', label: 'outcome', kind: 'text' },
  { key: 'loss_kind', label: 'loss kind', kind: 'text' },
  { key: 'created_on', label: 'created on', kind: 'date' },
  { key: 'closed_on', label: 'closed on', kind: 'date' },
  { key: 'expected_close_on', label: 'expected close on', kind: 'date' },
  { key: 'cycle_days', label: 'cycle days', kind: 'integer' },
  { key: 'age_days', label: 'age days', kind: 'integer' },
  { key: 'amount', label: 'amount', kind: 'money' },
  { key: 'currency', label: 'currency', kind: 'text' },
  { key: 'source', label: 'source', kind: 'text' },
];
