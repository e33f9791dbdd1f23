import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { PeopleMapping } from '../../core/hiring/people-mapping/people-mapping.ts';
import type { Mapping } from '../../core/model/mapping.ts';
import { Settings } from '../../core/model/settings.ts';
import { loadMapping } from './mapping-file.ts';
import { readYaml } from './read-yaml.ts';

export type SettingsFile = {
  /** Null where there is no file and the defaults hold. */
  readonly path: string | null;
  readonly settings: Settings;
  /** Of what the settings say, not of how they are written: comments and order do not change it. */
  readonly hash: string;
  /** The mapping files that the settings name, read. */
  readonly mappings: readonly Mapping[];
  /** Those of them that map objects of hiring. */
  readonly peopleMappings: readonly PeopleMapping[];
};

/**
 * The settings that hold in a folder: those of the file named, else `bearing.yaml` there, else the defaults;
 * with the mapping files they name.
 * @throws YamlRefused where a file that is named is not there, or says what it must not.
 */
export async function loadSettings({
  path,
  folder,
}: {
  path?: string | undefined;
  folder: string;
}): Promise<SettingsFile> {
  const file = path === undefined ? await present(join(folder, 'bearing.yaml')) : resolve(folder, path);
  const settings = file === null ? Settings.parse({}) : await readYaml(file, Settings);
  const mappings: Mapping[] = [];
  const peopleMappings: PeopleMapping[] = [];
  for (const source of settings.sources) {
    const read = await loadMapping(resolve(dirname(file ?? folder), source));
    if (read.of === 'people') peopleMappings.push(read.mapping);
    else mappings.push(read.mapping);
  }
  return { path: file, settings, hash: settingsHash(settings), mappings, peopleMappings };
}

async function present(path: string): Promise<string | null> {
  return access(path).then(
    () => path,
    () => null,
  );
}

/** sha256 of the settings with their keys in order. */
function settingsHash(settings: Settings): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(settings)))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
