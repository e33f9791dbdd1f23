import { type AxisPanel, type AxisWeights, axisCovariance, axisPanel, reliabilityOf } from './axes.ts';
import { cellsOf, keyOf } from './cells.ts';
import type { CountedRating } from './evidence.ts';
import type { Norms } from './norms.ts';
import { type Cell, type Panel, panelOf } from './panel.ts';
import { type NextRating, nextRatings, undominated } from './settle-next.ts';

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
  /** By place in the rubric. */
  readonly competencies: readonly JudgedCompetency[];
  /** All that could be asked next, and what of it is worth a thought. */
  readonly next: Options;
  /** The same of what nobody has rated. */
  readonly unrated: Options;
};

export type Options = { readonly all: readonly NextRating[]; readonly undominated: readonly NextRating[] };

export type JudgedCompetency = {
  readonly ratings: number;
  readonly raters: number;
  readonly sd: number;
  readonly reliability: number | null;
};

export type ReadPanel = {
  readonly judged: JudgedPanel;
  /** Place of a rating to place of its cell. */
  readonly cellOf: readonly number[];
  /** Place of a rater in the panel to what it takes off. */
  readonly severities: readonly number[];
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
    const { cells, raterVariances, severities, cellOf } = cellsOf(counted, norms);
    const key = keyOf(cells, raterVariances);
    let judged = known.get(key);
    if (judged === undefined) {
      judged = judge(cells, raterVariances, norms, weights);
      if (known.size >= kept) known.clear();
      known.set(key, judged);
    }
    return { judged, cellOf, severities };
  };
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
  const competencies = judgedCompetencies(cells, panel, norms, weights.strategic.length);
  const next = nextRatings(panel, { strategic, tactical }, norms);
  return {
    cells,
    panel,
    strategic,
    tactical,
    spread: { strategicSd, tacticalSd, correlation },
    competencies,
    next: optionsOf(next),
    unrated: optionsOf(next.filter(({ competency }) => competencies[competency]?.ratings === 0)),
  };
}

const optionsOf = (all: readonly NextRating[]): Options => ({ all, undominated: undominated(all) });

function judgedCompetencies(
  cells: readonly Cell[],
  { errors }: Panel,
  norms: Norms,
  count: number,
): readonly JudgedCompetency[] {
  const between = norms.candidate + norms.candidateCompetency;
  const judged = Array.from({ length: count }, (_, c) => {
    const variance = errors[c * count + c] as number;
    return {
      ratings: 0,
      raters: 0,
      sd: Math.sqrt(variance + norms.level),
      reliability: reliabilityOf(variance, between),
    };
  });
  for (const cell of cells) {
    const one = judged[cell.competency];
    if (one === undefined) continue;
    one.ratings += cell.count;
    one.raters += 1;
  }
  return judged;
}

const clamp = (correlation: number) => Math.max(-1, Math.min(1, correlation));
