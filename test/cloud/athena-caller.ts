import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  type QueryExecution,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Row } from '../iceberg/printed-state.ts';
import { bucketAndKey } from './staged-files.ts';

/** The shortest way through the API, for tests of what stands behind it: no retries, every start a new one. */
export type AthenaCaller = {
  readonly run: (statement: string) => Promise<QueryExecution>;
  /** Lists and moments as the local store prints them. */
  readonly rows: (statement: string) => Promise<readonly Row[]>;
  readonly close: () => void;
};

export function athenaCaller(plan: {
  readonly address: string;
  readonly s3: S3Client;
  readonly results: string;
  readonly database: string;
}): AthenaCaller {
  const client = new AthenaClient({
    endpoint: plan.address,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const run = async (statement: string): Promise<QueryExecution> => {
    const { QueryExecutionId: id } = await client.send(
      new StartQueryExecutionCommand({
        QueryString: statement,
        ClientRequestToken: randomUUID(),
        ResultConfiguration: { OutputLocation: plan.results },
        QueryExecutionContext: { Database: plan.database },
      }),
    );
    for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 100)) {
      const reply = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
      const { State: state, StateChangeReason: reason } = reply.QueryExecution?.Status ?? {};
      if (state === 'SUCCEEDED') return reply.QueryExecution ?? {};
      if (state === 'FAILED' || state === 'CANCELLED')
        throw new Error(`${reason}: ${statement.slice(0, 300)}`);
      await pause(waitMs);
    }
  };
  const rows = async (statement: string): Promise<readonly Row[]> => {
    const { QueryExecutionId: id } = await run(statement);
    const pages: GetQueryResultsCommandOutput[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken: token }));
      pages.push(page);
      token = page.NextToken;
    } while (token !== undefined);
    const columns = pages[0]?.ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
    // A printed list cannot be read back; only UNLOAD keeps its parts apart.
    if (columns.some(({ Type }) => Type === 'array' || Type === 'map')) return unloaded(statement);
    const data = pages.flatMap((page) => page.ResultSet?.Rows ?? []).slice(1);
    return data.map(({ Data }) =>
      Object.fromEntries(columns.map(({ Name, Type }, i) => [Name, toCell(Type, Data?.[i]?.VarCharValue)])),
    );
  };
  const unloaded = async (statement: string): Promise<Row[]> => {
    const to = `${plan.results}unloaded/${randomUUID()}/`;
    const { Statistics: cost } = await run(`unload (${statement}) to '${to}' with (format = 'JSON')`);
    const files = (await read(plan.s3, cost?.DataManifestLocation ?? '')).toString().split('\n');
    const texts = await Promise.all(
      files
        .filter((file) => file !== '')
        .map(async (file) => gunzipSync(await read(plan.s3, file)).toString()),
    );
    const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line, reviveCell) as Row);
  };
  return { run, rows, close: () => client.destroy() };
}

function toCell(type: string | undefined, text: string | undefined): Row[string] {
  if (text === undefined) return null;
  if (type === 'boolean') return text === 'true';
  if (type === 'integer' || type === 'bigint') return Number(text);
  return type === 'timestamp' ? text.replace(/\.?0+$/, '') : text;
}

/** An exact decimal as its text, which JSON would round; a list as DuckDB prints it. */
function reviveCell(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value === 'number') return context?.source?.includes('.') ? context.source : value;
  return Array.isArray(value) ? `[${value.map((text) => `'${text}'`).join(', ')}]` : value;
}

async function read(s3: S3Client, location: string): Promise<Buffer> {
  const { bucket, key } = bucketAndKey(location);
  const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Buffer.from((await body?.transformToByteArray()) ?? []);
}
