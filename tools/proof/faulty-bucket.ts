import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a request goes wrong; null where it does not. */
export type S3Fault =
  | 'slow down'
  | 'internal error'
  | 'reset'
  | 'lost reply'
  | 'torn'
  | 'still'
  | 'conflict'
  | null;

type Held = { readonly body: Buffer; readonly mark: string };

/** A bucket in memory that speaks as much of S3 as the adapter asks, and fails as it is told. */
export type FaultyBucket = {
  readonly endpoint: string;
  readonly held: Map<string, Held>;
  /** Requests by who sent them, since it was last cleared. */
  readonly sent: Map<string, number>;
  readonly close: () => void;
};

export async function faultyBucket(draw: () => S3Fault): Promise<FaultyBucket> {
  const held = new Map<string, Held>();
  const sent = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sender = `${request.method} ${request.headers['x-amz-meta-mark'] ?? ''}`;
    sent.set(sender, (sent.get(sender) ?? 0) + 1);
    answer(held, request, Buffer.concat(chunks), response, draw());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint: `http://127.0.0.1:${port}`, held, sent, close };
}

type Reply = { readonly status: number; readonly body?: Buffer | string; readonly mark?: string };

function answer(
  held: Map<string, Held>,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  fault: S3Fault,
): void {
  const refused = refusalBy(fault, request);
  const reply = refused ?? (fault === 'reset' ? null : perform(held, request, body));
  if (reply === null || fault === 'lost reply') response.destroy();
  else send(response, reply, request.method === 'GET' && refused === null ? fault : null);
}

const refusalBy = (fault: S3Fault, { headers }: IncomingMessage): Reply | null =>
  fault === null || (fault === 'conflict' && !headers['if-none-match']) ? null : (refusals[fault] ?? null);

function perform(held: Map<string, Held>, request: IncomingMessage, body: Buffer): Reply {
  const url = new URL(request.url ?? '', 'http://bucket');
  const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
  if (url.searchParams.has('list-type')) return { status: 200, body: listing([...held.keys()]) };
  if (url.searchParams.has('delete')) {
    for (const [, gone = ''] of body.toString().matchAll(/<Key>(.*?)<\/Key>/g)) held.delete(gone);
    return { status: 200, body: '<DeleteResult/>' };
  }
  const there = held.get(key);
  if (request.method !== 'PUT') {
    return there ? { status: 200, body: there.body, mark: there.mark } : refusal(404, 'NoSuchKey');
  }
  if (there && request.headers['if-none-match']) return refusal(412, 'PreconditionFailed');
  held.set(key, { body, mark: String(request.headers['x-amz-meta-mark'] ?? '') });
  return { status: 200 };
}

const refusal = (status: number, code: string): Reply => ({
  status,
  body: `<Error><Code>${code}</Code></Error>`,
});

const refusals: Readonly<Record<string, Reply>> = {
  'slow down': refusal(503, 'SlowDown'),
  'internal error': refusal(500, 'InternalError'),
  conflict: refusal(409, 'ConditionalRequestConflict'),
};

const listing = (keys: readonly string[]) =>
  `<ListBucketResult><IsTruncated>false</IsTruncated>${keys
    .map((key) => `<Contents><Key>${key}</Key></Contents>`)
    .join('')}</ListBucketResult>`;

function send(response: ServerResponse, reply: Reply, fault: S3Fault): void {
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status, {
    'content-length': body.length,
    ...(reply.mark ? { 'x-amz-meta-mark': reply.mark } : {}),
  });
  if (fault !== 'torn' && fault !== 'still') {
    response.end(body);
    return;
  }
  response.flushHeaders();
  response.write(body.subarray(0, body.length / 2));
  if (fault === 'torn') setImmediate(() => response.destroy());
}
