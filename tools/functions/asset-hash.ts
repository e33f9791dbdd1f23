import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a folder by its path inside it, sorted. */
export function assetFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** One sha256 over the names and bytes of a folder; no time and no mode is in it. */
export function assetHash(folder: string): string {
  const hash = createHash('sha256');
  for (const file of assetFiles(folder)) {
    hash.update(
      `${file}\0${createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex')}\n`,
    );
  }
  return hash.digest('hex');
}
