import type { Hire } from '../core/model/people-objects.ts';
import { WrongUse } from './exit.ts';
import { writeResult } from './output.ts';
import { type PeopleFileFlags, readPeople } from './people-files.ts';
import { neededRatings, withRecords } from './people-records.ts';
import { roleOf, scoreRatings } from './score-ratings.ts';

export type ValidityFlags = PeopleFileFlags & {
  readonly rubric: string;
  readonly role: string;
  readonly hires?: string;
  readonly results?: string;
  readonly calibration?: string;
  readonly utility?: string;
};

/** `bearing validity`. */
export async function runValidity(files: readonly string[], flags: ValidityFlags): Promise<void> {
  const { readRubric } = await import('../adapters/files/rubric-file.ts');
  const { readResults } = await import('../adapters/people/results-file.ts');
  const { validityReport } = await import('../core/validity.ts');
  const { utilityInputs } = await import('./utility-inputs.ts');
  const { validityResult } = await import('./validity-result.ts');
  const utility = flags.utility === undefined ? null : utilityInputs(flags.utility);
  const rubricFile = await readRubric(flags.rubric);
  roleOf(rubricFile.rubric, flags.role);
  if (flags.results === undefined) {
    throw new WrongUse('validity needs --results FILE with owner_id, result, segment, got none');
  }
  const [all, known] = await withRecords(files, flags, async (records) => [
    await records.ratings(),
    await records.hires(),
  ]);
  const ratings = neededRatings(all, files);
  const hires = [...known, ...(await hiresOf(flags))];
  if (hires.length === 0) {
    throw new WrongUse('validity needs hires (candidate_id, owner_id, hired_on), got none: say --hires FILE');
  }
  const results = await readResults(flags.results, { decimal: flags.decimal });
  const { report: scores } = await scoreRatings(ratings, flags, { isCalibrating: true });
  const report = validityReport({ scores, rubric: rubricFile.rubric, hires, results, utility });
  await writeResult(await validityResult(report), flags);
}

async function hiresOf(flags: ValidityFlags): Promise<readonly Hire[]> {
  return flags.hires === undefined ? [] : (await readPeople([flags.hires], flags)).hires;
}
