import { type ColumnInfo, GetQueryResultsCommand, type Row } from '@aws-sdk/client-athena';
import type { AthenaResult } from './athena.ts';
import { AthenaFailed } from './athena-failures.ts';
import type { AthenaPlace } from './athena-place.ts';
import type { Execution } from './execution.ts';
import { ask } from './request.ts';

const ROWS_A_PAGE = 1000;

type Cells = AthenaResult['rows'][number];
type Pages = Pick<AthenaResult, 'columns'> & {
  readonly rows: Cells[];
  /** Pages were left unread. */
  readonly isCut: boolean;
};

/** Reads the rows of an execution, up to a number of pages. */
export async function readPages(place: AthenaPlace, execution: Execution, maxPages: number): Promise<Pages> {
  const rows: Cells[] = [];
  let infos: readonly ColumnInfo[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const reply = await readPage(place, execution.cost.executionId, token);
    infos = reply.ResultSet?.ResultSetMetadata?.ColumnInfo ?? infos;
    const raw = reply.ResultSet?.Rows ?? [];
    const from = page === 0 && repeatsHeader(execution) ? headerRows(raw, infos) : 0;
    for (const row of raw.slice(from)) rows.push(cellsOf(row, infos.length));
    token = reply.NextToken;
    if (!token) break;
  }
  const columns = infos.map(({ Name = '', Type = '' }) => ({ name: Name, type: Type }));
  return { columns, rows, isCut: Boolean(token) };
}

const readPage = (place: AthenaPlace, executionId: string, token: string | undefined) =>
  ask(place.pacing, (options) =>
    place.client.send(
      new GetQueryResultsCommand({
        QueryExecutionId: executionId,
        MaxResults: ROWS_A_PAGE,
        ...(token ? { NextToken: token } : {}),
      }),
      options,
    ),
  );

/** SHOW and DESCRIBE answer with rows alone. */
const repeatsHeader = ({ details }: Execution) =>
  details.StatementType !== 'DDL' && details.StatementType !== 'UTILITY';

/** A first row that is not the header would be a row lost in silence. */
function headerRows([first]: readonly Row[], infos: readonly ColumnInfo[]): number {
  const came = first?.Data?.map(({ VarCharValue }) => VarCharValue).join() ?? 'nothing';
  const needed = infos.map(({ Label, Name }) => Label ?? Name).join();
  if (came === needed) return 1;
  const message = `a result needs its header ${needed} first, got another row`;
  throw new AthenaFailed({ code: 'HEADER_MISSING', message, retryable: false });
}

function cellsOf({ Data = [] }: Row, width: number): Cells {
  return Array.from({ length: width }, (_, i) => Data[i]?.VarCharValue ?? null);
}
