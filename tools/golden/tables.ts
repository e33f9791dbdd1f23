import { z } from 'zod';
import { breslowDay, breslowDayTarone } from '../../core/stats/breslow-day.ts';
import { type ChiSquare, chiSquare } from '../../core/stats/chi-square.ts';
import { fisherExact } from '../../core/stats/fisher-exact.ts';
import {
  commonOddsRatio,
  mantelHaenszelTest,
  mantelHaenszelTestWithContinuity,
} from '../../core/stats/mantel-haenszel.ts';
import { simpsonsParadox } from '../../core/stats/simpsons-paradox.ts';
import type { OddsRatio } from '../../core/stats/table.ts';
import { conf, count, type Method, method, table } from './method.ts';

const strata = z.array(table);
const Pairs = z
  .object({ a: z.array(z.tuple([count, count])), b: z.array(z.tuple([count, count])) })
  .refine(({ a, b }) => a.length === b.length, { error: 'a and b need equal lengths' });

/** Tests of tables by method name. An infinite or undefined odds ratio is null: JSON has neither. */
export const tableMethods: Readonly<Record<string, Method>> = {
  fisher_exact: method(
    z.object({ table, alternative: z.enum(['two_sided', 'less', 'greater']) }),
    (input) => {
      const { p, oddsRatio } = fisherExact(input.table, input.alternative);
      return { p, odds_ratio: asNumber(oddsRatio) };
    },
  ),
  chi_square: method(z.object({ table: z.array(z.array(count)) }), (input) =>
    statistic(chiSquare(input.table)),
  ),
  cmh: method(z.object({ strata, continuity: z.boolean(), conf }), (input) => {
    const run = input.continuity ? mantelHaenszelTestWithContinuity : mantelHaenszelTest;
    const found = run(input.strata);
    const { oddsRatio, low, high } = commonOddsRatio(input.strata, { conf: input.conf });
    return {
      chi2: found?.chi2 ?? null,
      p: found?.p ?? null,
      odds_ratio: asNumber(oddsRatio),
      lower: low,
      upper: high,
    };
  }),
  breslow_day: method(z.object({ strata, tarone: z.boolean() }), (input) =>
    statistic(input.tarone ? breslowDayTarone(input.strata) : breslowDay(input.strata)),
  ),
  simpsons_paradox: method(Pairs, ({ a, b }) => {
    const found = simpsonsParadox(a.map((cells, i) => ({ a: toCount(cells), b: toCount(b[i]) })));
    return {
      rate_a: found?.rateA ?? null,
      rate_b: found?.rateB ?? null,
      stratum_rate_a: found?.strata.map((pair) => pair.a) ?? null,
      stratum_rate_b: found?.strata.map((pair) => pair.b) ?? null,
      n_strata_b_higher: found?.higherInB ?? null,
      reversal: found?.reversal ?? null,
    };
  }),
};

function statistic(found: ChiSquare | null) {
  return { chi2: found?.chi2 ?? null, df: found?.df ?? null, p: found?.p ?? null };
}

function asNumber(ratio: OddsRatio): number | null {
  return typeof ratio === 'number' ? ratio : null;
}

function toCount([k, n]: readonly [number, number] = [0, 0]) {
  return { k, n };
}
