/** Ranks from 1 in the order of the input; equal values share the mean of the ranks they cover. */
export function midranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let first = 0; first < order.length; ) {
    const value = values[order[first] ?? 0];
    let next = first + 1;
    while (next < order.length && values[order[next] ?? 0] === value) next++;
    // Ranks first + 1 to next.
    for (const index of order.slice(first, next)) ranks[index] = (first + 1 + next) / 2;
    first = next;
  }
  return ranks;
}
