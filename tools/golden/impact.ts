import { z } from 'zod';
import { impactRatios, type NamedCount, ratesAfterOneMoved } from '../../core/hiring/impact-ratios.ts';
import { binomialSdTest } from '../../core/stats/binomial-sd-test.ts';
import { count, type Method, method } from './method.ts';

const groups = z.record(z.string(), z.object({ selected: count, n: count }));

/** Measures of adverse impact, by method name. Outputs by group have the group's name as key. */
export const impactMethods: Readonly<Record<string, Method>> = {
  four_fifths: method(z.object({ groups }), (input) => {
    const list = named(input.groups);
    const found = impactRatios(list);
    const moved = ratesAfterOneMoved(list);
    return {
      ...ratios(list),
      flagged: Object.fromEntries(found.map(({ name, isFlagged }) => [name, isFlagged])),
      flip_one_rate: moved && Object.fromEntries(list.map(({ name }, i) => [name, moved[i] ?? null])),
    };
  }),
  ll144_impact_ratio: method(z.object({ groups, kind: z.enum(['selection', 'scoring']) }), (input) =>
    ratios(named(input.groups)),
  ),
  binomial_sd_test: method(z.object({ n: count, p: z.number(), observed: count }), ({ n, p, observed }) => ({
    ...binomialSdTest(observed, n, p),
  })),
};

function named(input: z.infer<typeof groups>): readonly NamedCount[] {
  return Object.entries(input).map(([name, { selected, n }]) => ({ name, k: selected, n }));
}

function ratios(list: readonly NamedCount[]) {
  const found = impactRatios(list);
  return {
    rate: Object.fromEntries(found.map(({ name, rate }) => [name, rate])),
    impact_ratio: Object.fromEntries(found.map(({ name, impactRatio }) => [name, impactRatio])),
  };
}
