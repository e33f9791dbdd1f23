import type { Estimate, MaybeEstimate } from '../../../core/model/estimate.ts';
import type { Cut, Segment, WinsReport } from '../../../core/model/wins-report.ts';
import type { Cell, Column, ColumnKind, Row, Table } from '../table.ts';
import { closedCount } from './words.ts';

type Measure = {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly of: (segment: Segment) => Cell;
};

function value(estimate: MaybeEstimate, part: keyof Omit<Estimate, 'n'>): number | null {
  return estimate !== null && 'value' in estimate ? estimate[part] : null;
}

function interval(
  key: string,
  label: string,
  kind: ColumnKind,
  of: (segment: Segment) => MaybeEstimate,
): readonly Measure[] {
  return [
    { key, label, kind, of: (segment) => value(of(segment), 'value') },
    { key: `${key}Low`, label: `${label}, low`, kind, of: (segment) => value(of(segment), 'low') },
    { key: `${key}High`, label: `${label}, high`, kind, of: (segment) => value(of(segment), 'high') },
  ];
}

const measure = (key: string, label: string, kind: ColumnKind, of: Measure['of']): Measure => ({
  key,
  label,
  kind,
  of,
});

const counts: readonly Measure[] = [
  measure('closed', 'closed', 'integer', closedCount),
  measure('won', 'won', 'integer', (s) => s.won),
  measure('lost', 'lost', 'integer', (s) => s.lost),
  measure('competitor', 'lost to a competitor', 'integer', (s) => s.competitor),
  measure('noDecision', 'lost to no decision', 'integer', (s) => s.noDecision),
  measure('unknown', 'lost, reason unknown', 'integer', (s) => s.unknown),
  measure('disqualified', 'disqualified', 'integer', (s) => s.disqualified),
  measure('open', 'open', 'integer', (s) => s.open),
];

const rates: readonly Measure[] = [
  ...interval('winRate', 'win rate', 'rate', (s) => s.winRate),
  ...interval('winRateBroad', 'win rate, broad', 'rate', (s) => s.winRateBroad),
  ...interval('winRateShrunk', 'win rate, shrunk', 'rate', (s) => s.winRateShrunk),
  ...interval('valueWinRate', 'value win rate', 'rate', (s) => s.valueWinRate),
  ...interval('lift', 'lift', 'rate', (s) => s.lift),
  ...interval('adjustedLift', 'adjusted lift', 'rate', (s) => s.adjustedLift),
];

const judged: readonly Measure[] = [
  measure('adjustedBy', 'adjusted by', 'text', (s) => s.adjustedBy),
  measure('probabilityBetter', 'P(better)', 'decimal', (s) => s.probabilityBetter),
  measure('quartersSame', 'quarters with the same sign', 'integer', (s) => s.quarters?.same ?? null),
  measure('quartersOf', 'quarters judged', 'integer', (s) => s.quarters?.of ?? null),
  measure('pValue', 'p', 'decimal', (s) => s.pValue),
  measure('qValue', 'q', 'decimal', (s) => s.qValue),
  measure('verdict', 'verdict', 'text', (s) => s.verdict),
  measure('why', 'why', 'text', (s) => (s.why.length === 0 ? null : s.why.join('; '))),
  measure('needed', 'closed deals still needed', 'integer', (s) => s.needed),
];

const money: readonly Measure[] = [
  measure('wonAmount', 'won amount', 'money', (s) => s.money.wonAmount),
  measure('lostAmount', 'lost amount', 'money', (s) => s.money.lostAmount),
  ...interval('perClosed', 'won amount per closed deal', 'money', (s) => s.money.perClosed),
  measure('shareOfClosed', 'share of closed deals', 'rate', (s) => s.money.shareOfClosed),
  measure('shareOfDays', 'share of deal-days', 'rate', (s) => s.money.shareOfDays),
  measure('shareOfActivity', 'share of activity', 'rate', (s) => s.money.shareOfActivity),
  measure('shareOfWonAmount', 'share of won amount', 'rate', (s) => s.money.shareOfWonAmount),
  measure('topDealShare', 'share of the largest deal', 'rate', (s) => s.money.topDealShare),
  measure('wonWithoutAmount', 'won without amount', 'integer', (s) => s.money.wonWithoutAmount),
  measure('moneyWord', 'money', 'text', (s) => s.money.word),
];

