import type { ServerResponse } from 'node:http';
import { stubServer } from '../aws/stub-server.ts';

/** How an execution of the script ends. */
export type Ending = {
  readonly state: 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'RUNNING';
  readonly reason?: string;
  readonly retryable?: boolean;
  readonly bytes?: number;
  /** Answers of RUNNING before it ends. */
  readonly polls?: number;
  /** Seconds since 1970; now where it is not said. */
  readonly submittedAt?: number;
  readonly type?: 'DML' | 'DDL' | 'UTILITY';
  readonly manifest?: string;
  readonly columns?: readonly (readonly [name: string, type: string])[];
  /** Pages as they come, header and all. */
  readonly pages?: readonly (readonly (readonly (string | null)[])[])[];
};

/** `lost`: the work is done and the connection breaks instead of a reply; `silent`: it does not even break. */
export type Fault = 'lost' | 'silent' | { readonly status: number; readonly type: string };

type Input = Readonly<Record<string, unknown>>;
type Call = { readonly operation: string; readonly input: Input };

/**
 * Speaks Athena's JSON 1.1 from a script: the n-th token started is the n-th ending, and a token seen before is the
 * same execution, as with Athena. Faults come first, one a call of their operation.
 */
export async function athenaStub(script: {
  readonly endings: readonly Ending[];
  readonly faults?: Readonly<Record<string, readonly Fault[]>>;
}) {
  const calls: Call[] = [];
  const tokens: unknown[] = [];
  const polls = new Map<number, number>();
  const faults = new Map(Object.entries(script.faults ?? {}).map(([name, list]) => [name, [...list]]));

  const operations: Readonly<Record<string, (input: Input) => unknown>> = {
    StartQueryExecution: ({ ClientRequestToken }) => {
      if (!tokens.includes(ClientRequestToken)) tokens.push(ClientRequestToken);
      return { QueryExecutionId: `e${tokens.indexOf(ClientRequestToken)}` };
    },
    GetQueryExecution: ({ QueryExecutionId }) => {
      const index = indexOf(QueryExecutionId);
      const seen = polls.get(index) ?? 0;
      polls.set(index, seen + 1);
      return { QueryExecution: execution(endingOf(index), seen) };
    },
    GetQueryResults: ({ QueryExecutionId, NextToken }) =>
      results(endingOf(indexOf(QueryExecutionId)), Number(NextToken ?? 0)),
    StopQueryExecution: () => ({}),
  };
  const endingOf = (index: number) => {
    const ending = script.endings[index];
    if (!ending) throw new RangeError(`the script needs an ending for execution ${index}, got none`);
    return ending;
  };

  const server = await stubServer((request, body, response) => {
    const operation = String(request.headers['x-amz-target']).replace('AmazonAthena.', '');
    const input = JSON.parse(body.toString()) as Input;
    calls.push({ operation, input });
    const fault = faults.get(operation)?.shift();
    if (fault === 'silent') return;
    if (fault && fault !== 'lost') return send(response, fault.status, { __type: fault.type, message: 'no' });
    const output = operations[operation]?.(input);
    if (fault === 'lost') response.destroy();
    else send(response, 200, output);
  });
  const of = (operation: string) => calls.filter((call) => call.operation === operation);
  return { ...server, calls, of: (operation: string) => of(operation).map(({ input }) => input) };
}

const indexOf = (id: unknown) => Number(String(id).slice(1));

function execution(ending: Ending, seen: number) {
  const isOver = seen >= (ending.polls ?? 0);
  return {
    StatementType: ending.type ?? 'DML',
    Status: {
      State: isOver ? ending.state : 'RUNNING',
      SubmissionDateTime: ending.submittedAt ?? Date.now() / 1000,
      ...(ending.reason === undefined ? {} : { StateChangeReason: ending.reason }),
      ...(ending.retryable === undefined ? {} : { AthenaError: { Retryable: ending.retryable } }),
    },
    Statistics: {
      DataScannedInBytes: ending.bytes ?? 0,
      EngineExecutionTimeInMillis: 7,
      ...(ending.manifest === undefined ? {} : { DataManifestLocation: ending.manifest }),
    },
  };
}

function results({ columns = [], pages = [] }: Ending, page: number) {
  const cell = (value: string | null) => (value === null ? {} : { VarCharValue: value });
  return {
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: columns.map(([Name, Type]) => ({ Name, Label: Name, Type })) },
      Rows: (pages[page] ?? []).map((row) => ({ Data: row.map(cell) })),
    },
    ...(page + 1 < pages.length ? { NextToken: String(page + 1) } : {}),
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
