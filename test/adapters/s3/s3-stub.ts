import type { IncomingMessage, ServerResponse } from 'node:http';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { openObjects } from '../../../adapters/s3/open-objects.ts';
import { s3Client } from '../../../adapters/s3/s3-client.ts';
import { countedPacing } from '../aws/counted-pacing.ts';
import { stubbed, stubServer } from '../aws/stub-server.ts';

export type S3Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { readonly body: string };
type Answer = (response: ServerResponse, request: S3Request) => void;

/** A bucket whose n-th request gets the n-th answer, and the last one's from then on. */
export async function scriptedObjects(
  answers: readonly Answer[],
  { stallMs = 30_000, ...config }: { readonly stallMs?: number } & S3ClientConfig = {},
) {
  const requests: S3Request[] = [];
  const stub = await stubServer(({ method, url, headers }, body, response) => {
    const request: S3Request = { method, url, headers, body: body.toString('latin1') };
    requests.push(request);
    answers[Math.min(requests.length, answers.length) - 1]?.(response, request);
  });
  // What the adapter asks for must come from the adapter: the client asks for no checksum by itself.
  const asks = { responseChecksumValidation: 'WHEN_REQUIRED' } as const;
  const once = { maxAttempts: 1, forcePathStyle: true };
  const client = s3Client({ ...stubbed(stub.endpoint), ...once, ...asks, ...config });
  onTestFinished(async () => {
    client.destroy();
    await stub.close();
  });
  const pacing = countedPacing();
  return { requests, pacing, objects: openObjects({ client, bucket: 'bearing-crm', pacing, stallMs }) };
}

export const answer =
  (status: number, body = '', headers: Readonly<Record<string, string | number>> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);

export const refuse = (status: number, code: string): Answer =>
  answer(status, `<Error><Code>${code}</Code><Message>no</Message></Error>`, {
    'content-type': 'application/xml',
  });

/** The work is done, the reply does not come. */
export const lose: Answer = (response) => void response.destroy();

/** Says a length, sends less, and breaks the connection. */
export const tear =
  (sent: string, length: number): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': length });
    response.write(sent, () => response.destroy());
  };