const effort: readonly Measure[] = [
  measure(
    'effortOpportunities',
    'opportunities with 30 days',
    'integer',
    (s) => s.effort?.opportunities ?? null,
  ),
  measure('touches', 'touches', 'decimal', (s) => s.effort?.touches ?? null),
  measure('meaningful', 'meaningful conversations', 'decimal', (s) => s.effort?.meaningful ?? null),
  measure('minutes', 'minutes', 'decimal', (s) => s.effort?.minutes ?? null),
  measure(
    'touchesPerOpportunity',
    'touches per deal',
    'decimal',
    (s) => s.effort?.touchesPerOpportunity ?? null,
  ),
  measure(
    'meaningfulPerOpportunity',
    'meaningful per deal',
    'decimal',
    (s) => s.effort?.meaningfulPerOpportunity ?? null,
  ),
  measure(
    'minutesPerOpportunity',
    'minutes per deal',
    'decimal',
    (s) => s.effort?.minutesPerOpportunity ?? null,
  ),
  measure('shareOfTouches', 'share of touches', 'rate', (s) => s.effort?.shareOfTouches ?? null),
  measure('shareOfWins', 'share of wins', 'rate', (s) => s.effort?.shareOfWins ?? null),
  measure('quadrant', 'quadrant', 'text', (s) => s.effort?.quadrant ?? null),
];

const cycle: readonly Measure[] = (['won', 'lost'] as const).flatMap((outcome) => [
  measure(
    `${outcome}Cycles`,
    `cycles of ${outcome} deals`,
    'integer',
    (s) => s.cycleDays[outcome]?.n ?? null,
  ),
  ...(['median', 'p25', 'p75', 'p90'] as const).map((quantile) =>
    measure(
      `${outcome}Cycle${quantile === 'median' ? 'Median' : quantile.toUpperCase()}`,
      `cycle days of ${outcome} deals, ${quantile}`,
      'decimal',
      (s) => s.cycleDays[outcome]?.[quantile] ?? null,
    ),
  ),
]);

const measures = [...counts, ...rates, ...judged, ...money, ...effort, ...cycle];

type Places = { readonly depth: number; readonly hasIds: boolean };

function placeColumns({ depth, hasIds }: Places): Column[] {
  const text = (key: string, label: string): Column => ({ key, label, kind: 'text' });
  return Array.from({ length: depth }, (_, index) => index + 1).flatMap((place) => [
    text(`dimension${place}`, `dimension ${place}`),
    text(`value${place}`, `value ${place}`),
    ...(hasIds ? [text(`id${place}`, `id ${place}`)] : []),
  ]);
}

function placeCells(segment: Segment, cut: Cut): [string, Cell][] {
  return cut.by.flatMap((dimension, index): [string, Cell][] => [
    [`dimension${index + 1}`, dimension],
    [`value${index + 1}`, segment.labels[dimension] ?? segment.segment[dimension] ?? null],
    [`id${index + 1}`, segment.labels[dimension] ? (segment.segment[dimension] ?? null) : null],
  ]);
}

/**
 * All groups of all cuts in long form: one row a group, every number unrounded.
 *
 * A value that is an id stands under its name, with the id beside it. A dimension without a value is "not filled in"; no dimension at all means that the cut is shallower.
 */
export function winsCells(report: WinsReport): Table {
  const depth = Math.max(1, ...report.cuts.map((cut) => cut.by.length));
  const hasIds = report.cuts.some((cut) => cut.segments.some(({ labels }) => Object.keys(labels).length > 0));
  const rows = report.cuts.flatMap((cut) =>
    cut.segments.map(
      (segment): Row =>
        Object.fromEntries([
          ['kind', cut.kind],
          ...placeCells(segment, cut),
          ...measures.map(({ key, of }): [string, Cell] => [key, of(segment)]),
        ]),
    ),
  );
  const columns = measures.map(({ key, label, kind }) => ({ key, label, kind }));
  return {
    title: 'win rates by group',
    columns: [...placeColumns({ depth, hasIds }), { key: 'kind', label: 'kind', kind: 'text' }, ...columns],
    rows,
  };
}
