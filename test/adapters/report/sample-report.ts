import type { Estimate } from '../../../core/model/estimate.ts';
import type { Cut, Effort, Money, Segment, WinsReport } from '../../../core/model/wins-report.ts';

/** Wilson's interval written out once more, so that these samples depend on nothing they are used to test. */
export function wilsonOf(won: number, closed: number): Estimate | null {
  if (closed === 0) return null;
  const z = 1.959963984540054;
  const rate = won / closed;
  const centre = (rate + (z * z) / (2 * closed)) / (1 + (z * z) / closed);
  const half =
    (z / (1 + (z * z) / closed)) * Math.sqrt((rate * (1 - rate)) / closed + (z * z) / (4 * closed * closed));
  return { value: rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half), n: closed };
}

/** Counted from the public Maven CRM export with Python: won, lost, open, won amount, closed deal-days. */
type Counted = readonly [
  name: string | null,
  won: number,
  lost: number,
  open: number,
  amount: number,
  days: number,
];

const total = { won: 4238, lost: 2473, amount: 10_005_534, days: 322_030 };

export const products: readonly Counted[] = [
  ['GTK 500', 15, 10, 15, 400_612, 1_343],
  ['GTX Basic', 915, 521, 430, 499_263, 71_665],
  ['GTX Plus Basic', 653, 398, 332, 705_275, 51_930],
  ['GTX Plus Pro', 479, 266, 223, 2_629_651, 34_327],
  ['GTXPro', 729, 418, 333, 3_510_578, 52_458],
  ['MG Advanced', 654, 430, 328, 2_216_387, 51_081],
  ['MG Special', 793, 430, 428, 43_768, 59_226],
];

export const regions: readonly Counted[] = [
  ['Central', 1629, 975, 908, 3_346_293, 126_444],
  ['East', 1171, 687, 433, 3_090_594, 87_558],
  ['West', 1438, 811, 748, 3_568_647, 108_028],
];

export const sectors: readonly Counted[] = [
  [null, 0, 0, 1425, 0, 0],
  ['employment', 179, 107, 25, 436_174, 13_853],
  ['entertainment', 260, 142, 49, 689_007, 19_902],
  ['finance', 375, 238, 65, 950_908, 29_355],
  ['marketing', 404, 219, 51, 922_321, 28_812],
  ['medical', 592, 358, 101, 1_359_595, 44_130],
  ['retail', 799, 468, 130, 1_867_528, 61_928],
  ['services', 223, 129, 38, 533_006, 16_744],
  ['software', 450, 254, 53, 1_077_934, 35_018],
  ['technolgy', 671, 387, 107, 1_515_487, 49_932],
  ['telecommunications', 285, 171, 45, 653_574, 22_356],
];

const noCycles = { won: null, lost: null, closed: null };

function newcombe(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
    n: a.n + b.n,
  };
}

function moneyOf([name, won, lost, , amount, days]: Counted): Money {
  const closed = won + lost;
  const each = closed === 0 ? null : amount / closed;
  const words: Record<string, Money['word']> = {
    'GTX Basic': 'busy, small return',
    'MG Special': 'busy, small return',
    'GTK 500': 'large return',
  };
  return {
    wonAmount: amount,
    lostAmount: null,
    perClosed: each === null ? null : { value: each, low: each * 0.95, high: each * 1.05, n: closed },
    shareOfClosed: closed / (total.won + total.lost),
    shareOfDays: days / total.days,
    shareOfActivity: null,
    shareOfWonAmount: amount / total.amount,
    topDealShare: null,
    wonWithoutAmount: 0,
    word: words[name ?? ''] ?? null,
  };
}

/** One group against all other closed deals of the sample. */
export function segmentOf(dimension: string, counted: Counted, more: Partial<Segment> = {}): Segment {
  const [name, won, lost, open] = counted;
  const closed = won + lost;
  const rate = wilsonOf(won, closed);
  const rest = wilsonOf(total.won - won, total.won + total.lost - closed);
  const lift = rate === null || rest === null ? null : newcombe(rate, rest);
  const weight = closed / (closed + 400);
  const shrunk =
    rate === null ? null : wilsonOf(Math.round(weight * won + (1 - weight) * 0.6315 * closed), closed);
  const wide = lift !== null && (lift.high - lift.low) / 2 > 0.1;
  return {
    segment: { [dimension]: name },
    labels: {},
    won,
    lost,
    competitor: 0,
    noDecision: 0,
    unknown: lost,
    disqualified: 0,
    open,
    winRate: rate,
    winRateBroad: rate,
    winRateShrunk: shrunk,
    valueWinRate: null,
    lift,
    adjustedLift: null,
    adjustedBy: null,
    quarters: null,
    reversal: null,
    probabilityBetter: rate === null ? null : 0.5,
    pValue: rate === null ? null : 0.4,
    qValue: rate === null ? null : 0.71,
    verdict: rate === null ? 'too few' : "can't tell",
    why: [],
    needed: rate === null ? null : 260,
    wide,
    money: moneyOf(counted),
    effort: null,
    cycleDays: noCycles,
    ...more,
  };
}

