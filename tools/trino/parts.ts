import { homedir } from 'node:os';
import { join } from 'node:path';

/** The newest Trino whose server lies on Maven Central; the engine family of Athena v3. */
export const trinoVersion = '476';

/** Maven coordinates, and where each part belongs inside the server folder ('' is the folder itself). */
export const parts = [
  { artifact: `io.trino:trino-server-core:${trinoVersion}:tar.gz`, folder: '' },
  { artifact: `io.trino:trino-iceberg:${trinoVersion}:zip`, folder: 'plugin/iceberg' },
  // Staged Parquet is read by the connector that reads it in Athena: it rounds moments and refuses other types
  // as that one does, which no other reader would show. It costs half a minute at the first fetch;
  // the start is no slower.
  { artifact: `io.trino:trino-hive:${trinoVersion}:zip`, folder: 'plugin/hive' },
] as const;

export type Part = (typeof parts)[number];

/** Plugins that the lane needs; the others of the server archive only slow its start. */
export const keptPlugins: readonly string[] = parts
  .map((part) => part.folder.replace('plugin/', ''))
  .filter((plugin) => plugin !== '');

/** Names what is in it, so that a folder with fewer parts is not taken for a whole one. */
export const serverFolder = ['trino-server', trinoVersion, ...keptPlugins].join('-');

/** Where the parts are kept between runs: `BEARING_TRINO_DIR`, else `.trino` in the checkout. */
export function cacheFolder(): string {
  const named = process.env['BEARING_TRINO_DIR'];
  if (named) return named.replace(/^~(?=\/|$)/, homedir());
  return join(import.meta.dirname, '..', '..', '.trino');
}
