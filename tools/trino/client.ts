import { setTimeout as pause } from 'node:timers/promises';

export type TrinoColumn = { readonly name: string; readonly type: string };

export type TrinoResult = {
  readonly columns: readonly TrinoColumn[];
  /** As the server's JSON has them: integers as numbers, decimals, dates and timestamps as text. */
  readonly rows: readonly (readonly unknown[])[];
  /** Rows that were inserted, updated or deleted; null where the statement changes none. */
  readonly changed: number | null;
  /** Read from files, as the server counts them. */
  readonly bytesRead: number;
};

/** The statement was refused or failed; the message is one line of Trino's own words. */
export class TrinoFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message.replace(/\s+/g, ' ')}`);
    this.name = 'TrinoFailed';
    this.code = code;
  }
}

type Reply = {
  readonly nextUri?: string;
  readonly columns?: readonly TrinoColumn[];
  readonly data?: readonly (readonly unknown[])[];
  readonly updateCount?: number;
  readonly stats?: { readonly physicalInputBytes?: number };
  readonly error?: { readonly errorName: string; readonly message: string };
};

export type TrinoClient = (
  statement: string,
  where?: { readonly catalog?: string; readonly schema?: string },
) => Promise<TrinoResult>;

/**
 * A client of one server: runs a statement in UTC and reads its result to the end.
 *
 * @throws TrinoFailed when the server reports an error.
 */
export function trinoClient(server: string): TrinoClient {
  return async (statement, where = {}) => {
    const headers = {
      'X-Trino-User': 'bearing',
      'X-Trino-Time-Zone': 'UTC',
      'X-Trino-Catalog': where.catalog ?? 'lake',
      ...(where.schema === undefined ? {} : { 'X-Trino-Schema': where.schema }),
    };
    const first = await ask(`${server}/v1/statement`, { method: 'POST', headers, body: statement });
    return readToEnd(first, headers);
  };
}

async function readToEnd(first: Reply, headers: Readonly<Record<string, string>>): Promise<TrinoResult> {
  let columns: readonly TrinoColumn[] = [];
  const rows: (readonly unknown[])[] = [];
  let reply = first;
  for (;;) {
    columns = reply.columns ?? columns;
    rows.push(...(reply.data ?? []));
    if (reply.nextUri === undefined) {
      const { updateCount = null, stats } = reply;
      return { columns, rows, changed: updateCount, bytesRead: stats?.physicalInputBytes ?? 0 };
    }
    reply = await ask(reply.nextUri, { headers });
  }
}

/** 502, 503 and 504 mean "ask again" in the client protocol. */
async function ask(address: string, request: RequestInit, attempt = 1): Promise<Reply> {
  const response = await fetch(address, request);
  if ([502, 503, 504].includes(response.status) && attempt < 100) {
    await pause(50);
    return ask(address, request, attempt + 1);
  }
  if (!response.ok) throw new TrinoFailed(`HTTP_${response.status}`, await response.text());
  const reply = (await response.json()) as Reply;
  if (reply.error) throw new TrinoFailed(reply.error.errorName, reply.error.message);
  return reply;
}
