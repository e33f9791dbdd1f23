import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profileFile } from '../../../adapters/files/profile-file.ts';
import { proposalTexts, writeProposal } from '../../../adapters/files/proposal-files.ts';
import { loadSettings } from '../../../adapters/files/settings-file.ts';
import { profileRows } from '../../../core/sources/column-profile.ts';
import { proposeSettings } from '../../../core/sources/propose-settings.ts';
import { sharedPath, sharedRows } from '../../core/sources/shared-data.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bearing-'));
});
afterEach(() => rm(folder, { recursive: true }));

const names = ['sales_pipeline.csv', 'accounts.csv', 'products.csv', 'sales_teams.csv'];

test('what is proposed for the Maven files is written, read back and means the same', async () => {
  const files = await Promise.all(names.map((name) => profileFile(sharedPath('maven-crm', name))));
  const proposal = proposeSettings({ files, source: 'maven', answers: new Map([['currency', 'USD']]) });
  const written = await writeProposal(proposalTexts(proposal), folder);
  expect(written).toEqual([join(folder, 'bearing.yaml'), join(folder, 'maven.yaml')]);
  const { settings, mappings } = await loadSettings({ folder });
  expect(settings).toMatchObject({ currency: 'USD', sources: ['maven.yaml'] });
  expect(mappings).toEqual([proposal.mapping?.content]);
});

test('a file that is there is never written over', async () => {
  const texts = [{ name: 'bearing.yaml', text: 'currency: EUR\n' }];
  await writeProposal(texts, folder);
  await expect(writeProposal(texts, folder)).rejects.toThrow('move it away first');
});

test('the profile through the gate and DuckDB equals that of the rows in memory', async () => {
  const [header = [], ...rows] = sharedRows('maven-crm', 'sales_pipeline.csv');
  const profile = await profileFile(sharedPath('maven-crm', 'sales_pipeline.csv'));
  const inMemory = profileRows('sales_pipeline.csv', header, rows);
  expect(profile).toEqual(inMemory);
});
