import type { Calibration, VarianceComponent } from '../../model/calibration.ts';

type Components = Calibration['components'];

/**
 * Variances that stand in where too little was rated to fit any, in points (0-100) squared.
 *
 * Sum: 600, a standard deviation of 24.5 points or one step of a five-point scale, about as far as ratings of one
 * competency spread. Shares: 26 % candidate, 14 % candidate x competency, 10 % rater, 22 % candidate x rater, 28 %
 * residual. By them one interviewer who rates six competencies has a reliability of 0.44, raters differing from
 * candidate to candidate: the mean of separate interviews in Huffcutt, Culbertson & Weyhrauch (2013), International
 * Journal of Selection and Assessment 21, 264-276 (125 coefficients). How that error divides between rater,
 * candidate x rater and residual is our judgement: it is near equal thirds, so that more raters and more questions
 * both help, and severity is believed only after several candidates.
 */
export const PRIOR_VARIANCES: Readonly<Record<keyof Components, number>> = {
  candidate: 156,
  candidateCompetency: 84,
  rater: 60,
  candidateRater: 132,
  residual: 168,
};

/**
 * The middle of the scale. Anchors are written so that the middle is an ordinary standing; a handful of candidates
 * says little of how far a company's raters depart from that.
 */
export const PRIOR_MEAN = 50;

export function priorComponents(): Components {
  const prior = (name: keyof Components): VarianceComponent => ({
    variance: PRIOR_VARIANCES[name],
    low: null,
    high: null,
    state: 'prior',
    why: null,
  });
  return {
    candidate: prior('candidate'),
    candidateCompetency: prior('candidateCompetency'),
    rater: prior('rater'),
    candidateRater: prior('candidateRater'),
    residual: prior('residual'),
  };
}
