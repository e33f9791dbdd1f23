import type { Calibration, VarianceComponent } from '../../model/calibration.ts';
import { normalCriticalValue } from '../../stats/critical-value.ts';
import { type Factor, factorOf, type MixedModel, type Term } from '../../stats/mixed-model/model.ts';
import { type FittedTerm, reml, type Variance } from '../../stats/mixed-model/reml.ts';
import { byText, type CountedRating } from './counted-ratings.ts';

export type Fit = Pick<Calibration, 'components' | 'items' | 'mean' | 'raters' | 'criterion'> & {
  readonly hasConverged: boolean;
};

/** Between the parts of a name, so that no two names come to one key. */
const BESIDE = '\u0000';

const termNames = {
  candidate: 'candidate',
  rater: 'rater',
  candidateCompetency: 'candidate x competency',
  candidateRater: 'candidate x rater',
} as const;

/** rating = item + candidate + candidate x competency + rater + candidate x rater + residual; null where none can be. */
export function fitRatings(ratings: readonly CountedRating[]): Fit | null {
  const items = factorOf(ratings.map(itemKey));
  const raters = factorOf(ratings.map(({ raterId }) => raterId));
  const fit = reml(modelOf(ratings, items, { ...raters, name: termNames.rater }));
  if (fit === null) return null;
  const term = (name: string) => fit.terms.find((fitted) => fitted.name === name) ?? null;
  const itemCounts = countsOf(items);
  const itemMeans = items.names.map((name, i) => ({
    ...itemOf(name),
    mean: fit.means[i] ?? 0,
    n: itemCounts[i] ?? 0,
  }));
  const rater = term(termNames.rater);
  return {
    components: {
      candidate: componentOf(term(termNames.candidate)),
      candidateCompetency: componentOf(term(termNames.candidateCompetency)),
      rater: componentOf(rater),
      candidateRater: componentOf(term(termNames.candidateRater)),
      residual: componentOf(fit.residual),
    },
    items: itemMeans.sort((a, b) => byText(a.competency, b.competency) || byText(a.item, b.item)),
    mean: itemMeans.reduce((sum, { mean }) => sum + mean, 0) / itemMeans.length,
    raters: rater === null ? [] : severities(rater, raters),
    criterion: fit.criterion,
    hasConverged: fit.hasConverged,
  };
}

function modelOf(ratings: readonly CountedRating[], fixed: MixedModel['fixed'], rater: Term): MixedModel {
  const term = (name: string, key: (rating: CountedRating) => string) => ({
    name,
    ...factorOf(ratings.map(key)),
  });
  return {
    y: Float64Array.from(ratings, ({ points }) => points),
    fixed,
    terms: [
      term(termNames.candidate, ({ candidateId }) => candidateId),
      rater,
      term(termNames.candidateCompetency, (rating) => rating.candidateId + BESIDE + rating.competency),
      term(termNames.candidateRater, (rating) => rating.candidateId + BESIDE + rating.raterId),
    ],
  };
}

/** A competency as a whole has no second part: an item may have any name, the empty one too. */
const itemKey = ({ competency, item }: CountedRating) =>
  item === null ? competency : competency + BESIDE + item;

function itemOf(key: string): { readonly competency: string; readonly item: string | null } {
  const at = key.indexOf(BESIDE);
  return at < 0
    ? { competency: key, item: null }
    : { competency: key.slice(0, at), item: key.slice(at + BESIDE.length) };
}

function countsOf({ levels, count }: Factor): Int32Array {
  const counts = new Int32Array(count);
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

function componentOf(fitted: Variance | null): VarianceComponent {
  if (fitted === null) return { variance: 0, low: null, high: null, state: 'not identified', why: null };
  const { variance, low, high, state } = fitted;
  return { variance, low, high, state, why: state === 'not identified' ? whyNot(fitted) : null };
}

function whyNot({ with: others }: Variance): string {
  if (others.length === 0) return 'there is one level of it, or it follows the items';
  return `these ratings cannot tell it from ${others.join(' and ')}, which holds both`;
}

/** Severity is what a rater takes off: the predicted effect with its sign turned. None where the design shows none. */
function severities(
  fitted: FittedTerm,
  raters: Factor & { readonly names: readonly string[] },
): Calibration['raters'] {
  if (fitted.state === 'not identified') return [];
  const z = normalCriticalValue({});
  const counts = countsOf(raters);
  const rows = raters.names.map((raterId, i) => {
    const value = 0 - (fitted.effects[i] ?? 0);
    const se = fitted.sds[i] ?? 0;
    const n = counts[i] ?? 0;
    return { raterId, severity: { value, low: value - z * se, high: value + z * se, n }, se, n };
  });
  return rows.sort((a, b) => byText(a.raterId, b.raterId));
}
