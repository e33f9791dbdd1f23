import { calibrate, isSealed, sealed } from '../../core/hiring/calibration/calibrate.ts';
import { Calibration } from '../../core/model/calibration.ts';
import type { Rating } from '../../core/model/people-objects.ts';
import { readYaml, YamlRefused } from './read-yaml.ts';
import type { RubricFile } from './rubric-file.ts';
import { sha256 } from './sha256.ts';

/** The calibration was made with another rubric. */
export class CalibrationRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CalibrationRefused';
  }
}

/** What these ratings say; without any, the documented prior. */
export const calibrationOf = (ratings: readonly Rating[], { rubric, hash }: RubricFile): Calibration =>
  sealed(calibrate(ratings, { rubric, rubricHash: hash }), sha256);

/** A calibration as `bearing calibrate` wrote it. @throws YamlRefused where it is none, or was changed since. */
async function readCalibration(path: string): Promise<Calibration> {
  const calibration = await readYaml(path, Calibration);
  if (isSealed(calibration, sha256)) return calibration;
  throw new YamlRefused(
    `${path}: needs the calibration as it was written, got one that was changed since (its hash does not fit): run bearing calibrate again`,
  );
}

/** @throws CalibrationRefused where it was made with another rubric. @throws YamlRefused where it is none. */
export async function readCalibrationOf(path: string, { rubric, hash }: RubricFile): Promise<Calibration> {
  const calibration = await readCalibration(path);
  if (calibration.rubric?.hash === hash) return calibration;
  const made = calibration.rubric;
  const got = made === null ? 'one without a rubric' : `one of ${made.id} ${made.version}`;
  throw new CalibrationRefused(
    `--calibration needs one made with this very rubric (${rubric.id} ${rubric.version}), got ${got}: run bearing calibrate --rubric again`,
  );
}
