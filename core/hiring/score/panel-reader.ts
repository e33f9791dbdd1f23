import { type AxisPanel, type AxisWeights, axisCovariance, axisPanel } from './axes.ts';
import type { CountedRating } from './evidence.ts';
import type { Norms } from './norms.ts';
import { type Cell, type Panel, panelOf } from './panel.ts';
import { type NextRating, nextRatings } from './settle-next.ts';

/** All that a panel decides before a rating of it is read. */
export type JudgedPanel = {
  readonly cells: readonly Cell[];
  readonly panel: Panel;
  readonly strategic: AxisPanel;
  readonly tactical: AxisPanel;
  readonly spread: {
    readonly strategicSd: number;
    readonly tacticalSd: number;
    readonly correlation: number;
  };
  readonly next: readonly NextRating[];
};

export type ReadPanel = {
  readonly judged: JudgedPanel;
  /** Place of a rating to place of its cell. */
  readonly cellOf: readonly number[];
};

/** How many shapes of panel are kept; a company has few, a generated set may have any number. */
const kept = 1000;

/** Ratings must come sorted, as `evidenceOf` gives them. */
export function panelReader(
  norms: Norms,
  weights: AxisWeights,
): (counted: readonly CountedRating[]) => ReadPanel {
  const known = new Map<string, JudgedPanel>();
  return (counted) => {
    const { cells, raterVariances, cellOf } = cellsOf(counted, norms);
    const key = keyOf(cells, raterVariances);
    let judged = known.get(key);
    if (judged === undefined) {
      judged = judge(cells, raterVariances, norms, weights);
      if (known.size >= kept) known.clear();
      known.set(key, judged);
    }
    return { judged, cellOf };
  };
}

function keyOf(cells: readonly Cell[], raterVariances: readonly number[]): string {
  let key = raterVariances.join(' ');
  for (const { competency, rater, count } of cells) key += `|${competency} ${rater} ${count}`;
  return key;
}

function cellsOf(counted: readonly CountedRating[], norms: Norms) {
  const raters = new Map<string, number>();
  const raterVariances: number[] = [];
  const places = new Map<number, number>();
  const cells: { competency: number; rater: number; count: number }[] = [];
  const cellOf = counted.map(({ competency, rating }) => {
    let rater = raters.get(rating.raterId);
    if (rater === undefined) {
      rater = raters.size;
      raters.set(rating.raterId, rater);
      raterVariances.push(norms.raterNorm(rating.raterId).variance);
    }
    const key = competency * 65_536 + rater;
    const place = places.get(key);
    if (place !== undefined) {
      (cells[place] as Cell & { count: number }).count += 1;
      return place;
    }
    places.set(key, cells.length);
    return cells.push({ competency, rater, count: 1 }) - 1;
  });
  return { cells, raterVariances, cellOf };
}

function judge(
  cells: readonly Cell[],
  raterVariances: readonly number[],
  norms: Norms,
  weights: AxisWeights,
): JudgedPanel {
  const panel = panelOf({ cells, raterVariances }, norms, weights.strategic.length);
  const strategic = axisPanel(weights.strategic, panel, norms);
  const tactical = axisPanel(weights.tactical, panel, norms);
  const strategicSd = Math.sqrt(strategic.variance + norms.level);
  const tacticalSd = Math.sqrt(tactical.variance + norms.level);
  const both = strategicSd * tacticalSd;
  const correlation = both > 0 ? clamp((axisCovariance(strategic, tactical) + norms.level) / both) : 0;
  return {
    cells,
    panel,
    strategic,
    tactical,
    spread: { strategicSd, tacticalSd, correlation },
    next: nextRatings(panel, { strategic, tactical }, norms),
  };
}

const clamp = (correlation: number) => Math.max(-1, Math.min(1, correlation));
