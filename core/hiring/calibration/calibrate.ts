import { canonicalJson } from '../../batches/canonical-json.ts';
import type { Calibration } from '../../model/calibration.ts';
import type { Sha256 } from '../audit-chain.ts';
import type { Basis } from './basis.ts';
import {
  type CalibrationRating,
  type CountedRating,
  type CountedRatings,
  countedRatings,
} from './counted-ratings.ts';
import { type Fit, fitRatings } from './fit.ts';
import { PRIOR_MEAN, priorComponents } from './prior.ts';
import { reliabilityTable } from './reliability.ts';

/** Fewer than these and the prior stands in for a fit. */
const LEAST_CANDIDATES = 30;
const LEAST_RATERS = 3;

type Notes = Calibration['notes'];
type Numbers = Calibration['n'];

/**
 * What many candidates' ratings say of raters, items and noise, on the 0-100 scale where more is better, by restricted
 * maximum likelihood. With fewer than 30 candidates or 3 raters, or where no rating differs from another, the prior
 * stands in: `uncalibrated`, no items and no raters known.
 *
 * The order of the ratings changes nothing.
 *
 * @throws RangeError unless the scale has a lower end under its upper end.
 */
export function calibrate(ratings: readonly CalibrationRating[], basis: Basis): Omit<Calibration, 'hash'> {
  const { counted, leftOut } = countedRatings(ratings, basis);
  const n = {
    candidates: distinct(counted, 'candidateId'),
    raters: distinct(counted, 'raterId'),
    ratings: counted.length,
  };
  const few = tooFew(n);
  const fit = few === null ? fitRatings(counted) : null;
  const why = few ?? 'no rating differs from what its item and candidate say, so nothing can be fitted';
  const competencies = basis.rubric?.competencies.length ?? Math.max(1, distinct(counted, 'competency'));
  const known = fit ?? prior();
  return {
    schema: 'bearing/calibration/1',
    rubric:
      basis.rubric === null
        ? null
        : { id: basis.rubric.id, version: basis.rubric.version, hash: basis.rubricHash },
    status: statusOf(fit),
    n,
    components: known.components,
    items: known.items,
    mean: known.mean,
    raters: known.raters,
    reliability: reliabilityTable(known.components, competencies),
    criterion: known.criterion,
    notes: [...(fit === null ? [uncalibrated(why)] : fitNotes(fit)), ...leftOutNotes(leftOut)],
  };
}

/** With the hash that says nothing of it was changed since. */
export function sealed(calibration: Omit<Calibration, 'hash'>, sha256: Sha256): Calibration {
  return { ...calibration, hash: sha256(canonicalJson(calibration)) };
}

/** Whether the hash is that of the rest. */
export function isSealed({ hash, ...calibration }: Calibration, sha256: Sha256): boolean {
  return sha256(canonicalJson(calibration)) === hash;
}

function distinct(
  ratings: readonly CountedRating[],
  field: 'candidateId' | 'raterId' | 'competency',
): number {
  return new Set(ratings.map((rating) => rating[field])).size;
}

/** Null where there is enough to fit. */
function tooFew({ candidates, raters }: Numbers): string | null {
  if (candidates < LEAST_CANDIDATES) return `candidates: needs ${LEAST_CANDIDATES}, got ${candidates}`;
  if (raters < LEAST_RATERS) return `raters: needs ${LEAST_RATERS}, got ${raters}`;
  return null;
}

function prior(): Omit<Fit, 'hasConverged'> {
  return { components: priorComponents(), items: [], mean: PRIOR_MEAN, raters: [], criterion: null };
}

function statusOf(fit: Fit | null): Calibration['status'] {
  if (fit === null) return 'uncalibrated';
  return fit.hasConverged ? 'calibrated' : 'not converged';
}

const uncalibrated = (why: string): Notes[number] => ({
  code: 'uncalibrated',
  text: `uncalibrated: the documented prior stands in for a fit; ${why}`,
});

function fitNotes({ hasConverged, components }: Fit): Notes {
  const notes: Notes = [];
  if (!hasConverged) {
    notes.push({
      code: 'not-converged',
      text: 'the search for the variances stopped before the likelihood was greatest: read them as rough',
    });
  }
  if (components.rater.state === 'boundary') {
    notes.push({
      code: 'raters-alike',
      text: 'no difference between raters shows beyond noise: every severity is 0, which few raters cannot prove',
    });
  }
  if (components.rater.state === 'not identified') {
    notes.push({ code: 'raters-unknown', text: 'severity of raters cannot be told from these ratings' });
  }
  return notes;
}

function leftOutNotes(leftOut: CountedRatings['leftOut']): Notes {
  return leftOut.map(([reason, count]) => ({
    code: 'left-out',
    text: `${count} ${count === 1 ? 'rating' : 'ratings'} left out: ${reason}`,
  }));
}
