import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Architecture, Code } from 'aws-cdk-lib/aws-lambda';

/** The processor by the name that the bundles were built with. @throws RangeError for any other. */
export function architectureOf(name: string): Architecture {
  if (name === 'x64') return Architecture.X86_64;
  if (name === 'arm64') return Architecture.ARM_64;
  throw new RangeError(`bearing:architecture must be x64 or arm64, got ${name}`);
}

/**
 * The bundle of one function.
 *
 * @throws Error where there is none, or where its native part is built for another processor: Lambda would say so
 *   only at the first upload.
 */
export function bundleOf(folder: string, { name, processor }: { name: string; processor: string }): Code {
  const asset = join(folder, name);
  if (!existsSync(asset)) throw new Error(`npm run build:functions must come first: no ${asset}`);
  const natives = join(asset, 'node_modules/@duckdb');
  const wrong =
    existsSync(natives) && !readdirSync(natives).some((one) => one.endsWith(`-linux-${processor}`));
  if (wrong) {
    throw new Error(
      `${asset} needs a binding for ${processor}: npm run build:functions -- --arch ${processor}`,
    );
  }
  return Code.fromAsset(asset);
}
