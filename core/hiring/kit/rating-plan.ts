import type { Instrument } from '../../model/people-objects.ts';
import type { Competency, Role, Rubric } from '../../model/rubric.ts';
import type { Scenario } from '../../model/scenarios.ts';
import { type PromptItem, promptItems } from './prompt-item.ts';

/** A competency and the item it is rated by first: the same one for every candidate. */
export type PlannedItem = { readonly competency: Competency; readonly item: PromptItem };

export type PlannedInterview = {
  readonly number: number;
  /** Two people in the room; the first one leads. Numbers from 1. */
  readonly raters: readonly [number, number];
  readonly items: readonly PlannedItem[];
  readonly minutes: number;
};

export type RatingPlan = {
  readonly interviews: readonly PlannedInterview[];
  /** Interviewers without an interview: numbers from 1. */
  readonly free: readonly number[];
};

/** What two raters can watch, note and rate with care at one sitting. */
const mostPerInterview = 4;
const minutesAround = 10;
/** For one item, follow-ups and, in a scenario, ten minutes of reading included. A choice, not a measurement. */
const minutesOf: Readonly<Record<Instrument, number>> = {
  structured_interview: 12,
  role_play: 15,
  work_sample: 20,
  situational_judgement: 20,
  knowledge_test: 20,
  reference: 12,
};

/**
 * Who rates what: each competency of the role by two raters, in the fewest interviews of at most four competencies.
 * Pairs go round in a ring, so that every rater shares interviews with others and severity can be told from the candidate.
 * @throws RangeError for fewer than two interviewers.
 */
export function ratingPlan(
  competencies: readonly Competency[],
  interviewers: number,
  scenarios: readonly Scenario[] = [],
): RatingPlan {
  if (!Number.isInteger(interviewers) || interviewers < 2) {
    throw new RangeError(`a plan needs 2 interviewers or more for two raters each, got ${interviewers}`);
  }
  const count = Math.ceil(competencies.length / mostPerInterview);
  const inRing = Math.min(interviewers, Math.max(count, Math.min(count + 1, 3)));
  const interviews = dealt(competencies.flatMap(plannedItem(scenarios)), count).map(
    (items, i): PlannedInterview => ({
      number: i + 1,
      raters: [(i % inRing) + 1, ((i + 1) % inRing) + 1],
      items,
      minutes: minutesAround + minutesFor(items),
    }),
  );
  const busy = new Set(interviews.flatMap(({ raters }) => raters));
  const everyone = Array.from({ length: interviewers }, (_, i) => i + 1);
  return { interviews, free: everyone.filter((one) => !busy.has(one)) };
}

const plannedItem =
  (scenarios: readonly Scenario[]) =>
  (competency: Competency): readonly PlannedItem[] =>
    promptItems(competency, scenarios)
      .slice(0, 1)
      .map((item) => ({ competency, item }));

const minutesFor = (items: readonly PlannedItem[]): number =>
  items.reduce((sum, { item }) => sum + minutesOf[item.instrument], 0);

/**
 * Dealt axis by axis, the longest first, to the interview with the fewest items, of these the shortest: no interview
 * is of one axis alone where each axis has an item for each, and none is much longer than the others.
 */
function dealt(items: readonly PlannedItem[], count: number): readonly (readonly PlannedItem[])[] {
  const rooms: PlannedItem[][] = Array.from({ length: count }, () => []);
  const axisOf = ({ competency }: PlannedItem) => (competency.axis === 'strategic' ? 0 : 1);
  const longest = items.toSorted((a, b) => axisOf(a) - axisOf(b) || minutesFor([b]) - minutesFor([a]));
  for (const item of longest) {
    const [room] = rooms.toSorted((a, b) => a.length - b.length || minutesFor(a) - minutesFor(b));
    room?.push(item);
  }
  return rooms;
}

/** The competencies that count for a role, strategic first. */
export function roleCompetencies(rubric: Rubric, role: Role): readonly Competency[] {
  const counting = rubric.competencies.filter(({ id }) => (role.weights[id] ?? 0) > 0);
  return counting.toSorted((a, b) => (a.axis === b.axis ? 0 : a.axis === 'strategic' ? -1 : 1));
}
