import { completeRows, type RatedPoints, ratingTable } from './hiring/raters/rating-table.ts';
import { reliabilityStatement } from './hiring/raters/statement.ts';
import { bandsOf, pairsToldApart, type Standing } from './hiring/score/bands.ts';
import { pointsOf } from './hiring/score/points.ts';
import { type Scored, scorerOf } from './hiring/score/scorer.ts';
import type { Calibration } from './model/calibration.ts';
import type { Estimate } from './model/estimate.ts';
import type { Rubric } from './model/rubric.ts';
import type { ScoreReport } from './model/score-report.ts';
import type { ScorerRating } from './model/scorer-rating.ts';
import { type Icc, icc } from './stats/icc.ts';

export type ScoreCommand = {
  readonly rubric: Rubric;
  readonly rubricHash: string;
  /** A role of the rubric. */
  readonly role: string;
  readonly calibration: Calibration;
  readonly ratings: readonly ScorerRating[];
  /** False for a preview from files. */
  readonly forDecision: boolean;
};

/**
 * Scores every candidate that has a rating, each for itself. Pure: the same ratings, in any order, give the same
 * bytes. Candidates are sorted by id, which says nothing of them; bands say who can be told apart.
 *
 * @throws RangeError where the rubric has no such role.
 */
export function score(command: ScoreCommand): ScoreReport {
  const { rubric, calibration } = command;
  const role = rubric.roles.find(({ id }) => id === command.role);
  if (role === undefined) throw new RangeError(`the rubric has no role ${command.role}`);
  const scorer = scorerOf(rubric, role.id, calibration);
  const scored = byCandidate(command.ratings).map(([id, ratings]) => scorer(id, ratings));
  const panel = panelAgreement(command);
  const bands = { strategic: bandsOn('strategic', scored), tactical: bandsOn('tactical', scored) };
  const toldApart = { strategic: pairsOn('strategic', scored), tactical: pairsOn('tactical', scored) };
  return {
    schema: 'bearing/score/1',
    role: role.id,
    rubric: { id: rubric.id, version: rubric.version, hash: command.rubricHash },
    calibration: { status: calibration.status, hash: calibration.hash, n: calibration.n },
    forDecision: command.forDecision,
    floors: role.floors,
    candidates: scored.map(({ candidate }) => candidate),
    bands,
    toldApart,
    raters: ratersOf(command),
    reliability: {
      panel: plain(panel?.icc2k ?? null),
      statement: reliabilityStatement(panel?.icc2k?.value ?? meanReliability(scored)),
    },
    notes: notesOf(command, toldApart, scored),
  };
}

function byCandidate(
  ratings: readonly ScorerRating[],
): readonly (readonly [string, readonly ScorerRating[]])[] {
  const groups = new Map<string, ScorerRating[]>();
  for (const rating of ratings) {
    const group = groups.get(rating.candidateId);
    if (group) group.push(rating);
    else groups.set(rating.candidateId, [rating]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function bandsOn(axis: 'strategic' | 'tactical', scored: readonly Scored[]): string[][] {
  return bandsOf(standingsOn(axis, scored)).map((band) => [...band]);
}

/** More people than this and the pairs are too many to read. */
const MOST_PAIRED = 20;

function pairsOn(axis: 'strategic' | 'tactical', scored: readonly Scored[]): [string, string][] | null {
  if (scored.length > MOST_PAIRED) return null;
  return pairsToldApart(standingsOn(axis, scored)).map(([above, below]) => [above, below]);
}

/** Of those of whom enough was asked: an incomplete axis leans on the norm, which is no standing of the person. */
function standingsOn(axis: 'strategic' | 'tactical', scored: readonly Scored[]): readonly Standing[] {
  return scored.flatMap(({ candidate, standing }) => {
    const one = standing[axis];
    const { value, needed } = candidate.coverage[axis];
    return one === null || value < needed ? [] : [{ candidateId: candidate.candidateId, ...one }];
  });
}

/** ICCs of the panel, where every rater rated every candidate; null where the design does not allow them. */
function panelAgreement({ ratings, rubric }: ScoreCommand): Icc | null {
  const competencies = new Map(rubric.competencies.map((competency) => [competency.id, competency]));
  const points: RatedPoints[] = [];
  for (const { candidateId, raterId, competency, rating } of ratings) {
    const known = competencies.get(competency);
    if (known === undefined) continue;
    points.push({ candidateId, raterId, points: pointsOf(rating, rubric.scale, known) });
  }
  const table = ratingTable(points);
  const rows = completeRows(table);
  return rows.length < table.rows.length ? null : icc(rows);
}

function plain(reliability: Icc['icc2k']): Estimate | null {
  if (reliability === null) return null;
  const { value, low, high, n } = reliability;
  return { value, low, high, n };
}

function meanReliability(scored: readonly Scored[]): number | null {
  const all = scored.flatMap(({ candidate: { reliability } }) =>
    [reliability.strategic, reliability.tactical].filter((value) => value !== null),
  );
  return all.length === 0 ? null : all.reduce((sum, value) => sum + value, 0) / all.length;
}

function ratersOf({ ratings, calibration }: ScoreCommand): ScoreReport['raters'] {
  const counts = new Map<string, { ratings: number }>();
  for (const { raterId } of ratings) {
    const count = counts.get(raterId);
    if (count) count.ratings += 1;
    else counts.set(raterId, { ratings: 1 });
  }
  const severities = new Map(calibration.raters.map(({ raterId, severity }) => [raterId, severity]));
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([raterId, count]) => ({ raterId, severity: severities.get(raterId) ?? null, ...count }));
}

function notesOf(
  { calibration, forDecision }: ScoreCommand,
  toldApart: ScoreReport['toldApart'],
  scored: readonly Scored[],
): ScoreReport['notes'] {
  const notes: ScoreReport['notes'] = [];
  if (!forDecision) {
    notes.push({ code: 'not-for-decision', text: 'a preview from files, not for decision' });
  }
  if (calibration.status !== 'calibrated') {
    notes.push({
      code: calibration.status === 'uncalibrated' ? 'uncalibrated' : 'not-converged',
      text: uncalibratedText(calibration),
    });
  }
  for (const axis of ['strategic', 'tactical'] as const) {
    if (toldApart[axis]?.length === 0 && scored.length > 1) {
      notes.push({ code: 'nobody-apart', text: `the ratings tell nobody apart on the ${axis} axis` });
    }
  }
  return [...notes, ...leftOutNotes(scored)];
}

/** How many ratings of the whole report were left out, by reason. */
function leftOutNotes(scored: readonly Scored[]): ScoreReport['notes'] {
  const counts = new Map<string, number>();
  for (const { candidate } of scored) {
    for (const [reason, count] of Object.entries(candidate.leftOut)) {
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => ({
      code: 'left-out',
      text: `${count} ${count === 1 ? 'rating' : 'ratings'} left out: ${reason}`,
    }));
}

/** Why nothing, or only something rough, is known of the raters. */
function uncalibratedText({ status, n: { candidates, raters }, notes }: Calibration): string {
  if (status === 'not converged') {
    return 'not converged: the search for the variances stopped early, so severities and intervals are rough';
  }
  const unknown = 'how severe each rater is stays unknown, and a documented prior stands in';
  if (candidates === 0) return `uncalibrated: without a calibration ${unknown}`;
  const why = notes.find(({ code }) => code === 'uncalibrated')?.text;
  return why ?? `uncalibrated: ${candidates} candidates and ${raters} raters were not fitted, so ${unknown}`;
}
