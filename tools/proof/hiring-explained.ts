import type { Role } from '../../core/model/rubric.ts';
import type { ScoredCandidate } from '../../core/model/score-report.ts';
import type { ScorerRating } from '../../core/model/scorer-rating.ts';
import { score } from '../../core/score.ts';
import { type Case, hiringCases } from './hiring-cases.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const CASES = 10_000;
const AXES = ['strategic', 'tactical'] as const;
const NO_ROLE: Pick<Role, 'weights'> = { weights: {} };

/** H2: what is said of a score is true of it: its parts, each rating's gain, and the change that alters the label. */
export async function proveExplanations(scale: number): Promise<ProofRow[]> {
  const cases = await hiringCases(Math.max(50, Math.round(CASES * scale)));
  const scored = cases.map((one) => ({ one, candidate: candidateOf(one) }));
  const stated = scored.filter(({ candidate }) => candidate.counterfactual !== null);
  const silent = scored.filter(({ candidate }) => candidate.counterfactual === null && isJudged(candidate));
  return [
    row('contributions add up to both scores, to the last bit', scored, addsUp),
    row('every rating that counts is named on its axis', scored, namesAll),
    row('one rating moved by a step moves its axis by the gain stated', scored, movesAsStated),
    row('the stated change of one rating alters the label as stated', stated, holds),
    row('no change of one rating that is a step smaller alters it', stated, isSmallest),
    row('where no change is stated, none alters it', silent, noneAlters),
  ];
}

type Scored = { readonly one: Case; readonly candidate: ScoredCandidate };

function row(what: string, among: readonly Scored[], holdsFor: (scored: Scored) => boolean): ProofRow {
  const good = among.filter(holdsFor).length;
  const goal = `${among.length} of ${among.length}`;
  return { id: 'H2', what, goal, got: `${good}`, pass: good === among.length && good > 0 };
}

function candidateOf(one: Case): ScoredCandidate {
  const [candidate] = score(one).candidates;
  if (candidate === undefined) throw new RangeError('needed a scored candidate, got none');
  return candidate;
}

const isJudged = ({ label }: ScoredCandidate) => label !== 'incomplete';

function standingOn(candidate: ScoredCandidate, axis: (typeof AXES)[number]): number | null {
  const estimate = candidate[axis];
  return estimate === null || 'insufficient' in estimate ? null : estimate.value;
}

const partsOf = ({ contributions }: ScoredCandidate, axis: (typeof AXES)[number]) =>
  contributions.filter((part) => part.axis === axis);

function addsUp({ candidate }: Scored): boolean {
  return AXES.every((axis) => {
    const sum = partsOf(candidate, axis).reduce((total, { contribution }) => total + contribution, 0);
    const value = standingOn(candidate, axis);
    return value === null || value === sum;
  });
}

/** A rating of a competency with weight has a part on its own axis, unless its gain there is 0. */
function namesAll({ one, candidate }: Scored): boolean {
  const { weights } = one.rubric.roles.find(({ id }) => id === one.role) ?? NO_ROLE;
  return one.ratings.every(({ competency, raterId }) => {
    const known = one.rubric.competencies.find(({ id }) => id === competency);
    if (known === undefined || (weights[competency] ?? 0) === 0) return true;
    return partsOf(candidate, known.axis).some(
      (part) =>
        part.competency === competency && part.raterId === raterId && part.gain !== null && part.gain > 0,
    );
  });
}

const changed = (one: Case, place: number, rating: number): Case => ({
  ...one,
  ratings: one.ratings.map((other, i) => (i === place ? { ...other, rating } : other)),
});

/** Before the ends of the scale cut it off. */
const uncut = (candidate: ScoredCandidate, axis: (typeof AXES)[number]) =>
  partsOf(candidate, axis).reduce((sum, part) => (part.kind === 'limit' ? sum : sum + part.contribution), 0);

function movesAsStated({ one, candidate }: Scored): boolean {
  const place = candidate.contributions.length % one.ratings.length;
  const rating = one.ratings[place] as ScorerRating;
  const step = rating.rating === 5 ? -1 : 1;
  const later = candidateOf(changed(one, place, rating.rating + step));
  return AXES.every((axis) => {
    const part = partsOf(candidate, axis).find(
      ({ competency, raterId }) => competency === rating.competency && raterId === rating.raterId,
    );
    const moved = uncut(later, axis) - uncut(candidate, axis);
    return Math.abs(moved - (part?.gain ?? 0) * 25 * step) < 1e-9;
  });
}

function holds({ one, candidate }: Scored): boolean {
  const stated = candidate.counterfactual;
  if (stated === null) return false;
  const place = one.ratings.findIndex(
    ({ raterId, competency }) => raterId === stated.raterId && competency === stated.competency,
  );
  const later = candidateOf(changed(one, place, stated.to)).label;
  return one.ratings[place]?.rating === stated.from && later === stated.label && later !== candidate.label;
}

function isSmallest({ one, candidate }: Scored): boolean {
  const stated = candidate.counterfactual;
  if (stated === null) return false;
  return nothingAlters(one, candidate, Math.abs(stated.to - stated.from) - 1);
}

const noneAlters = ({ one, candidate }: Scored) => nothingAlters(one, candidate, 4);

/** Whether the label stays, whichever one rating is moved by so many steps or fewer. */
function nothingAlters(one: Case, candidate: ScoredCandidate, most: number): boolean {
  return one.ratings.every(({ rating }, place) =>
    [1, 2, 3, 4, 5]
      .filter((to) => to !== rating && Math.abs(to - rating) <= most)
      .every((to) => candidateOf(changed(one, place, to)).label === candidate.label),
  );
}

await runIfMain(import.meta.url, proveExplanations);
