import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayRefusal } from '../../core/hiring/record-day.ts';
import { keepReport, mayBeScored, scoreRole } from '../../core/score-candidates.ts';
import { calibrationOf, readCalibrationOf } from '../files/calibration-file.ts';
import { readRubric, shippedRubric } from '../files/rubric-file.ts';
import { sha256 } from '../files/sha256.ts';
import { settingsOf } from '../lake/download-settings.ts';
import { scoreResult } from '../report/scorecard/result.ts';
import type { Objects } from '../s3/objects.ts';
import { scorecardPrefix } from './erase-in-lake.ts';
import { logOf, type ScoringCloud, todayOf } from './people-cloud.ts';
import { scoringRecords } from './people-lake.ts';

export type ScoreQuestion = {
  /** A role of the rubric. */
  readonly role: string;
  /** A key under `settings/`; null: the rubric that comes with Bearing. */
  readonly rubric: string | null;
  /** A key under `settings/`; null: the documented prior. */
  readonly calibration: string | null;
  /** The day that is written; null: today. */
  readonly on: string | null;
  /** What scores, such as `bearing 0.1.0`. */
  readonly code: string;
};

/** Where the scorecards lie; none where nobody may be scored. */
export type WrittenScores = {
  readonly keys: readonly string[];
  readonly scored: number;
  /** Candidates with ratings who may not be scored, such as for want of a notice. */
  readonly refused: number;
};

/**
 * Scores for a decision, as `bearing score` does from its store and to the same bytes: of candidates with a notice old
 * enough, each kept in the audit log, to `scorecards/HASH/score.json` and `score.html`. The hash is of the scores: a
 * repeated run overwrites its own. Nothing here can read demographics.
 */
export async function scoreCandidates(cloud: ScoringCloud, question: ScoreQuestion): Promise<WrittenScores> {
  const { settings } = await settingsOf(cloud.people.objects, cloud.scratch);
  const zone = settings.calendar.time_zone;
  const on = question.on ?? todayOf(cloud, zone);
  const refusal = dayRefusal(on, todayOf(cloud, zone));
  if (refusal !== null) throw new RangeError(`on ${refusal}`);
  const log = logOf(cloud, zone);
  const { allowed, refused } = await mayBeScored(await scoringRecords(cloud.people).ratings(), { log, on });
  if (allowed.length === 0) return { keys: [], scored: 0, refused: refused.size };
  const { rubric, hash, calibration } = await modelOf(cloud, question);
  const model = { rubric, rubricHash: hash, role: question.role, calibration, forDecision: true };
  const { report, ratings } = scoreRole(allowed, model);
  await keepReport({ report, ratings, on, code: question.code }, { log, sha256 });
  const result = scoreResult(report, { rubric, ratings }, () => 100);
  const json = result.json();
  const folder = `${scorecardPrefix}${sha256(json).slice(0, 12)}`;
  const keys = [`${folder}/score.json`, `${folder}/score.html`];
  // The file that names the candidates first: an erasure finds the page by it.
  await cloud.people.objects.put(keys[0] ?? '', json, 'application/json');
  await cloud.people.objects.put(keys[1] ?? '', (await result.html?.()) ?? '', 'text/html; charset=utf-8');
  return { keys, scored: report.candidates.length, refused: refused.size };
}

async function modelOf({ people, scratch }: ScoringCloud, { rubric, calibration }: ScoreQuestion) {
  const folder = mkdtempSync(join(scratch, 'model-'));
  try {
    const rubricFile = await readRubric(rubric === null ? shippedRubric() : await fetched(rubric));
    const found =
      calibration === null
        ? calibrationOf([], rubricFile)
        : await readCalibrationOf(await fetched(calibration), rubricFile);
    return { ...rubricFile, calibration: found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  async function fetched(key: string): Promise<string> {
    return fetchInto(people.objects, key, join(folder, key.replaceAll(/[^\w.-]/g, '_')));
  }
}

async function fetchInto(objects: Objects, key: string, path: string): Promise<string> {
  await objects.download(key, path);
  return path;
}
