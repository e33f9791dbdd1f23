import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadSettings, type SettingsFile } from '../files/settings-file.ts';
import type { Objects } from '../s3/objects.ts';

const prefix = 'settings/';

/** The settings that hold in the cloud: `settings/bearing.yaml` of the bucket with the mappings beside it, else the defaults. */
export async function downloadSettings(objects: Objects, folder: string): Promise<SettingsFile> {
  mkdirSync(folder, { recursive: true });
  for (const key of (await objects.list(prefix)).filter(isFile)) {
    const path = join(folder, key.slice(prefix.length));
    mkdirSync(dirname(path), { recursive: true });
    await objects.download(key, path);
  }
  return loadSettings({ folder });
}

/** Neither the empty object of a folder, such as the S3 console makes, nor a key that climbs out of the settings. */
const isFile = (key: string) => !key.endsWith('/') && !key.split('/').includes('..');

/** The same without a file left behind. */
export async function settingsOf(objects: Objects, scratch: string): Promise<SettingsFile> {
  const folder = mkdtempSync(join(scratch, 'settings-'));
  try {
    return await downloadSettings(objects, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
