import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer, refuse, type S3Request, scriptedObjects } from './s3-stub.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-s3-parts-'));
  writeFileSync(join(folder, 'file'), Buffer.alloc(9 * 1024 * 1024, 'x'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kindOf = ({ method, url = '' }: S3Request) => {
  if (url.includes('uploads')) return 'create';
  return `${method} ${/partNumber=(\d)/.exec(url)?.[1] ?? 'whole'}`;
};

/** A bucket that takes parts; those of number 2 fail at first. */
const takeParts = (failures: number, status: number, code: string) => {
  let failed = 0;
  return scriptedObjects(
    [
      (response, request) => {
        const kind = kindOf(request);
        if (kind === 'PUT 2' && failed < failures) {
          failed += 1;
          return refuse(status, code)(response, request);
        }
        const bodies: Readonly<Record<string, string>> = {
          create: '<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>',
          'POST whole': '<CompleteMultipartUploadResult><ETag>"e-2"</ETag></CompleteMultipartUploadResult>',
        };
        return answer(200, bodies[kind] ?? '', { etag: '"e"' })(response, request);
      },
    ],
    { maxAttempts: 8 },
  );
};

describe('the parts of a file', () => {
  test('are sent again alone', async () => {
    const { requests, objects } = await takeParts(2, 500, 'InternalError');
    await objects.uploadFile('k', join(folder, 'file'));
    const kinds = requests.map(kindOf);
    expect(kinds.toSorted()).toEqual(['POST whole', 'PUT 1', 'PUT 2', 'PUT 2', 'PUT 2', 'create']);
    expect(requests.find((request) => kindOf(request) === 'create')?.headers).toMatchObject({
      'x-amz-checksum-algorithm': 'CRC32',
      'x-amz-checksum-type': 'FULL_OBJECT',
    });
  });

  test('are taken back where one cannot be sent', async () => {
    const { requests, objects } = await takeParts(9, 403, 'AccessDenied');
    await expect(objects.uploadFile('k', join(folder, 'file'))).rejects.toThrow('AccessDenied (403)');
    expect(requests.map(kindOf)).toContain('DELETE whole');
    expect(requests.map(kindOf)).not.toContain('POST whole');
  });
});
