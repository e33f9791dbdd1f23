import type { Basis } from './hiring/calibration/basis.ts';
import { scaleOf } from './hiring/calibration/basis.ts';
import { calibrate } from './hiring/calibration/calibrate.ts';
import { byText, pointsReader } from './hiring/calibration/counted-ratings.ts';
import { haloOf } from './hiring/raters/halo.ts';
import { ordinalAlpha, panelIccs, twoRaterKappa } from './hiring/raters/panel-agreement.ts';
import { agreementWithOthers, driftOf, meanDifference } from './hiring/raters/rater-figures.ts';
import { ratersNotes } from './hiring/raters/raters-notes.ts';
import { type DatedRating, ratedUnits, sharedRatings } from './hiring/raters/shared-ratings.ts';
import { reliabilityStatement } from './hiring/raters/statement.ts';
import type { Calibration } from './model/calibration.ts';
import type { Estimate } from './model/estimate.ts';
import type { Rating } from './model/people-objects.ts';
import type { PanelReliability, RaterReport, RatersReport } from './model/raters-report.ts';

export type RatersCommand = {
  readonly ratings: readonly Rating[];
  /** A rubric with its hash, or a scale for ratings without one. */
  readonly basis: Basis;
  /** True where the scale is no more than the range of the ratings themselves. */
  readonly isScaleFromData: boolean;
  /** Severities learnt before; null learns them from these ratings. */
  readonly calibration: Omit<Calibration, 'hash'> | null;
};

const MS_A_DAY = 86_400_000;

/**
 * How severe each rater is, how far raters agree, and whether a panel like this can tell candidates apart. Raters are
 * sorted by id: this is no ranking. Pure: the order of the ratings changes nothing.
 *
 * @throws RangeError unless the scale has a lower end under its upper end.
 */
export function ratersReport(command: RatersCommand): RatersReport {
  const { ratings, basis } = command;
  const scale = scaleOf(basis);
  const { counted, leftOut } = datedRatings(command);
  const step = 100 / (scale.max - scale.min);
  const panel = panelOf(counted, step);
  const calibration = command.calibration ?? calibrate(ratings, basis);
  const severities = severitiesOf(calibration);
  const shared = { units: ratedUnits(counted), step, severities };
  const raters = sorted(ratings.map(({ rater_id }) => rater_id)).map((id) =>
    raterOf(id, ratings, counted, shared),
  );
  const reliable = panel.reliability.icc2k ?? panel.reliability.icc1k;
  const modelled = reliable === null ? modelledReliability(calibration, counted) : null;
  const competencies = sorted(counted.map(({ competency }) => competency));
  return {
    schema: 'bearing/raters/1',
    candidates: new Set(counted.map(({ candidateId }) => candidateId)).size,
    raterCount: raters.length,
    ratings: counted.length,
    scale: { min: scale.min, max: scale.max, direction: scale.direction },
    reliability: panel.reliability,
    competencies: competencies.length < 2 ? [] : competencies.map((id) => competencyOf(id, counted, step)),
    severityBy: severities === null ? 'difference' : 'mixed model',
    statement: reliabilityStatement(reliable?.value ?? modelled),
    raters,
    notes: ratersNotes({
      command,
      calibration,
      counted,
      leftOut,
      why: panel.why,
      reliable,
      modelled,
      isModelled: severities !== null,
      raters,
      kappa: panel.reliability.weightedKappa,
    }),
  };
}

type Dated = {
  readonly counted: readonly DatedRating[];
  readonly leftOut: readonly (readonly [reason: string, count: number])[];
};

function datedRatings({ ratings, basis }: RatersCommand): Dated {
  const read = pointsReader(basis);
  const leftOut = new Map<string, number>();
  const counted = ratings.flatMap((rating): DatedRating[] => {
    const points = read(rating);
    if (typeof points === 'string') {
      leftOut.set(points, (leftOut.get(points) ?? 0) + 1);
      return [];
    }
    const { candidate_id: candidateId, rater_id: raterId, competency, item_id: item } = rating;
    return [{ candidateId, raterId, competency, item, points, day: dayOf(rating.occurred_on) }];
  });
  return { counted, leftOut: [...leftOut].sort(([a], [b]) => byText(a, b)) };
}

const dayOf = (date: string | null) => (date === null ? null : Date.parse(date) / MS_A_DAY);

const sorted = (ids: readonly string[]) => [...new Set(ids)].sort(byText);

function panelOf(counted: readonly DatedRating[], step: number) {
  const { iccs, why } = panelIccs(counted);
  const units = ratedUnits(counted);
  const reliability: PanelReliability = {
    ...iccs,
    krippendorffAlpha: ordinalAlpha(units),
    weightedKappa: twoRaterKappa(units, step),
  };
  return { reliability, why };
}

function competencyOf(competency: string, counted: readonly DatedRating[], step: number) {
  const own = counted.filter((rating) => rating.competency === competency);
  return {
    ...panelOf(own, step).reliability,
    competency,
    candidates: new Set(own.map(({ candidateId }) => candidateId)).size,
    raters: new Set(own.map(({ raterId }) => raterId)).size,
  };
}

type Severities = ReadonlyMap<string, Estimate>;

/** Null where the prior stands in, or where the fit shows no difference: 0 without an interval is no finding. */
function severitiesOf({ status, components, raters }: Omit<Calibration, 'hash'>): Severities | null {
  if (status === 'uncalibrated' || components.rater.state !== 'fitted') return null;
  return new Map(raters.map(({ raterId, severity }) => [raterId, severity]));
}

function raterOf(
  raterId: string,
  ratings: readonly Rating[],
  counted: readonly DatedRating[],
  { units, step, severities }: Pick<Shared, 'units' | 'step' | 'severities'>,
): RaterReport {
  const own = ratings.filter(({ rater_id }) => rater_id === raterId);
  const shared = sharedRatings(units, raterId);
  return {
    raterId,
    severity: severities === null ? meanDifference(shared, step) : (severities.get(raterId) ?? null),
    agreement: agreementWithOthers(shared),
    halo: haloOf(shared),
    drift: driftOf(shared, step),
    missingEvidence: own.filter(({ evidence }) => (evidence ?? '').trim() === '').length,
    ratings: counted.filter((rating) => rating.raterId === raterId).length,
  };
}

type Shared = {
  readonly units: ReturnType<typeof ratedUnits>;
  readonly step: number;
  readonly severities: Severities | null;
};

/** Of the mean over as many raters and competencies as a candidate had on average; null without a fit. */
function modelledReliability(
  { status, reliability }: Omit<Calibration, 'hash'>,
  counted: readonly DatedRating[],
): number | null {
  if (status === 'uncalibrated' || counted.length === 0) return null;
  const distinct = (key: (rating: DatedRating) => string) => new Set(counted.map(key)).size;
  const candidates = distinct(({ candidateId }) => candidateId);
  const panels = distinct(({ candidateId, raterId }) => JSON.stringify([candidateId, raterId]));
  const cells = distinct((r) => JSON.stringify([r.candidateId, r.raterId, r.competency]));
  const [raters, each] = [Math.round(panels / candidates), Math.round(cells / panels)];
  const most = Math.max(...reliability.map((row) => row.raters));
  const row = reliability.find((one) => one.raters === Math.min(raters, most) && one.competencies === each);
  return row?.absolute ?? null;
}
