import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '../../core/batches/canonical-json.ts';
import { rubricComplaints } from '../../core/hiring/check-rubric.ts';
import { Rubric } from '../../core/model/rubric.ts';
import { readYamlText, YamlRefused, yamlAndFaults } from './read-yaml.ts';

export type RubricFile = {
  readonly rubric: Rubric;
  /** sha256 of what the rubric says, not of how it is written: comments and order do not change it. */
  readonly hash: string;
};

/** The rubric that comes with the package. */
export function shippedRubric(): string {
  return fileURLToPath(new URL('../../rubrics/sales.yaml', import.meta.url));
}

/** Reads a rubric that holds. @throws YamlRefused with every complaint, a line each. */
export async function readRubric(path: string): Promise<RubricFile> {
  const checked = await checkRubric(path);
  if ('complaints' in checked) throw new YamlRefused(checked.complaints.join('\n'));
  return checked;
}

/**
 * A rubric, or every complaint about it as `file:line:column: what was needed, what came`.
 * @throws YamlRefused where the file cannot be read.
 */
export async function checkRubric(
  path: string,
): Promise<RubricFile | { readonly complaints: readonly string[] }> {
  const read = yamlAndFaults(await readYamlText(path), Rubric);
  if ('faults' in read) return { complaints: read.faults };
  const { value: rubric, placed } = read;
  const complaints = rubricComplaints(rubric).map((complaint) => placed(complaint.path, complaint.message));
  return complaints.length > 0 ? { complaints } : { rubric, hash: rubricHash(rubric) };
}

function rubricHash(rubric: Rubric): string {
  return createHash('sha256').update(canonicalJson(rubric)).digest('hex');
}
