import { factorOf, type MixedModel, oneLevel } from '../../../../core/stats/mixed-model/model.ts';

/** Davies & Goldsmith (1972), as in R's lme4: growth of a plate (row) by sample A to F, in mm. */
const DIAMETERS = [
  [27, 23, 26, 23, 23, 21],
  [27, 23, 26, 23, 23, 21],
  [25, 21, 25, 24, 24, 20],
  [26, 23, 25, 23, 23, 20],
  [25, 22, 26, 22, 23, 20],
  [24, 22, 25, 23, 22, 19],
  [24, 20, 23, 21, 22, 19],
  [26, 22, 26, 24, 24, 21],
  [24, 21, 24, 22, 22, 20],
  [24, 21, 24, 23, 22, 19],
  [26, 23, 26, 24, 24, 21],
  [25, 22, 26, 24, 24, 20],
  [26, 24, 26, 24, 25, 22],
  [26, 23, 26, 23, 23, 20],
  [26, 23, 25, 24, 24, 22],
  [25, 22, 25, 23, 23, 20],
  [25, 21, 24, 23, 23, 20],
  [25, 22, 24, 23, 23, 19],
  [24, 21, 23, 21, 21, 19],
  [26, 23, 26, 24, 24, 21],
  [25, 21, 24, 22, 22, 18],
  [25, 22, 25, 22, 22, 20],
  [24, 21, 24, 22, 24, 19],
  [24, 21, 24, 22, 21, 18],
];

/** diameter ~ 1 + (1 | plate) + (1 | sample), of the observations (counted from 0) that `isKept` keeps. */
export function penicillin(isKept: (i: number) => boolean = () => true): MixedModel {
  const cells = DIAMETERS.flatMap((row, plate) =>
    row.map((value, sample) => ({ value, plate, sample })),
  ).filter((_, i) => isKept(i));
  return {
    y: Float64Array.from(cells, ({ value }) => value),
    fixed: oneLevel(cells.length),
    terms: [
      { name: 'plate', ...factorOf(cells.map(({ plate }) => `${plate}`)) },
      { name: 'sample', ...factorOf(cells.map(({ sample }) => `${sample}`)) },
    ],
  };
}
