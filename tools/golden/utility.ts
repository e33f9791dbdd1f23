import { z } from 'zod';
import { bcgUtility } from '../../core/stats/bcg-utility.ts';
import { compositeValidity } from '../../core/stats/composite-validity.ts';
import { naylorShine } from '../../core/stats/naylor-shine.ts';
import { rangeRestriction } from '../../core/stats/range-restriction.ts';
import { taylorRussell } from '../../core/stats/taylor-russell.ts';
import { count, type Method, method } from './method.ts';

const number = z.number();
const ratios = z.array(number);

/** Validity and what selection by it is worth, by method name. */
export const utilityMethods: Readonly<Record<string, Method>> = {
  range_restriction_case2: method(
    z.object({ r: number, sd_unrestricted: number, sd_restricted: number }),
    ({ r, sd_unrestricted: unrestricted, sd_restricted: restricted }) => ({
      r_corrected: rangeRestriction(r, { unrestricted, restricted }),
    }),
  ),
  composite_validity: method(
    z.object({ validities: z.array(number), intercorrelations: z.array(z.array(number)) }),
    ({ validities, intercorrelations }) => {
      const found = compositeValidity(validities, intercorrelations);
      return { multiple_r: found?.multipleR ?? null, gain: found?.gain ?? null };
    },
  ),
  taylor_russell: method(
    z.object({ validity: number, base_rate: number, selection_ratio: ratios }),
    ({ validity, base_rate: baseRate, selection_ratio }) => ({
      success_ratio: selection_ratio.map((selectionRatio) =>
        taylorRussell(validity, { baseRate, selectionRatio }),
      ),
    }),
  ),
  naylor_shine: method(z.object({ selection_ratio: ratios }), ({ selection_ratio }) => ({
    lambda: selection_ratio.map(naylorShine),
  })),
  bcg_utility: method(
    z.object({
      n_selected: count,
      tenure: number,
      validity: number,
      sdy: number,
      cost_per_applicant: number,
      selection_ratio: ratios,
    }),
    ({ n_selected: selected, cost_per_applicant: costPerApplicant, selection_ratio, ...given }) => ({
      utility: selection_ratio.map((selectionRatio) =>
        bcgUtility({ ...given, selected, costPerApplicant, selectionRatio }),
      ),
    }),
  ),
};
