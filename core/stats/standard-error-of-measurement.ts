import { needFinite } from './needs.ts';

/** In points of the scale. */
export type MeasurementError = {
  /** Spread of one person's observed scores about the true score. */
  readonly sem: number;
  /** Of the difference of two persons' scores. */
  readonly ofDifference: number;
};

/**
 * Standard error of measurement, sd sqrt(1 - reliability), of one score and of a difference of two.
 * Nunnally & Bernstein (1994), Psychometric Theory, chapter 6.
 *
 * @param sd of the observed scores, in points; that of a selected group is too small.
 * @returns null where the reliability is not in [0, 1], as estimates from few persons may be.
 * @throws RangeError unless sd >= 0.
 */
export function standardErrorOfMeasurement(sd: number, reliability: number): MeasurementError | null {
  needFinite('standard error of measurement', [sd, reliability]);
  if (sd < 0) throw new RangeError(`standard error of measurement needs sd >= 0, got ${sd}`);
  if (reliability < 0 || reliability > 1) return null;
  const sem = sd * Math.sqrt(1 - reliability);
  return { sem, ofDifference: sem * Math.SQRT2 };
}
