import type { Competency, Role, Rubric } from '../../model/rubric.ts';

export type PlannedInterview = {
  readonly number: number;
  /** Two people in the room; the first one leads. Numbers from 1. */
  readonly raters: readonly [number, number];
  readonly competencies: readonly Competency[];
  readonly minutes: number;
};

export type RatingPlan = {
  readonly interviews: readonly PlannedInterview[];
  /** Interviewers without an interview: numbers from 1. */
  readonly free: readonly number[];
};

/** What can be asked with care in an hour. */
const mostPerInterview = 4;
const minutesEach = 12;
const minutesAround = 10;

/**
 * Who rates what: each competency of the role by two raters, in the fewest interviews of at most four competencies.
 * Pairs go round in a ring, so that every rater shares interviews with others and severity can be told from the candidate;
 * competencies are dealt out, so that no pair rates one axis alone.
 * @throws RangeError for fewer than two interviewers.
 */
export function ratingPlan(competencies: readonly Competency[], interviewers: number): RatingPlan {
  if (!Number.isInteger(interviewers) || interviewers < 2) {
    throw new RangeError(`a plan needs 2 interviewers or more for two raters each, got ${interviewers}`);
  }
  const count = Math.ceil(competencies.length / mostPerInterview);
  const inRing = Math.min(interviewers, Math.max(count, Math.min(count + 1, 3)));
  const interviews = Array.from({ length: count }, (_, i): PlannedInterview => {
    const dealt = competencies.filter((_, k) => k % count === i);
    return {
      number: i + 1,
      raters: [(i % inRing) + 1, ((i + 1) % inRing) + 1],
      competencies: dealt,
      minutes: minutesAround + minutesEach * dealt.length,
    };
  });
  const busy = new Set(interviews.flatMap(({ raters }) => raters));
  const everyone = Array.from({ length: interviewers }, (_, i) => i + 1);
  return { interviews, free: everyone.filter((one) => !busy.has(one)) };
}

/** The competencies that count for a role, strategic first. */
export function roleCompetencies(rubric: Rubric, role: Role): readonly Competency[] {
  const counting = rubric.competencies.filter(({ id }) => (role.weights[id] ?? 0) > 0);
  return counting.toSorted((a, b) => (a.axis === b.axis ? 0 : a.axis === 'strategic' ? -1 : 1));
}
