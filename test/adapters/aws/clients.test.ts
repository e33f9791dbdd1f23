import { AthenaClient } from '@aws-sdk/client-athena';
import { expect, test } from 'vitest';
import { awsClients } from '../../../adapters/aws/clients.ts';

// X-Ray's SDK puts the key of an object among what it tells of a request (its aws_whitelist.json).
test('S3 is not observed, for a trace would name the files', () => {
  const observed: unknown[] = [];
  const { s3, athena } = awsClients((client) => {
    observed.push(client);
    return client;
  });
  expect(observed).toEqual([athena]);
  expect(athena).toBeInstanceOf(AthenaClient);
  s3.destroy();
  athena.destroy();
});
