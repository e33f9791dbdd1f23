import { z } from 'zod';
import type { Estimate } from '../../core/model/estimate.ts';
import { agrestiCaffo } from '../../core/stats/agresti-caffo.ts';
import { agrestiCoull } from '../../core/stats/agresti-coull.ts';
import { clopperPearson } from '../../core/stats/clopper-pearson.ts';
import { jeffreys } from '../../core/stats/jeffreys.ts';
import type { Count, Level } from '../../core/stats/needs.ts';
import { newcombe, newcombeWithContinuity } from '../../core/stats/newcombe.ts';
import { wald } from '../../core/stats/wald.ts';
import { waldDifference } from '../../core/stats/wald-difference.ts';
import { wilson, wilsonWithContinuity } from '../../core/stats/wilson.ts';
import { conf, count, type Method, method } from './method.ts';

const Proportion = z.object({ k: count, n: count, conf });
const Difference = z.object({ k1: count, n1: count, k2: count, n2: count, conf });
const continuity = z.boolean();

type ProportionInterval = (k: number, n: number, level: Level) => Estimate | null;
type DifferenceInterval = (a: Count, b: Count, level: Level) => Estimate | null;

/** Intervals of a proportion and of a difference of two, by method name. */
export const proportionMethods: Readonly<Record<string, Method>> = {
  wilson: method(Proportion.extend({ continuity }), (input) =>
    ofProportion(input.continuity ? wilsonWithContinuity : wilson, input),
  ),
  clopper_pearson: method(Proportion, (input) => ofProportion(clopperPearson, input)),
  agresti_coull: method(Proportion, (input) => ofProportion(agrestiCoull, input)),
  jeffreys: method(Proportion, (input) => ofProportion(jeffreys, input)),
  wald: method(Proportion, (input) => ofProportion(wald, input)),
  newcombe_diff: method(Difference.extend({ continuity }), (input) =>
    ofDifference(input.continuity ? newcombeWithContinuity : newcombe, input),
  ),
  agresti_caffo_diff: method(Difference, (input) => ofDifference(agrestiCaffo, input)),
  wald_diff: method(Difference, (input) => ofDifference(waldDifference, input)),
};

function ofProportion(interval: ProportionInterval, { k, n, conf }: z.infer<typeof Proportion>) {
  return limits(interval(k, n, { conf }));
}

function ofDifference(interval: DifferenceInterval, { k1, n1, k2, n2, conf }: z.infer<typeof Difference>) {
  return limits(interval({ k: k1, n: n1 }, { k: k2, n: n2 }, { conf }));
}

function limits(estimate: Estimate | null) {
  return { lower: estimate?.low ?? null, upper: estimate?.high ?? null };
}
