import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Client } from '@aws-sdk/client-s3';
import { type Action, athenaActions, Refused } from './athena-actions.ts';
import type { AthenaEngine } from './athena-engine.ts';
import type { Execution } from './athena-executions.ts';
import { type AthenaFaults, athenaFaults } from './athena-faults.ts';

export type FakeAthena = {
  /** For `endpoint` of a client, or AWS_ENDPOINT_URL_ATHENA. */
  readonly address: string;
  readonly faults: AthenaFaults;
  /** Every execution that began, in order. */
  readonly executions: () => readonly Execution[];
  /** How long statements wait before they run, milliseconds; 0 at first. */
  readonly queueFor: (milliseconds: number) => void;
  /** Ends the endpoint; the engine is its owner's to close. */
  readonly stop: () => Promise<void>;
};

export type FakeAthenaPlan = {
  readonly engine: AthenaEngine;
  /** Where UNLOAD writes; without it UNLOAD fails. */
  readonly s3?: S3Client;
  /** The folder that a workgroup enforces, by its name; else the caller must name one. */
  readonly workGroups?: Readonly<Record<string, string>>;
  /** Of the faults' own draws. */
  readonly seed?: number;
};

/** An endpoint that speaks the Athena API, as JSON 1.1, over an engine. */
export async function fakeAthena(plan: FakeAthenaPlan): Promise<FakeAthena> {
  const faults = athenaFaults(plan.seed ?? 1);
  let queuedMs = 0;
  const { act, executions } = athenaActions({
    engine: plan.engine,
    faults,
    s3: plan.s3 ?? null,
    queuedMs: () => queuedMs,
    workGroups: plan.workGroups ?? {},
  });
  const server = createServer((request, response) => {
    answer(request, response, act).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    faults,
    executions,
    queueFor: (milliseconds) => {
      queuedMs = milliseconds;
    },
    stop: async () => {
      for (const execution of executions()) execution.stop();
      await Promise.all(executions().map(({ ended }) => ended));
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, act: Action): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const name = String(request.headers['x-amz-target'] ?? '').replace(/^AmazonAthena\./, '');
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  try {
    const reply = act(name, JSON.parse(Buffer.concat(chunks).toString('utf8')));
    // The caller's connection is cut: it cannot know that the execution began.
    if (reply === 'lost') request.socket.destroy();
    else response.end(JSON.stringify(reply));
  } catch (cause) {
    const refused = cause instanceof Refused ? cause : null;
    response.statusCode = refused === null ? 500 : 400;
    const type = refused?.type ?? 'InternalServerException';
    response.setHeader('x-amzn-errortype', type);
    response.end(
      JSON.stringify({
        __type: type,
        Message: String(cause instanceof Error ? cause.message : cause),
        ...refused?.fields,
      }),
    );
  }
}
