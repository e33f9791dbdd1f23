/** How many values of a column each of two readings can read, both of them, and both with a different meaning. */
export type ReadCounts = {
  readonly first: number;
  readonly second: number;
  readonly both: number;
  readonly differ: number;
};

/**
 * Which of two readings a column is written in, by elimination over all its values.
 * Values that neither reads say nothing. A reading that reads all the rest, where the other does not, is it.
 * If both miss some (typing errors), the one that reads at least 1 % more of them is it.
 * `either`: no value means two things. `ambiguous`: nobody can tell from the file.
 */
export function eliminate({
  first,
  second,
  both,
  differ,
}: ReadCounts): 'first' | 'second' | 'either' | 'ambiguous' {
  const readable = first + second - both;
  if (differ === 0) return first === second ? 'either' : first > second ? 'first' : 'second';
  if (first === readable && second === readable) return 'ambiguous';
  if (first === readable) return 'first';
  if (second === readable) return 'second';
  if (Math.abs(first - second) * 100 < readable) return 'ambiguous';
  return first > second ? 'first' : 'second';
}
