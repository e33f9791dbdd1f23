import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { type Asked, errorReply, isConditional } from './proxy-faults.ts';

export type Forwarded = Asked & {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
};

export type Upstream = {
  readonly send: (request: Forwarded) => Promise<Answer>;
  readonly close: () => void;
};

/**
 * The endpoint behind, made to keep the conditions of a PUT as S3 does: `If-None-Match: *` and `If-Match`.
 * fauxqs does not know them there. Writes of one key go one after another, so that only one wins.
 */
export function openUpstream(target: string): Upstream {
  const agent = new Agent({ keepAlive: true });
  const send = (request: Forwarded) => forward(request, target, agent);
  const writes = new Map<string, Promise<unknown>>();
  return {
    close: () => agent.destroy(),
    send: (request) => {
      if (request.method !== 'PUT') return send(request);
      const before = writes.get(request.path) ?? Promise.resolve();
      const answer = before.then(() => (isConditional(request) ? putIf(request, send) : send(request)));
      const settled = answer.catch(() => undefined);
      writes.set(request.path, settled);
      settled.then(() => {
        if (writes.get(request.path) === settled) writes.delete(request.path);
      });
      return answer;
    },
  };
}

async function putIf(request: Forwarded, send: Upstream['send']): Promise<Answer> {
  const { host } = request.headers;
  const path = request.path.split('?')[0] ?? request.path;
  const found = await send({ method: 'HEAD', path, headers: { host }, body: Buffer.alloc(0) });
  const there = found.status === 200 ? String(found.headers['etag']) : null;
  const { 'if-match': wanted, 'if-none-match': unwanted } = request.headers;
  const isRefused = wanted === undefined ? there !== null && unwanted === '*' : there !== wanted;
  if (!isRefused) return send(request);
  const reply = errorReply(412, 'PreconditionFailed', request);
  return { ...reply, body: Buffer.from(reply.body) };
}

function forward({ method, path, headers, body }: Forwarded, target: string, agent: Agent): Promise<Answer> {
  const { expect: _, 'transfer-encoding': __, ...kept } = headers;
  const sent = { ...kept, 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${target}${path}`, { method, headers: sent, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 500,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
