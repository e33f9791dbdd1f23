import { isSealed } from '../../core/hiring/calibration/calibrate.ts';
import { Calibration } from '../../core/model/calibration.ts';
import { readYaml, YamlRefused } from './read-yaml.ts';
import { sha256 } from './sha256.ts';

/** A calibration as `bearing calibrate` wrote it. @throws YamlRefused where it is none, or was changed since. */
export async function readCalibration(path: string): Promise<Calibration> {
  const calibration = await readYaml(path, Calibration);
  if (isSealed(calibration, sha256)) return calibration;
  throw new YamlRefused(
    `${path}: needs the calibration as it was written, got one that was changed since (its hash does not fit): run bearing calibrate again`,
  );
}
