import { homedir } from 'node:os';
import { join } from 'node:path';

/** The newest Trino whose server lies on Maven Central; the engine family of Athena v3. */
export const trinoVersion = '476';

/** Maven coordinates, and where each part belongs inside the server folder ('' is the folder itself). */
export const parts = [
  { artifact: `io.trino:trino-server-core:${trinoVersion}:tar.gz`, folder: '' },
  { artifact: `io.trino:trino-iceberg:${trinoVersion}:zip`, folder: 'plugin/iceberg' },
] as const;

export type Part = (typeof parts)[number];

/** Plugins that the lane needs; the others of the server archive only slow its start. */
export const keptPlugins: readonly string[] = parts.map((part) => part.folder.replace('plugin/', ''));

/** Where the parts are kept between runs: `BEARING_TRINO_DIR`, else `.trino` in the checkout. */
export function cacheFolder(): string {
  const named = process.env['BEARING_TRINO_DIR'];
  if (named) return named.replace(/^~(?=\/|$)/, homedir());
  return join(import.meta.dirname, '..', '..', '.trino');
}
