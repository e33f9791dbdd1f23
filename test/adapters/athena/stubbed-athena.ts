import { onTestFinished } from 'vitest';
import { athenaClient } from '../../../adapters/athena/athena-client.ts';
import { openAthena } from '../../../adapters/athena/open-athena.ts';
import type { Pacing } from '../../../adapters/aws/pacing.ts';
import { sha256 } from '../../../adapters/files/sha256.ts';
import type { Objects } from '../../../adapters/s3/objects.ts';
import { countedPacing } from '../aws/counted-pacing.ts';
import { stubbed } from '../aws/stub-server.ts';
import { athenaStub } from './athena-stub.ts';

/** An Athena over a scripted stub, which lives as long as the test. */
export async function stubbedAthena(
  script: Parameters<typeof athenaStub>[0],
  { pacing = countedPacing(), objects }: { readonly pacing?: Pacing; readonly objects?: Objects } = {},
) {
  const stub = await athenaStub(script);
  const client = athenaClient(stubbed(stub.endpoint));
  onTestFinished(async () => {
    client.destroy();
    await stub.close();
  });
  const place = { client, workgroup: 'crm', catalog: 'AwsDataCatalog', database: 'bearing_crm', pacing };
  const athena = openAthena({ ...place, hash: sha256, ...(objects ? { objects } : {}) });
  return { stub, athena };
}
