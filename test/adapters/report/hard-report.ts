import type { WinsReport } from '../../../core/model/wins-report.ts';
import { cutOf, effortOf, mavenReport, products, regions, segmentOf, wilsonOf } from './sample-report.ts';

/** Names as they come in real exports and from people who mean harm. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "'; drop table deal; --",
  '=cmd|"/C calc"!A0',
  '\u202egnp.exe \u001b[31mred',
  'Österreich & Söhne GmbH 東京支店',
  'A company with a name so long that no column of any table was ever made to hold it, Incorporated',
] as const;

function fifty() {
  const groups = Array.from({ length: 50 }, (_, index) => {
    const closed = index === 0 ? 0 : 8 + index * 3;
    const won = Math.round(closed * (0.45 + ((index * 7) % 20) / 60));
    const name = hostileNames[index] ?? `Owner ${String(index).padStart(2, '0')}`;
    return [name, won, closed - won, index % 9, won * 2100, closed * 47] as const;
  });
  return cutOf('owner_id', groups, {
    verdict: "can't tell",
    gap: null,
    p: 0.27,
    why: ['luck alone explains it (p 0.27)'],
  });
}

function winners() {
  const cut = cutOf('account.sector', [
    ['manufacturing', 420, 130, 60, 1_900_000, 21_000],
    ['public', 40, 140, 31, 90_000, 12_000],
    ['retail', 799, 468, 130, 1_867_528, 61_928],
    ['software', 450, 254, 53, 1_077_934, 35_018],
    ['finance', 375, 238, 65, 950_908, 29_355],
  ]);
  const changes = [
    {
      verdict: 'wins more' as const,
      qValue: 0.0004,
      probabilityBetter: 0.999,
      quarters: { same: 4, of: 4 },
      why: [
        'q < 0.001',
        'P(better than the others) 0.999',
        'same sign in 4 of 4 quarters',
        'adjusted by owner.region +11.9 points',
      ],
      effort: effortOf({
        quadrant: 'little effort, wins more',
        touchesPerOpportunity: 4.1,
        shareOfTouches: 0.09,
        shareOfWins: 0.2,
      }),
    },
    {
      verdict: 'wins less' as const,
      qValue: 0.0002,
      why: [
        'q < 0.001',
        'P(worse than the others) 1',
        'same sign in 4 of 4 quarters',
        'adjusted by owner.region -36 points',
      ],
      effort: effortOf({
        quadrant: 'much effort, wins less',
        touchesPerOpportunity: 15.2,
        shareOfTouches: 0.31,
        shareOfWins: 0.02,
      }),
    },
    {
      verdict: "can't tell" as const,
      qValue: 0.03,
      why: ['reversal: adjusted by product_id the sign turns (-1.4 points)'],
      reversal: {
        by: 'product_id',
        adjusted: -0.014,
        strata: [
          { value: 'GTX Basic', label: null, won: 600, closed: 900, restWon: 400, restClosed: 590 },
          { value: '01t-mg', label: 'MG Special', won: 80, closed: 200, restWon: 700, restClosed: 1700 },
          { value: null, label: null, won: 0, closed: 0, restWon: 12, restClosed: 30 },
        ],
      },
      effort: effortOf({ touchesPerOpportunity: 7.4, shareOfTouches: 0.28, shareOfWins: 0.38 }),
    },
    {
      verdict: 'maybe more' as const,
      qValue: 0.08,
      why: ['q 0.08', 'quarters cannot be judged: 3 whole with at least 5 closed, 4 needed'],
      effort: effortOf({ touchesPerOpportunity: 6.4, shareOfTouches: 0.2, shareOfWins: 0.21 }),
    },
    {
      verdict: 'no gap' as const,
      effort: effortOf({ touchesPerOpportunity: 7.1, shareOfTouches: 0.12, shareOfWins: 0.18 }),
    },
  ];
  const segments = cut.segments.map((segment, index) => ({ ...segment, ...changes[index] }));
  return { ...cut, verdict: 'wins more' as const, gap: null, why: ['wins more: manufacturing'], segments };
}

function cross() {
  const cut = cutOf('owner.region', regions);
  return {
    ...cut,
    by: ['owner.region', 'product_id'],
    segments: regions.flatMap((region) =>
      products.map((product) => ({
        ...segmentOf('owner.region', [
          product[0],
          Math.round(product[1] / 3),
          Math.round(product[2] / 3),
          1,
          product[4] / 3,
          product[5] / 3,
        ]),
        segment: { 'owner.region': region[0], product_id: product[0] },
      })),
    ),
  };
}

function quarterOf(index: number): WinsReport['trend'][number] {
  const empty = index === 6;
  const [won, lost] = empty ? [0, 0] : [300 + index * 9, 220 - index * 3];
  const partial = empty ? 'no deal closed in it' : null;
  return {
    period: `${2013 + Math.floor(index / 4)}-Q${(index % 4) + 1}`,
    from: '2013-01-01',
    to: '2013-03-31',
    won,
    lost,
    winRate: wilsonOf(won, won + lost),
    wonAmount: empty ? null : 800_000 + index * 31_000,
    created: 700,
    partial: index === 0 ? 'data starts on 12 Feb' : partial,
  };
}

/** A report that strains every layout: winners, a reversal, fifty groups, hostile and long names, null rates. */
export function hardReport(): WinsReport {
  const base = mavenReport();
  return {
    ...base,
    where: { 'account.country': ['United States', 'Österreich'] },
    currency: 'EUR',
    total: { ...base.total, disqualified: 312, effort: effortOf() },
    cuts: [winners(), ...base.cuts, fifty(), cross()],
    trend: Array.from({ length: 14 }, (_, index) => quarterOf(index)),
    notes: [...base.notes, { code: 'hostile', text: `a note about ${hostileNames[0]}` }],
  };
}

/** Won deals only: no contrast, so no rate anywhere. */
export function noContrastReport(): WinsReport {
  const base = mavenReport();
  const bare = {
    winRate: null,
    winRateBroad: null,
    winRateShrunk: null,
    lift: null,
    qValue: null,
    needed: null,
  };
  return {
    ...base,
    total: {
      ...base.total,
      lost: 0,
      unknown: 0,
      winRate: null,
      winRateBroad: null,
      stale: { count: 0, open: 2089, oldestClosedDays: 138, winRateIfLost: null },
    },
    cuts: base.cuts.map((cut) => ({
      ...cut,
      verdict: "can't tell" as const,
      gap: null,
      p: null,
      range: null,
      segments: cut.segments.map((segment) => ({
        ...segment,
        ...bare,
        lost: 0,
        wide: true,
        verdict: "can't tell" as const,
      })),
    })),
    trend: base.trend.map((point) => ({ ...point, lost: 0, winRate: null })),
    calendar: null,
    tested: 0,
    bestQ: null,
  };
}
