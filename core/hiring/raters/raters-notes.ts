import type { Calibration } from '../../model/calibration.ts';
import type { Estimate } from '../../model/estimate.ts';
import type { RaterReport, RatersReport } from '../../model/raters-report.ts';
import type { DatedRating } from './shared-ratings.ts';
import { SUPPORTS_DISTINCTIONS } from './statement.ts';

type Notes = RatersReport['notes'];

export type NoteGround = {
  readonly command: { readonly isScaleFromData: boolean };
  readonly calibration: Omit<Calibration, 'hash'>;
  readonly counted: readonly DatedRating[];
  readonly leftOut: readonly (readonly [reason: string, count: number])[];
  /** Why an ICC is missing. */
  readonly why: string | null;
  /** Of the mean of the panel, by an ICC. */
  readonly reliable: Estimate | null;
  /** Reliability by the mixed model, where no ICC gives one. */
  readonly modelled: number | null;
  readonly isModelled: boolean;
  readonly raters: readonly RaterReport[];
  readonly kappa: Estimate | null;
};

/** What a reader of the figures must know before reading them. */
export function ratersNotes(ground: NoteGround): Notes {
  return [
    ...scaleNotes(ground),
    ...ground.leftOut.map(([reason, count]) => ({
      code: 'left-out',
      text: `${count} ${count === 1 ? 'rating' : 'ratings'} left out: ${reason}`,
    })),
    ...panelNotes(ground),
    ...severityNotes(ground),
    ...missingNotes(ground),
  ];
}

function scaleNotes({ command }: NoteGround): Notes {
  if (!command.isScaleFromData) return [];
  const text =
    'the scale is the range of the ratings themselves, more is better: say --scale if it is longer';
  return [{ code: 'scale-from-data', text }];
}

function panelNotes({ why, reliable, modelled, counted, raters, kappa }: NoteGround): Notes {
  const notes: Notes = [];
  if (reliable !== null && reliable.value >= SUPPORTS_DISTINCTIONS && reliable.low < SUPPORTS_DISTINCTIONS) {
    const text = `whether this panel can tell candidates apart is not settled: its reliability may lie under ${SUPPORTS_DISTINCTIONS}`;
    notes.push({ code: 'reliability-unsettled', text });
  }
  if (why !== null) notes.push({ code: 'icc-missing', text: why });
  if (modelled !== null) {
    const text = `reliability of the panel by the variances of the mixed model, for as many raters as a candidate had on average: ${modelled.toFixed(2)}`;
    notes.push({ code: 'reliability-modelled', text });
  }
  if (new Set(counted.map(({ competency }) => competency)).size > 1) {
    const text =
      'the figures of the panel are of each rater’s mean over competencies; each competency alone stands beside them';
    notes.push({ code: 'pooled', text });
    if (seeDifferent(counted)) {
      const other =
        'raters did not all rate the same competencies of a candidate, so the pooled ICCs hold differences of competencies too: read those of each competency';
      notes.push({ code: 'different-competencies', text: other });
    }
  }
  if (raters.length !== 2) {
    notes.push({ code: 'kappa-missing', text: `weighted kappa is of two raters, got ${raters.length}` });
  } else if (kappa === null) {
    const text = 'no weighted kappa: too few ratings of both, or some lie between the points of the scale';
    notes.push({ code: 'kappa-missing', text });
  }
  return notes;
}

/** Whether two raters of one candidate rated other competencies of it. */
function seeDifferent(counted: readonly DatedRating[]): boolean {
  const seen = Map.groupBy(counted, ({ candidateId }) => candidateId);
  return [...seen.values()].some((ratings) => {
    const raters = new Set(ratings.map(({ raterId }) => raterId)).size;
    const cells = new Set(ratings.map((r) => JSON.stringify([r.raterId, r.competency]))).size;
    return cells < raters * new Set(ratings.map(({ competency }) => competency)).size;
  });
}

function severityNotes({ isModelled, calibration }: NoteGround): Notes {
  if (isModelled) {
    const unsure =
      calibration.status === 'not converged' ? '; the search stopped early: read it as rough' : '';
    return [{ code: 'severity-modelled', text: `severity by the mixed model, drawn toward 0${unsure}` }];
  }
  const reason =
    calibration.notes.find(({ code }) => code === 'uncalibrated')?.text.split('; ')[1] ??
    'it shows no difference between raters beyond noise';
  const text = `no mixed model (${reason}): severity is the mean difference from the other raters of the same candidates`;
  return [{ code: 'severity-by-difference', text }];
}

function missingNotes({ counted, raters }: NoteGround): Notes {
  const notes: Notes = [];
  const without = (figure: 'severity' | 'agreement') =>
    raters.filter((rater) => rater[figure] === null).map(({ raterId }) => raterId);
  const alone = [...new Set([...without('severity'), ...without('agreement')])].sort();
  if (alone.length > 0) {
    const text = `under 3 candidates shared with another rater, or nothing varies: ${alone.join(', ')}`;
    notes.push({ code: 'few-shared', text });
  }
  if (raters.every(({ halo }) => halo === null)) {
    const several = new Set(counted.map(({ competency }) => competency)).size > 1;
    const needs = several
      ? 'two competencies of 3 candidates rated beside another rater'
      : 'two competencies';
    notes.push({ code: 'halo-missing', text: `halo needs ${needs}` });
  }
  if (raters.every(({ drift }) => drift === null)) {
    const dated = counted.some(({ day }) => day !== null);
    const needs = dated ? '3 shared candidates on different days' : 'the dates of ratings (occurred_on)';
    notes.push({ code: 'drift-missing', text: `drift needs ${needs}` });
  }
  return notes;
}
