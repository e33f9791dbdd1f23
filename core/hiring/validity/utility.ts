import type { Estimate } from '../../model/estimate.ts';
import type { AxisValidity, Utility } from '../../model/validity-report.ts';
import { bcgUtility } from '../../stats/bcg-utility.ts';

/** Gain of each axis inside at the raw correlation and its limits; null where no correlation is told. */
export function utilityOf(inputs: Utility['inputs'], axes: readonly AxisValidity[]): Utility {
  const gains = axes
    .filter(({ segments }) => segments === 'inside')
    .map(({ axis, pearson }) => ({ axis, gain: pearson && gainOf(inputs, pearson) }));
  return { inputs, gains };
}

function gainOf(inputs: Utility['inputs'], r: Estimate): Estimate | null {
  const at = (validity: number) => bcgUtility({ ...inputs, validity });
  const [value, low, high] = [at(r.value), at(r.low), at(r.high)];
  return value === null || low === null || high === null ? null : { value, low, high, n: r.n };
}
