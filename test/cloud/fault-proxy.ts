import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../core/sample/random.ts';
import { errorReply, type ProxyFault, possibleFaults, refusal } from './proxy-faults.ts';
import { type Answer, type Forwarded, openUpstream, type Upstream } from './proxy-upstream.ts';

export type FaultProxy = {
  /** Stands for the endpoint's own address. */
  readonly address: string;
  /** From now on each request has a fault with this probability, each possible one as likely as another. */
  readonly rate: (probability: number) => void;
  /** The next request for which this fault is possible has it. */
  readonly next: (fault: ProxyFault) => void;
  /** How often each fault was done. */
  readonly done: () => Readonly<Partial<Record<ProxyFault, number>>>;
  readonly requests: () => number;
  readonly stop: () => Promise<void>;
};

export type FaultProxyPlan = {
  readonly target: string;
  readonly seed: number;
  /** Between two bytes of a slow body; a second where it is not said. */
  readonly slowByteMs?: number;
};

const slowBytes = 3;

/**
 * A proxy before an S3 endpoint or the faked Athena that does to requests what networks and services do, by a
 * seed. The faults that say nothing of what happened (`lostReply`) are the ones that a caller must survive.
 */
export async function faultProxy(plan: FaultProxyPlan): Promise<FaultProxy> {
  const upstream = openUpstream(plan.target);
  const draw = faultDraws(plan.seed);
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    pass({ request, response, upstream, plan, draw: draw.of }).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    rate: draw.rate,
    next: draw.next,
    done: draw.done,
    requests: () => requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      upstream.close();
    },
  };
}

type Draws = Pick<FaultProxy, 'rate' | 'next' | 'done'> & {
  readonly of: (asked: Forwarded) => ProxyFault | null;
};

function faultDraws(seed: number): Draws {
  const random = seededRandom(seed);
  const planted: ProxyFault[] = [];
  const done = new Map<ProxyFault, number>();
  let probability = 0;
  const choose = (asked: Forwarded): ProxyFault | null => {
    const possible = possibleFaults(asked);
    const at = planted.findIndex((fault) => possible.includes(fault));
    if (at >= 0) return planted.splice(at, 1)[0] ?? null;
    return probability > 0 && random.chance(probability) ? random.pick(possible) : null;
  };
  return {
    rate: (wanted) => {
      probability = wanted;
    },
    next: (fault) => planted.push(fault),
    done: () => Object.fromEntries(done),
    of: (asked) => {
      const fault = choose(asked);
      if (fault !== null) done.set(fault, (done.get(fault) ?? 0) + 1);
      return fault;
    },
  };
}

type Passing = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly upstream: Upstream;
  readonly plan: FaultProxyPlan;
  readonly draw: Draws['of'];
};

async function pass({ request, response, upstream, plan, draw }: Passing): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url: path = '/', headers } = request;
  const forwarded: Forwarded = { method, path, headers, body: Buffer.concat(chunks) };
  const fault = draw(forwarded);
  const refused = fault === null ? null : refusal(fault, forwarded);
  if (refused !== null) return write(response, { ...refused, body: Buffer.from(refused.body) });
  if (fault === 'resetBefore') return reset(request);
  const answer = await upstream.send(forwarded);
  if (fault === 'lostReply') return reset(request);
  if (fault === 'slowBody') return writeSlowly(response, answer, plan.slowByteMs ?? 1000);
  if (fault === 'precondition') {
    const twice = errorReply(412, 'PreconditionFailed', forwarded);
    return write(response, { ...twice, body: Buffer.from(twice.body) });
  }
  return write(response, answer);
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  head(response, status, headers);
  response.end(body);
}

async function writeSlowly(response: ServerResponse, answer: Answer, byteMs: number): Promise<void> {
  head(response, answer.status, answer.headers);
  response.flushHeaders();
  for (let i = 0; i < Math.min(slowBytes, answer.body.length - 1); i += 1) {
    response.write(answer.body.subarray(i, i + 1));
    await pause(byteMs);
  }
  response.socket?.resetAndDestroy();
}

function head(response: ServerResponse, status: number, headers: Answer['headers']): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'connection' || name === 'keep-alive') continue;
    response.setHeader(name, value);
  }
}

const reset = (request: IncomingMessage): void => {
  request.socket.resetAndDestroy();
};
