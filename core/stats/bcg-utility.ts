import { naylorShine } from './naylor-shine.ts';
import { needCorrelation, needFinite, needWhole } from './needs.ts';

export type Selection = {
  /** Persons. */
  readonly selected: number;
  /** Years they stay on average. */
  readonly tenure: number;
  readonly validity: number;
  /** Money a year that one standard deviation of performance is worth: an assumption, say whose. */
  readonly sdy: number;
  readonly costPerApplicant: number;
  /** Share of applicants selected, 0-1. */
  readonly selectionRatio: number;
};

/**
 * Gain over random selection, in money: N T r SDy lambda less the cost of all applicants. Not discounted.
 * Brogden (1949), Personnel Psychology 2, 171-183; Cronbach & Gleser (1965), Psychological Tests and Personnel Decisions.
 *
 * @returns null where nobody is selected.
 * @throws RangeError when validity is no correlation, the ratio not in [0, 1] or the number not whole.
 */
export function bcgUtility(selection: Selection): number | null {
  const { selected, tenure, validity, sdy, costPerApplicant, selectionRatio } = selection;
  needWhole('bcg utility', selected);
  needCorrelation('bcg utility', validity);
  needFinite('bcg utility', [tenure, sdy, costPerApplicant]);
  const lambda = naylorShine(selectionRatio);
  if (lambda === null) return null;
  return selected * tenure * validity * sdy * lambda - (selected * costPerApplicant) / selectionRatio;
}
