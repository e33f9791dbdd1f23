/** The level of a factor for every observation, as whole numbers from 0 to `count` - 1, each of them used. */
export type Factor = { readonly levels: Int32Array; readonly count: number };

/** A random effect: a draw for each level, all from one normal distribution around 0. */
export type Term = Factor & { readonly name: string };

/** y = mean of its fixed level + one draw of each term + residual. Terms may be crossed, nested and incomplete. */
export type MixedModel = {
  readonly y: Float64Array;
  readonly fixed: Factor;
  readonly terms: readonly Term[];
};

/** Numbers the distinct keys in the order they first come. */
export function factorOf(keys: readonly string[]): Factor & { readonly names: readonly string[] } {
  const numbers = new Map<string, number>();
  const levels = Int32Array.from(keys, (key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
  return { levels, count: numbers.size, names: [...numbers.keys()] };
}

/** One level for all: a model with a single mean. */
export function oneLevel(n: number): Factor {
  return { levels: new Int32Array(n), count: 1 };
}

/** @throws RangeError where lengths differ, a number is not finite or a level is out of range. */
export function needModel({ y, fixed, terms }: MixedModel): void {
  for (const { levels, count } of [fixed, ...terms]) {
    if (levels.length !== y.length) {
      throw new RangeError(
        `mixed model needs a level of every observation, got ${levels.length} of ${y.length}`,
      );
    }
    if (levels.some((level) => level < 0 || level >= count)) {
      throw new RangeError(`mixed model needs levels from 0 to ${count - 1}`);
    }
  }
  if (y.some((value) => !Number.isFinite(value))) throw new RangeError('mixed model needs finite numbers');
}
