import type { Estimate } from '../model/estimate.ts';
import type { Verdict } from '../model/wins-report.ts';
import type { Adjustment, Adjustments } from './adjustment.ts';

/** Everything a group's verdict rests on; see pages.md for the words. */
export type Evidence = {
  readonly closed: number;
  readonly minimumClosed: number;
  readonly margin: number;
  /** Null where the group or its complement has nothing closed. */
  readonly lift: Estimate | null;
  readonly q: number | null;
  /** Posterior probability that the group's rate is above its complement's. */
  readonly probabilityBetter: number | null;
  readonly quarters: { readonly same: number; readonly of: number } | null;
  /** Null where no adjustment was made: q is too high for it to matter. */
  readonly adjustments: Adjustments | null;
};

export type Judgement = { readonly verdict: Verdict; readonly why: readonly string[] };

// The three figures of the verdict rule; margin and minimum_closed come from the settings.
export const falseDiscoveryRate = 0.1;
const surePosterior = 0.95;
const quartersNeeded = 4;
const quartersSame = 3;

/** The first word that fits, in the order too few, no gap, wins, maybe, can't tell. */
export function judge(evidence: Evidence): Judgement {
  const { closed, minimumClosed, lift, margin, q } = evidence;
  if (closed < minimumClosed)
    return { verdict: 'too few', why: [`${closed} closed, ${minimumClosed} needed`] };
  if (lift === null) return { verdict: "can't tell", why: ['nothing closed outside the group'] };
  if (lift.low >= -margin && lift.high <= margin) return { verdict: 'no gap', why: [] };
  const reversed = toldReversal(evidence);
  if (reversed !== null) {
    const turned = points(reversed.adjusted.value);
    return {
      verdict: "can't tell",
      why: [`reversal: adjusted by ${reversed.by} the sign turns (${turned})`],
    };
  }
  if (q !== null && q <= falseDiscoveryRate) return judgeFound(evidence, lift);
  return { verdict: "can't tell", why: q === null ? [] : [`q ${short(q)}`] };
}

/** A reversal that a person should hear of: of a gap that is no luck, or one that turns by the margin and more. */
export function toldReversal({
  adjustments,
  lift,
  q,
  margin,
}: Pick<Evidence, 'adjustments' | 'lift' | 'q' | 'margin'>): Adjustment | null {
  const reversal = adjustments?.reversal ?? null;
  if (reversal === null || lift === null) return null;
  const turned = Math.abs(reversal.adjusted.value - lift.value) >= margin;
  return turned || (q !== null && q <= falseDiscoveryRate) ? reversal : null;
}

function judgeFound(evidence: Evidence, lift: Estimate): Judgement {
  const side = lift.value > 0 ? 'more' : 'less';
  const tests = [posteriorTest(evidence, side), quarterTest(evidence), adjustmentTest(evidence)];
  const passed = tests.every((test) => test.passed);
  return {
    verdict: passed ? `wins ${side}` : `maybe ${side}`,
    why: [`q ${short(evidence.q ?? 1)}`, ...tests.map((test) => test.text)],
  };
}

type Test = { readonly passed: boolean; readonly text: string };

function posteriorTest({ probabilityBetter }: Evidence, side: 'more' | 'less'): Test {
  if (probabilityBetter === null) return { passed: false, text: 'posterior cannot be judged' };
  const sure = side === 'more' ? probabilityBetter : 1 - probabilityBetter;
  const text = `P(${side === 'more' ? 'better' : 'worse'} than the others) ${short(sure)}`;
  return sure >= surePosterior
    ? { passed: true, text }
    : { passed: false, text: `${text}, ${surePosterior} needed` };
}

function quarterTest({ quarters }: Evidence): Test {
  if (quarters === null) {
    return {
      passed: false,
      text: 'quarters cannot be judged: no close dates; a file with them would change that',
    };
  }
  const { same, of } = quarters;
  if (of < quartersNeeded) {
    return {
      passed: false,
      text: `quarters cannot be judged: ${of} whole with at least 5 closed, ${quartersNeeded} needed`,
    };
  }
  const text = `same sign in ${same} of ${of} quarters`;
  return same >= quartersSame
    ? { passed: true, text }
    : { passed: false, text: `${text}, ${quartersSame} needed` };
}

function adjustmentTest({ adjustments }: Evidence): Test {
  if (adjustments === null) return { passed: true, text: 'no other choice dimension to adjust by' };
  const { weakest, nested } = adjustments;
  const beside = nested.length === 0 ? '' : `; nested with ${nested.join(', ')}`;
  if (weakest === null) return { passed: true, text: `nothing to adjust by${beside}` };
  const text = `adjusted by ${weakest.by} ${points(weakest.adjusted.value)}${beside}`;
  if (weakest.keeps) return { passed: true, text };
  return { passed: false, text: `${text}: less than half of the lift is left` };
}

/** Four figures in a sentence: the numbers themselves are in the report, unrounded. */
export function short(value: number): string {
  if (value > 0 && value < 0.001) return '< 0.001';
  return String(Number(value.toFixed(3)));
}

/** A difference of rates in percentage points, signed. */
export function points(difference: number): string {
  const rounded = Number((difference * 100).toFixed(1));
  return `${rounded > 0 ? '+' : ''}${rounded} points`;
}
