import type { MaybeEstimate } from '../../core/model/estimate.ts';
import { noCell } from './answer/answer.ts';
import { printedInsufficient, printedNumber } from './printed.ts';

/** `0.11 [0.07, 0.16]`, a dash where there is none. */
export function printedEstimate(estimate: MaybeEstimate, decimals: number): string {
  return printedWith(estimate, (value) => printedNumber(value, decimals));
}

/** `+3.3 [+1.4, +5.2]`: a difference, always with its sign. */
export function printedDifference(estimate: MaybeEstimate, decimals: number): string {
  return printedWith(estimate, (value) => {
    const text = printedNumber(value, decimals);
    return value > 0 && Number(text) !== 0 ? `+${text}` : text;
  });
}

function printedWith(estimate: MaybeEstimate, printed: (value: number) => string): string {
  if (estimate === null) return noCell;
  if ('insufficient' in estimate) return printedInsufficient(estimate.n);
  const { value, low, high } = estimate;
  return `${printed(value)} [${printed(low)}, ${printed(high)}]`;
}
