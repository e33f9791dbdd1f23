import type { Instrument } from '../../model/people-objects.ts';
import type { Role, Rubric } from '../../model/rubric.ts';
import type { ScoredCandidate } from '../../model/score-report.ts';
import type { AxisWeights } from './axes.ts';
import { counterfactual, type WeighedRating } from './counterfactual.ts';
import { byProbability, greatest, labelOf, labelProbabilities, type Posterior } from './label.ts';
import type { JudgedPanel } from './panel-reader.ts';
import { expectedBest, mostTelling, type NextRating, settleNext } from './settle-next.ts';

type VerdictGround = { readonly rubric: Rubric; readonly role: Role; readonly weights: AxisWeights };

type Verdict = Pick<
  ScoredCandidate,
  'label' | 'between' | 'labelProbabilities' | 'counterfactual' | 'settleNext'
>;

/** The label, what would change it and what would settle it; of an incomplete candidate only what is to be asked next. */
export function verdictOf(
  weighed: readonly WeighedRating[],
  judged: JudgedPanel,
  posterior: Posterior,
  isComplete: boolean,
  { rubric, role, weights }: VerdictGround,
): Verdict {
  const { floors } = role;
  const probabilities = labelProbabilities(posterior, floors);
  const label = labelOf(probabilities);
  // What is missing comes first: more of what was asked already cannot complete an axis.
  const open = isComplete ? judged.next : judged.unrated;
  const next = mostTelling(open.undominated, posterior, floors) ?? heaviest(open.all, weights);
  const now = greatest(probabilities);
  return {
    label: isComplete ? label : 'incomplete',
    between: isComplete && label === 'not settled' ? byProbability(probabilities).slice(0, 2) : [],
    labelProbabilities: isComplete ? probabilities : null,
    counterfactual: isComplete ? counterfactual(weighed, rubric, posterior, probabilities, floors) : null,
    settleNext:
      next === null
        ? null
        : settleNext(next, rubric, usedOn(next.competency, weighed), {
            now,
            expected: Math.max(now, expectedBest(posterior, next, floors)),
          }),
  };
}

function usedOn(competency: number, weighed: readonly WeighedRating[]): ReadonlySet<Instrument | null> {
  const used = new Set<Instrument | null>();
  for (const one of weighed) if (one.competency === competency) used.add(one.rating.instrument);
  return used;
}

function heaviest(open: readonly NextRating[], { strategic, tactical }: AxisWeights): NextRating | null {
  const weight = ({ competency }: NextRating) => (strategic[competency] ?? 0) + (tactical[competency] ?? 0);
  return open.reduce<NextRating | null>(
    (best, one) => (best === null || weight(one) > weight(best) ? one : best),
    null,
  );
}
