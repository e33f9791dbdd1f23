import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { parseYaml } from '../../../adapters/files/read-yaml.ts';
import type { PeopleFlags } from '../../../adapters/people/file-records.ts';
import { loadPeople, type PeopleLoad } from '../../../adapters/people/load-people.ts';
import { PeopleMapping } from '../../../core/hiring/people-mapping/people-mapping.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bearing-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A folder of the test that runs, gone after it. */
export const testFolder = (): string => folder;

export async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

export const mapping = (text: string): PeopleMapping => parseYaml({ path: 'm.yaml', text }, PeopleMapping);

export const noMapping: PeopleFlags = { sources: { named: null, others: [] } };

/** One file through the gate, read by the mapping that is written as YAML, or by its header. */
export async function load(
  name: string,
  content: string | Uint8Array,
  yaml: string | null = null,
): Promise<PeopleLoad> {
  const sources = { named: yaml === null ? null : mapping(yaml), others: [] };
  return loadPeople([await file(name, content)], { sources });
}

/** The mapping of scorer.md for recruiting.csv. */
export const interviewSheet = `
source: interviews
ignore: [sat, gpa, apttest]
files:
  - object: rating
    wide: { column: rater_id, from: { int1: r1, int2: r2, int3: r3 }, value: rating }
    columns: { candidate_id: { rowNumber: true }, competency: { const: overall }, instrument: { const: structured_interview } }
  - object: demographic
    columns: { candidate_id: { rowNumber: true }, sex: { from: gender, map: { F: Female, M: Male } } }
  - object: decision
    columns: { candidate_id: { rowNumber: true }, decision: { from: hired, map: { 1: advance, 0: reject } } }
`;
