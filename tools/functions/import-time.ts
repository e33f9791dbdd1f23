import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { handlerFile } from './build-asset.ts';

/** Milliseconds that a new process needs to import an asset's handler; of a few runs the least. */
export function importMs(folder: string, runs = 3): number {
  const url = pathToFileURL(join(folder, handlerFile)).href;
  const program = `const from = performance.now(); await import(${JSON.stringify(url)}); process.stdout.write(String(performance.now() - from)); process.exit(0);`;
  const once = () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', program], {
        encoding: 'utf8',
        env: { ...process.env, AWS_REGION: 'us-east-1', ...namesOfPlaces },
      }),
    );
  return Math.min(...Array.from({ length: runs }, once));
}

/** What the stack gives every function; a handler refuses to start without it. */
const namesOfPlaces = {
  BEARING_BUCKET: 'bucket',
  BEARING_DATABASE: 'database',
  BEARING_WORKGROUP: 'workgroup',
  BEARING_CATALOG: 'awsdatacatalog',
  BEARING_AUDIT_BUCKET: 'audit-bucket',
  BEARING_DEMOGRAPHICS_BUCKET: 'demographics-bucket',
  BEARING_DEMOGRAPHICS_DATABASE: 'demographics',
  BEARING_DEMOGRAPHICS_WORKGROUP: 'demographics',
  POWERTOOLS_SERVICE_NAME: 'bearing',
  POWERTOOLS_METRICS_NAMESPACE: 'Bearing',
};
