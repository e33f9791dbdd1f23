import { join } from 'node:path';
import type { DoorName } from '../../infra/doors.ts';
import { buildAsset, handlerFile } from '../../tools/functions/build-asset.ts';
import { synthesized } from '../infra/synthesized.ts';
import { type LambdaFunction, lambdaFunction } from './lambda-runner.ts';
import { environmentFromTemplate } from './template-environment.ts';

export type Endpoints = { readonly s3: string; readonly athena: string };

const resources = synthesized();

/** What the references of the template give where the buckets are those of a test. */
const known = {
  'crm-bucket': 'crm',
  'people-bucket': 'people',
  'demographics-bucket': 'demographics',
  'audit-bucket': 'audit',
};

/** The bundle of a function as it is deployed, with the environment that the template gives it. */
export async function builtDoor(
  folder: string,
  { bundle, id = bundle, timeoutMs = 120_000 }: { bundle: DoorName; id?: string; timeoutMs?: number },
  endpoints: Endpoints,
): Promise<LambdaFunction> {
  const asset = join(folder, bundle);
  await buildAsset({ entry: `functions/${bundle}.ts`, folder: asset, arch: 'x64' });
  return lambdaFunction({
    asset,
    handler: handlerFile.replace(/mjs$/, 'handler'),
    name: id,
    environment: environmentFromTemplate(resources, id, known),
    timeoutMs,
    ...endpoints,
  });
}
