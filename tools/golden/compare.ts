/** A number for all below it, one an output key, or one an array element. */
export type Tolerance = number | readonly Tolerance[] | { readonly [key: string]: Tolerance };

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Where got and expected part: a path such as `estimates.3`, and both values. */
export type Difference = { readonly path: string; readonly expected: unknown; readonly got: unknown };

/**
 * Every place where `got` does not match `expected`: objects match key by key (got may have more), arrays by
 * element and length, numbers within the absolute tolerance, all else by identity. NaN and infinities never match.
 */
export function differences(expected: Json, got: unknown, tolerance: Tolerance): readonly Difference[] {
  return compare({ path: [], expected, got, tolerance });
}

type Pair = {
  readonly path: readonly string[];
  readonly expected: Json;
  readonly got: unknown;
  readonly tolerance: Tolerance | undefined;
};

function compare(pair: Pair): readonly Difference[] {
  const { expected, got } = pair;
  if (isList(expected)) return compareLists(pair, expected);
  if (isObject(expected)) return compareObjects(pair, expected);
  const match = typeof expected === 'number' ? isNear(expected, pair) : got === expected;
  return match ? [] : [differ(pair)];
}

function isNear(expected: number, { got, tolerance }: Pair): boolean {
  if (typeof got !== 'number' || typeof tolerance !== 'number') return false;
  return Math.abs(got - expected) <= tolerance;
}

function compareLists(pair: Pair, expected: readonly Json[]): readonly Difference[] {
  const { got } = pair;
  if (!Array.isArray(got) || got.length !== expected.length) return [differ(pair)];
  return expected.flatMap((element, index) =>
    compare({
      path: [...pair.path, String(index + 1)],
      expected: element,
      got: got[index],
      tolerance: toleranceAt(pair.tolerance, index),
    }),
  );
}

function compareObjects(pair: Pair, expected: { readonly [key: string]: Json }): readonly Difference[] {
  const { got } = pair;
  if (!isObject(got)) return [differ(pair)];
  return Object.entries(expected).flatMap(([key, value]) =>
    compare({
      path: [...pair.path, key],
      expected: value,
      got: Object.hasOwn(got, key) ? got[key] : undefined,
      tolerance: toleranceAt(pair.tolerance, key),
    }),
  );
}

/** The tolerance one level down; an array is for the arrays below an object, so keys pass it on. */
export function toleranceAt(tolerance: Tolerance | undefined, at: string | number): Tolerance | undefined {
  if (tolerance === undefined || typeof tolerance === 'number') return tolerance;
  if (isList(tolerance)) return typeof at === 'number' ? tolerance[at] : tolerance;
  return Object.hasOwn(tolerance, at) ? tolerance[at] : undefined;
}

function differ({ path, expected, got }: Pair): Difference {
  return { path: path.join('.'), expected, got };
}

export function isList<T>(value: unknown): value is readonly T[] {
  return Array.isArray(value);
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
