import { z } from 'zod';
import { cohenKappa } from '../../core/stats/cohen-kappa.ts';
import { completeRows, type Gap } from '../../core/stats/complete-rows.ts';
import { cronbachAlpha } from '../../core/stats/cronbach-alpha.ts';
import { type DStudy, dStudy, dStudyNested } from '../../core/stats/d-study.ts';
import { disattenuation } from '../../core/stats/disattenuation.ts';
import { fleissKappa } from '../../core/stats/fleiss-kappa.ts';
import { gStudy } from '../../core/stats/g-study.ts';
import { gStudyNested, type TaskRatings } from '../../core/stats/g-study-nested.ts';
import { icc, type Reliability } from '../../core/stats/icc.ts';
import { krippendorffAlpha } from '../../core/stats/krippendorff-alpha.ts';
import { mcdonaldOmega } from '../../core/stats/mcdonald-omega.ts';
import { meanSquares } from '../../core/stats/mean-squares.ts';
import { spearmanBrown } from '../../core/stats/spearman-brown.ts';
import { standardErrorOfMeasurement } from '../../core/stats/standard-error-of-measurement.ts';
import { conf, count, type Method, method } from './method.ts';

const row = z.array(z.number());
const ratings = z.array(z.array(z.number().nullable()));
const size = z.int().positive();
const GStudy = z.discriminatedUnion('design', [
  z.object({ design: z.literal('p_x_r'), ratings, d_raters: size }),
  z.object({
    design: z.literal('p_x_r_in_t'),
    ratings: z.array(z.array(row)),
    d_raters: size,
    d_tasks: size,
  }),
]);

/** Agreement of raters and reliability of scores, by method name. What is undefined is null. */
export const agreementMethods: Readonly<Record<string, Method>> = {
  icc: method(z.object({ ratings, conf }), (input) => iccOutputs(completeRows(input.ratings), input.conf)),
  g_study: method(GStudy, (input) =>
    input.design === 'p_x_r'
      ? crossed(input.ratings, input.d_raters)
      : nested(input.ratings, { raters: input.d_raters, tasks: input.d_tasks }),
  ),
  cronbach_alpha: method(z.object({ items: ratings, conf }), ({ items, conf }) => {
    const complete = completeRows(items);
    const { value, low, high } = cronbachAlpha(complete, { conf }) ?? undefinedEstimate;
    return { alpha: value, lower: low, upper: high, n: complete.length };
  }),
  mcdonald_omega: method(
    z.object({ correlation: z.array(row), general_loadings: row, uniqueness: row }),
    ({ correlation, general_loadings: generalLoadings, uniqueness }) => {
      const found = mcdonaldOmega({ correlation, generalLoadings, uniqueness });
      return {
        alpha_standardized: found?.alphaStandardized ?? null,
        omega_hierarchical: found?.hierarchical ?? null,
        omega_total: found?.total ?? null,
      };
    },
  ),
  krippendorff_alpha: method(
    z.object({ ratings, level: z.enum(['nominal', 'ordinal', 'interval', 'ratio']) }),
    ({ ratings, level }) => {
      const units = ratings.map((unit) => unit.filter((value) => value !== null));
      return { alpha: krippendorffAlpha(units, level) };
    },
  ),
  cohen_kappa: method(
    z.object({ table: z.array(z.array(count)), weights: z.enum(['none', 'linear', 'quadratic']) }),
    ({ table, weights }) => {
      const found = cohenKappa(table, { weights });
      if (found === null) return { kappa: null, se: null, se0: null, z: null };
      const { value, se, se0 } = found;
      return { kappa: value, se, se0, z: se0 > 0 ? value / se0 : null };
    },
  ),
  fleiss_kappa: method(z.object({ counts: z.array(z.array(count)) }), ({ counts }) => ({
    kappa: fleissKappa(counts)?.value ?? null,
  })),
  spearman_brown: method(z.object({ reliability: row, factor: z.number() }), ({ reliability, factor }) => ({
    stepped_up: reliability.map((one) => spearmanBrown(one, factor)),
  })),
  sem: method(z.object({ sd: z.number(), reliability: row }), ({ sd, reliability }) => {
    const errors = reliability.map((one) => standardErrorOfMeasurement(sd, one));
    return {
      sem: errors.map((error) => error?.sem ?? null),
      se_difference: errors.map((error) => error?.ofDifference ?? null),
    };
  }),
  disattenuation: method(
    z.object({ r: z.number(), rxx: z.number(), ryy: z.number() }),
    ({ r, rxx, ryy }) => ({
      rho: disattenuation(r, rxx, ryy),
    }),
  ),
};

const undefinedEstimate = { value: null, low: null, high: null };

function iccOutputs(ratings: readonly (readonly number[])[], conf: number) {
  const ms = meanSquares(ratings);
  const found = icc(ratings, { conf });
  const forms = ['icc1', 'icc2', 'icc3', 'icc1k', 'icc2k', 'icc3k'] as const;
  return {
    ...Object.fromEntries(forms.flatMap((form) => formOutputs(form, found?.[form] ?? null))),
    ms_targets: ms?.targets ?? null,
    ms_raters: ms?.raters ?? null,
    ms_within: ms?.within ?? null,
    ms_error: ms?.error ?? null,
  };
}

function formOutputs(form: string, found: Reliability | null) {
  return [
    [form, found?.value ?? null],
    [`${form}_ci`, found && [found.low, found.high]],
    [`${form}_p`, found?.p ?? null],
  ];
}

function crossed(ratings: readonly (readonly Gap[])[], raters: number) {
  const found = gStudy(completeRows(ratings));
  return {
    var_p: found?.person.value ?? null,
    var_r: found?.rater.value ?? null,
    var_residual: found?.residual.value ?? null,
    ...dOutputs(found && dStudy(found, { raters })),
  };
}

function nested(ratings: readonly TaskRatings[], plan: { readonly raters: number; readonly tasks: number }) {
  const found = gStudyNested(ratings);
  return {
    var_p: found?.person.value ?? null,
    var_t: found?.task.value ?? null,
    var_r: found?.raterInTask.value ?? null,
    var_pt: found?.personByTask.value ?? null,
    var_residual: found?.residual.value ?? null,
    ...dOutputs(found && dStudyNested(found, plan)),
  };
}

function dOutputs(found: DStudy | null) {
  return {
    relative_error: found?.relativeError ?? null,
    absolute_error: found?.absoluteError ?? null,
    g_coefficient: found?.gCoefficient ?? null,
    phi: found?.phi ?? null,
  };
}
