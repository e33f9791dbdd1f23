import { normalCriticalValue } from '../critical-value.ts';
import type { Level } from '../needs.ts';
import { layOut } from './blocks.ts';
import { confounded } from './confounded.ts';
import { type MixedModel, needModel, type Term } from './model.ts';
import { type Found, quadraticAt, search } from './search.ts';
import { solve } from './step.ts';

/** A variance with its interval; both limits null where it is 0 or not identified. */
export type Variance = {
  readonly variance: number;
  readonly low: number | null;
  readonly high: number | null;
  /** `boundary`: the likelihood is greatest at 0; `not identified`: the design cannot tell it from `with`. */
  readonly state: 'fitted' | 'boundary' | 'not identified';
  readonly with: readonly string[];
};

export type FittedTerm = Variance & {
  readonly name: string;
  /** Best linear unbiased prediction of every level, and its standard deviation given the data. */
  readonly effects: Float64Array;
  readonly sds: Float64Array;
};

export type RemlFit = {
  readonly terms: readonly FittedTerm[];
  readonly residual: Variance;
  /** Mean of every fixed level, and its standard error. */
  readonly means: Float64Array;
  readonly meanErrors: Float64Array;
  /** -2 log restricted likelihood, as lme4 counts it. */
  readonly criterion: number;
  readonly hasConverged: boolean;
  /** Of the restricted likelihood. */
  readonly evaluations: number;
};

/**
 * Linear mixed model by restricted maximum likelihood, for crossed, nested, unbalanced and incomplete designs.
 * Patterson & Thompson (1971), Biometrika 58, 545-554; criterion as in lme4 (Bates et al. 2015). Intervals are Wald
 * on the logarithm of a variance, from the average information. Posterior sds take the variances as known.
 *
 * A term whose variance cannot be told from others is left out and named. A residual variance of 0, where the terms
 * say all, is not reached: the fit then says that it has not converged.
 *
 * @returns null with fewer than 2 observations over the fixed means, or where these leave nothing to explain.
 * @throws RangeError where lengths differ, a number is not finite or a level is out of range.
 */
export function reml(model: MixedModel, level: Level = {}): RemlFit | null {
  needModel(model);
  if (model.y.length < model.fixed.count + 2) return null;
  const named = confounded(model);
  const kept = model.terms.filter(({ name }) => !named.has(name));
  // Around their mean numbers keep more digits; the fixed means take it back.
  const centre = model.y.reduce((sum, value) => sum + value, 0) / model.y.length;
  const found = search(layOut({ ...model, y: model.y.map((value) => value - centre), terms: kept }));
  if (found === null) return null;
  const variances = variancesOf(found, level);
  const fitted = kept.map((term, k) => fittedTerm(found, { term, k, variance: variances[k] ?? NOT_FITTED }));
  const { point, derivatives, hasConverged, evaluations } = found;
  return {
    terms: model.terms.map(
      (term) => fitted.find(({ name }) => name === term.name) ?? leftOut(term, named.get(term.name) ?? []),
    ),
    residual: variances.at(-1) ?? NOT_FITTED,
    means: point.fixed.map((mean) => mean + centre),
    meanErrors: derivatives.fixedVariances.map((value) => Math.sqrt(value * point.residualVariance)),
    criterion: point.criterion,
    hasConverged,
    evaluations,
  };
}

const NOT_FITTED: Variance = { variance: 0, low: null, high: null, state: 'not identified', with: [] };

function leftOut(term: Term, others: readonly string[]): FittedTerm {
  const none = new Float64Array(term.count);
  return { ...NOT_FITTED, name: term.name, with: others, effects: none, sds: none };
}

/** Of the terms and, last, of the residual. */
function variancesOf({ point, derivatives }: Found, level: Level): readonly Variance[] {
  const { at, curvature } = quadraticAt(point, derivatives);
  const free = [...at.keys()].filter((k) => (at[k] ?? 0) > 0);
  const information = free.map((k) => free.map((l) => (curvature[k]?.[l] ?? 0) / 2));
  const z = normalCriticalValue(level);
  return at.map((variance, k) => {
    const place = free.indexOf(k);
    if (place < 0) return { variance: 0, low: null, high: null, state: 'boundary', with: [] };
    const column = solve(
      information,
      free.map((_, l) => (l === place ? 1 : 0)),
    );
    const square = column?.[place] ?? Number.NaN;
    const factor = Math.exp((z * Math.sqrt(square)) / variance);
    const hasLimits = Number.isFinite(factor) && square > 0;
    return {
      variance,
      low: hasLimits ? variance / factor : null,
      high: hasLimits ? variance * factor : null,
      state: 'fitted',
      with: [],
    };
  });
}

type Placed = { readonly term: Term; readonly k: number; readonly variance: Variance };

/** An effect is ratio x (sum of P y over its level), with variance ratio - ratio^2 z' P z, times the residual's. */
function fittedTerm({ point, derivatives }: Found, { term, k, variance }: Placed): FittedTerm {
  const { equations, py, residualVariance } = point;
  const ratio = equations.ratios[k] ?? 0;
  const effects = new Float64Array(term.count);
  for (const [i, level] of term.levels.entries()) {
    effects[level] = (effects[level] ?? 0) + ratio * (py[i] ?? 0);
  }
  const from = equations.layout.offsets[k] ?? 0;
  const sds = effects.map((_, level) => {
    const leverage = derivatives.leverages[from + level] ?? 0;
    return Math.sqrt(Math.max(0, residualVariance * ratio * (1 - ratio * leverage)));
  });
  return { ...variance, name: term.name, effects, sds };
}
