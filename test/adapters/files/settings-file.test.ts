import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSettings } from '../../../adapters/files/settings-file.ts';

describe('the settings of a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bearing-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const put = (name: string, text: string) => writeFile(join(folder, name), text);

  test('are the defaults where it has no file', async () => {
    const { path, settings, mappings } = await loadSettings({ folder });
    expect({ path, mappings, margin: settings.margin }).toEqual({ path: null, mappings: [], margin: 0.05 });
  });

  test('bring the mappings they name, found beside them', async () => {
    await put('crm.yaml', 'source: crm\nfiles: [{ object: owner, columns: { record_id: rep } }]');
    await put('bearing.yaml', 'sources: [crm.yaml]');
    const { mappings } = await loadSettings({ folder });
    expect(mappings.map(({ source }) => source)).toEqual(['crm']);
  });

  test('have one hash for what they say, however it is written', async () => {
    await put('a.yaml', 'currency: EUR\nmargin: 0.1');
    await put('b.yaml', '# ours\nmargin: 0.10\ncurrency: "EUR"');
    await put('c.yaml', 'currency: EUR\nmargin: 0.2');
    const [a, b, c] = await Promise.all(
      ['a', 'b', 'c'].map((name) => loadSettings({ path: `${name}.yaml`, folder })),
    );
    expect(a?.hash).toBe(b?.hash);
    expect(a?.hash).not.toBe(c?.hash);
  });

  test('are refused where the file named is not there', async () => {
    await expect(loadSettings({ path: 'other.yaml', folder })).rejects.toThrow('there is no such file');
  });
});
