import { needFinite } from './needs.ts';

/** A fitted factor model of k items in standard scores. */
export type FactorModel = {
  readonly correlation: readonly (readonly number[])[];
  /** Loading of each item on the general factor. */
  readonly generalLoadings: readonly number[];
  /** Variance of each item that no factor explains, 0-1. */
  readonly uniqueness: readonly number[];
};

export type Omega = {
  readonly alphaStandardized: number;
  /** Share of the variance of the sum that is the general factor. */
  readonly hierarchical: number;
  /** Share that is any common factor. */
  readonly total: number;
};

/**
 * McDonald's omega of a sum of standardized items, from loadings that a factor analysis gave, beside alpha.
 * McDonald (1999), Test Theory; Zinbarg, Revelle, Yovel & Li (2005), Psychometrika 70, 123-133.
 *
 * @returns null with fewer than 2 items, and where the sum of the items does not vary.
 * @throws RangeError when the sizes differ or a number is not finite.
 */
export function mcdonaldOmega({ correlation, generalLoadings, uniqueness }: FactorModel): Omega | null {
  const k = correlation.length;
  for (const list of [...correlation, generalLoadings, uniqueness]) {
    if (list.length !== k)
      throw new RangeError(`mcdonald omega needs ${k} numbers a list, got ${list.length}`);
    needFinite('mcdonald omega', list);
  }
  const variance = total(correlation.flat());
  if (k < 2 || !(variance > 0)) return null;
  const ofItems = total(correlation.map((row, i) => row[i] ?? 0));
  return {
    alphaStandardized: (k / (k - 1)) * (1 - ofItems / variance),
    hierarchical: total(generalLoadings) ** 2 / variance,
    total: 1 - total(uniqueness) / variance,
  };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