export function cutOf(dimension: string, counted: readonly Counted[], more: Partial<Cut> = {}): Cut {
  const segments = counted.map((each) => segmentOf(dimension, each));
  const judged = segments.filter((segment) => segment.winRate !== null && !segment.wide);
  const rates = judged.map((segment) => segment.winRate?.value ?? 0);
  return {
    by: [dimension],
    kind: 'choice',
    kindWhy: null,
    verdict: 'no gap',
    gap: 0.0657,
    margin: 0.05,
    groups: judged.length,
    range: rates.length === 0 ? null : { low: Math.min(...rates), high: Math.max(...rates) },
    bands: null,
    p: 0.6,
    why: [],
    segments,
    ...more,
  };
}

/** Effort for the samples with activity. */
export function effortOf(more: Partial<Effort> = {}): Effort {
  return {
    opportunities: 200,
    closedBeforeLandmark: 12,
    touches: 1400,
    meaningful: 180,
    minutes: 5200,
    touchesPerOpportunity: 7,
    meaningfulPerOpportunity: 0.9,
    minutesPerOpportunity: 26,
    shareOfTouches: 0.3,
    shareOfMinutes: 0.28,
    shareOfWins: 0.12,
    quadrant: null,
    ...more,
  };
}

function trendOf(): WinsReport['trend'] {
  const quarter = (
    period: string,
    dates: [string, string],
    won: number,
    lost: number,
    partial: string | null,
  ) => ({
    period,
    from: dates[0],
    to: dates[1],
    won,
    lost,
    winRate: wilsonOf(won, won + lost),
    wonAmount: won * 2361,
    created: 1500,
    partial,
  });
  return [
    quarter('2017-Q1', ['2017-01-01', '2017-03-31'], 531, 116, 'holds only March'),
    quarter('2017-Q2', ['2017-04-01', '2017-06-30'], 1254, 778, null),
    quarter('2017-Q3', ['2017-07-01', '2017-09-30'], 1257, 790, null),
    quarter('2017-Q4', ['2017-10-01', '2017-12-31'], 1196, 789, null),
  ];
}

/** A report like that of the Maven export: nothing can be shown, money differs by product. */
export function mavenReport(more: Partial<WinsReport> = {}): WinsReport {
  const all = moneyOf(['all', total.won, total.lost, 2089, total.amount, total.days]);
  return {
    schema: 'bearing/wins/1',
    asOf: '2017-12-31',
    period: { from: '2017-03-01', to: '2017-12-31' },
    settings: '0f3a',
    currency: 'USD',
    where: {},
    whereLabels: {},
    total: {
      won: total.won,
      lost: total.lost,
      competitor: 0,
      noDecision: 0,
      unknown: total.lost,
      disqualified: 0,
      open: 2089,
      undated: 0,
      outOfScope: 0,
      winRate: wilsonOf(4238, 6711),
      winRateBroad: wilsonOf(4238, 6711),
      valueWinRate: null,
      money: all,
      effort: null,
      cycleDays: noCycles,
      stale: { count: 1291, open: 2089, oldestClosedDays: 138, winRateIfLost: wilsonOf(4238, 8002) },
    },
    cuts: [
      cutOf('owner.region', regions, { gap: 0.036, p: 0.62 }),
      cutOf('account.sector', sectors, { gap: 0.068 }),
      cutOf('product_id', products),
    ],
    trend: trendOf(),
    calendar: {
      text: "A quarter's last month wins 80.7 %, other months 52.3 %. Not a place to compete: ask how losses get closed.",
      quarterEnd: wilsonOf(2070, 2564),
      otherMonths: wilsonOf(2168, 4147),
    },
    moneyMethod: 'bootstrap, 2,000 draws, seed 1',
    notMeasured: [
      { what: 'activity', why: '' },
      { what: 'competitors', why: '' },
      { what: 'value win rate', why: 'lost deals carry no amount' },
    ],
    tested: 78,
    bestQ: 0.62,
    notes: [{ code: 'orphan', text: 'GTXPro has no product row; did you mean "GTX Pro"? (1,480 deals)' }],
    ...more,
  };
}
