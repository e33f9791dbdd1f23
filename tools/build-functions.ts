import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildAsset } from './functions/build-asset.ts';
import { architectures, doorNames } from './functions/doors.ts';
import { importMs } from './functions/import-time.ts';

/** Bundles every function for Lambda: `npm run build:functions -- [--arch x64|arm64] [--out dist/functions]`. */
const { values } = parseArgs({
  options: { arch: { type: 'string', default: 'x64' }, out: { type: 'string', default: 'dist/functions' } },
});
const arch = architectures.find((one) => one === values.arch);
if (!arch) throw new Error(`--arch must be one of ${architectures.join(', ')}, got ${values.arch}`);

for (const name of doorNames) {
  const asset = await buildAsset({ entry: `functions/${name}.ts`, folder: join(values.out, name), arch });
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const size = `${megabytes(asset.bytes).padStart(8)}, code ${megabytes(asset.codeBytes)} (${megabytes(asset.startBytes)} at start)`;
  // What was built for another processor is not imported here.
  const imported = arch === process.arch ? `, import ${importMs(asset.folder).toFixed(0)} ms` : '';
  process.stdout.write(
    `${name.padEnd(20)} ${arch} ${size}${asset.hasDuckdb ? ', DuckDB' : ''}${imported}  sha256 ${asset.sha256.slice(0, 16)}\n`,
  );
}
