import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BucketUnreachable } from '../../../adapters/s3/bucket-failures.ts';
import { answer, lose, refuse, scriptedObjects, tear } from './s3-stub.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-s3-faults-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const whole = answer(200, 'whole body');
const sumOf = (text: string) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes.toString('base64');
};
/** Ends in order, with no length said. */
const unsaid = (response: ServerResponse) => {
  response.writeHead(200, { connection: 'close' });
  response.write('whole');
  response.end();
};

describe('a body', () => {
  test.each([
    ['is torn', tear('who', 10)],
    ['is lost before it begins', lose],
    ['comes with no length', unsaid],
    [
      'is not what its checksum says',
      answer(200, 'wholf body', { 'x-amz-checksum-crc32': sumOf('whole body') }),
    ],
    ['gives way to 503', refuse(503, 'SlowDown')],
    ['gives way to 500', refuse(500, 'InternalError')],
    ['gives way to a 502 of no S3', answer(502, '<html>bad gateway</html>')],
  ] as const)('that %s is fetched again whole', async (_, fault) => {
    const { requests, objects } = await scriptedObjects([fault, fault, whole]);
    expect(await objects.download('k', at('k'))).toMatchObject({ bytes: 10 });
    expect(readFileSync(at('k'), 'utf8')).toBe('whole body');
    expect(readdirSync(folder)).toEqual(['k']);
    expect(requests).toHaveLength(3);
    expect(requests[0]?.headers['x-amz-checksum-mode']).toBe('ENABLED');
  });

  test('that is torn while it is read into memory is fetched again too', async () => {
    const { objects } = await scriptedObjects([tear('who', 10), whole]);
    expect(new TextDecoder().decode((await objects.read('k')) ?? undefined)).toBe('whole body');
  });

  test('whose checksum is right is taken', async () => {
    const { requests, objects } = await scriptedObjects([
      answer(200, 'whole body', { 'x-amz-checksum-crc32': sumOf('whole body') }),
    ]);
    await objects.download('k', at('k'));
    expect(requests).toHaveLength(1);
  });

  test('that stands still or trickles is fetched again', async () => {
    const still = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 10 }).write('who');
    };
    const trickle = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 1000 });
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    };
    const { requests, objects } = await scriptedObjects([still, trickle, whole], { stallMs: 100 });
    expect(await objects.download('k', at('k'))).toMatchObject({ bytes: 10 });
    expect(requests).toHaveLength(3);
  });

  test('is given up after 8 attempts, and nothing is left or overwritten', async () => {
    const { requests, pacing, objects } = await scriptedObjects([tear('who', 10)]);
    const failure = objects.download('k', at('k'));
    await expect(failure).rejects.toThrow(BucketUnreachable);
    await expect(failure).rejects.toThrow('bucket bearing-crm needed to give k, got BodyBroken');
    expect(requests).toHaveLength(8);
    expect(pacing.waits).toEqual([50, 100, 200, 400, 800, 1600, 3200]);
    expect(existsSync(at('k'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is asked for 8 times in all, those of the client itself among them', async () => {
    const { requests, objects } = await scriptedObjects([refuse(500, 'InternalError')], { maxAttempts: 4 });
    await expect(objects.read('k')).rejects.toThrow('got InternalError (500)');
    expect(requests).toHaveLength(8);
    const torn = await scriptedObjects(
      Array.from({ length: 9 }, (_, i) => (i % 2 === 0 ? refuse(500, 'InternalError') : tear('who', 10))),
      { maxAttempts: 4 },
    );
    await expect(torn.objects.read('k')).rejects.toThrow('got BodyBroken');
    expect(torn.requests).toHaveLength(8);
  });

  test('that is forbidden is not asked for again', async () => {
    const { requests, objects } = await scriptedObjects([refuse(403, 'AccessDenied')]);
    await expect(objects.read('k')).rejects.toThrow('got AccessDenied (403)');
    expect(requests).toHaveLength(1);
  });
});

describe('a new object', () => {
  test('is put only where there is none', async () => {
    const { requests, objects } = await scriptedObjects([answer(200)]);
    expect(await objects.putNew('k', 'body', 'text/plain')).toBe(true);
    expect(requests[0]?.headers).toMatchObject({ 'if-none-match': '*', 'content-type': 'text/plain' });
    expect(requests[0]?.headers['x-amz-checksum-crc32']).toBe(sumOf('body'));
  });

  test('is not put where there is one', async () => {
    const { requests, objects } = await scriptedObjects([refuse(412, 'PreconditionFailed')]);
    expect(await objects.putNew('k', 'body')).toBe(false);
    expect(requests).toHaveLength(1);
  });

  test('is tried again where another was just being put', async () => {
    const conflict = refuse(409, 'ConditionalRequestConflict');
    const { objects } = await scriptedObjects([conflict, refuse(412, 'PreconditionFailed'), answer(200)]);
    expect(await objects.putNew('k', 'body')).toBe(false);
    const { requests, objects: others } = await scriptedObjects([conflict, conflict, answer(200)]);
    expect(await others.putNew('k', 'body')).toBe(true);
    expect(requests).toHaveLength(3);
  });

  test('whose reply was lost is known again by its mark', async () => {
    let mark = '';
    const { objects } = await scriptedObjects([
      (response, { headers }) => {
        mark = String(headers['x-amz-meta-mark']);
        response.destroy();
      },
      refuse(412, 'PreconditionFailed'),
      (response) => void response.writeHead(200, { 'x-amz-meta-mark': mark }).end(),
    ]);
    expect(await objects.putNew('k', 'body')).toBe(true);
  });
});

describe('keys', () => {
  const page = (keys: readonly string[], next?: string) =>
    answer(
      200,
      `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${keys
        .map((key) => `<Contents><Key>${key}</Key></Contents>`)
        .join('')}${next ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''}</ListBucketResult>`,
    );

  test('are listed from every page, sorted, though pages fail', async () => {
    const { requests, objects } = await scriptedObjects([
      page(['b', 'c'], 'next page'),
      refuse(503, 'SlowDown'),
      page(['a'], undefined),
    ]);
    expect(await objects.list('')).toEqual(['a', 'b', 'c']);
    expect(requests[2]?.url).toContain('continuation-token=next%20page');
  });

  test('are listed though a page stands still', async () => {
    const still = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 100 }).write('<ListBucketResult>');
    };
    const requestHandler = { socketTimeout: 100 };
    const { objects } = await scriptedObjects([still, page(['a'])], { requestHandler });
    expect(await objects.list('')).toEqual(['a']);
  });

  test('are removed 1,000 a request, and again where the reply names some kept', async () => {
    const kept = answer(
      200,
      '<DeleteResult><Error><Key>k0</Key><Code>InternalError</Code></Error></DeleteResult>',
    );
    const { requests, objects } = await scriptedObjects([kept, answer(200, '<DeleteResult/>')]);
    await objects.remove(Array.from({ length: 1001 }, (_, i) => `k${i}`));
    expect(requests.map(({ body }) => body.match(/<Key>/g)?.length)).toEqual([1000, 1000, 1]);
  });

  test('that may not be removed are a failure', async () => {
    const denied = answer(
      200,
      '<DeleteResult><Error><Key>k</Key><Code>AccessDenied</Code></Error></DeleteResult>',
    );
    const { requests, objects } = await scriptedObjects([denied]);
    await expect(objects.remove(['k'])).rejects.toThrow('bucket bearing-crm needed to remove 1 objects');
    expect(requests).toHaveLength(1);
  });
});
