import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadMapping } from '../../../adapters/files/mapping-file.ts';
import { loadSettings } from '../../../adapters/files/settings-file.ts';
import { greenhouseMapping } from '../../../core/hiring/kit/greenhouse.ts';
import { PeopleMapping } from '../../../core/hiring/people-mapping/people-mapping.ts';
import { rubric } from '../../core/hiring/calibration/interviews.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bearing-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(text: string): Promise<string> {
  const path = join(folder, 'm.yaml');
  await writeFile(path, text);
  return path;
}

const hire = 'source: s\nfiles:\n  - object: hire\n';

test.each([
  {
    text: `${hire}    columns: { candidate_id: id, owner: o, owner_id: o, hired_on: d }\n`,
    message: ':4:41: files.0.columns.owner needs a field of hire (the nearest is "owner_id"), got "o"',
  },
  {
    text: `${hire}    columns: { candidate_id: id, owner_id: o }\n`,
    message: ':4:14: files.0.columns needs a column for hired_on, got keys',
  },
  {
    text: `${hire}    wide: { column: a, from: {}, value: b, valus: c }\n`,
    message: ':4:44: files.0.wide needs keys of column, from, value, got "valus": the nearest is "value"',
  },
  {
    text: `${hire}    columns: { candidate_id: id, owner_id: o, hired_on: d }\n  - object: opportunity\n`,
    message:
      ':5:13: files.1.object needs one of rating, hire, decision, demographic, candidate, got "opportunity"',
  },
])('a mapping of people says where it is wrong: $message', async ({ text, message }) => {
  const path = await written(text);
  await expect(loadMapping(path)).rejects.toThrow(`${path}${message}`);
});

test('a mapping is of a CRM or of people, by its objects; the settings hold both', async () => {
  await written(`${hire}    columns: { candidate_id: id, owner_id: o, hired_on: d }\n`);
  const account = 'source: crm\nfiles:\n  - object: account\n    columns: { record_id: id }\n';
  await writeFile(join(folder, 'crm.yaml'), account);
  await writeFile(join(folder, 'bearing.yaml'), 'sources: [crm.yaml, m.yaml]\n');
  const { mappings, peopleMappings } = await loadSettings({ folder });
  expect(mappings.map(({ source }) => source)).toEqual(['crm']);
  expect(peopleMappings.map(({ source }) => source)).toEqual(['s']);
});

test('what the kit writes for Greenhouse is a mapping of people', () => {
  const content = greenhouseMapping(rubric.competencies, rubric);
  expect(PeopleMapping.safeParse(content).error?.issues).toBeUndefined();
});
