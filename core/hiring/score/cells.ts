import type { CountedRating } from './evidence.ts';
import type { Norms } from './norms.ts';
import type { Cell } from './panel.ts';

/** Who rated what: the design of a panel, and where each rating stands in it. Ratings must come sorted by competency. */
export function cellsOf(counted: readonly CountedRating[], norms: Norms) {
  const raters = new Map<string, number>();
  const raterVariances: number[] = [];
  const severities: number[] = [];
  const cells: { competency: number; rater: number; count: number }[] = [];
  const cellOf: number[] = [];
  for (const { competency, rating } of counted) {
    let rater = raters.get(rating.raterId);
    if (rater === undefined) {
      rater = raters.size;
      raters.set(rating.raterId, rater);
      const { severity, variance } = norms.raterNorm(rating.raterId);
      severities.push(severity);
      raterVariances.push(variance);
    }
    const place = placeOf(cells, competency, rater);
    cellOf.push(place);
    const cell = cells[place];
    if (cell === undefined) cells.push({ competency, rater, count: 1 });
    else cell.count += 1;
  }
  return { cells, raterVariances, severities, cellOf };
}

// Ratings are sorted by competency, so that its cells are the last ones.
function placeOf(cells: readonly Cell[], competency: number, rater: number): number {
  for (let place = cells.length - 1; cells[place]?.competency === competency; place--) {
    if (cells[place]?.rater === rater) return place;
  }
  return cells.length;
}

/** One text for every panel of this shape. */
export function keyOf(cells: readonly Cell[], raterVariances: readonly number[]): string {
  let key = raterVariances.join(' ');
  for (const { competency, rater, count } of cells) key += String.fromCharCode(32, competency, rater, count);
  return key;
}
