import type { QueryRow } from '../model/cell-query.ts';
import type { Note } from '../model/wins-report.ts';
import { number } from './cell.ts';
import { grouped } from './counted.ts';
import { askCuts, type By, type Scene } from './cuts.ts';
import type { Dimension } from './dimension.ts';
import { fillLeak } from './leakage.ts';

/** What the values of the dimensions look like, before anything is compared. */
export type Survey = {
  /** Worth looking at without being named: 2 to 50 values, not a repetition of another. */
  readonly eligible: readonly Dimension[];
  /** Known for one outcome only, by dimension: the first test of the leakage check. */
  readonly fillLeaks: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
};

const mostValues = 50;

/** Profiles the dimensions in one scan, then the pairs that may repeat each other in a second. */
export async function survey(scene: Scene, dimensions: readonly Dimension[]): Promise<Survey> {
  const profiles = await profile(
    scene,
    dimensions.map(({ name }) => [name]),
  );
  const notes: Note[] = [];
  const kept = dimensions.filter((dimension) => {
    const row = profiles.get(dimension.name);
    const problem = row === undefined ? 'no values' : tooMany(row);
    if (problem?.startsWith('!')) notes.push(dropped(dimension.name, problem.slice(1)));
    return problem === null;
  });
  const repeated = await repetitions(scene, { dimensions: kept, profiles });
  for (const [name, told] of repeated) notes.push(dropped(name, told));
  return {
    eligible: kept.filter(({ name }) => !repeated.has(name)),
    fillLeaks: leaks(profiles),
    notes,
  };
}

/** Null: fine. Marked `!` where a person should hear of it. */
function tooMany(row: QueryRow): string | null {
  const values = number(row, 'value_count');
  const filled = number(row, 'filled_count');
  if (values > mostValues)
    return `!${grouped(values)} values, at most ${mostValues} are looked at unless named`;
  if (values > 1 && values * 2 > filled)
    return `!nearly one value a deal (${grouped(values)} of ${grouped(filled)})`;
  return values + (filled < number(row, 'deal_count') ? 1 : 0) < 2 ? 'constant' : null;
}

const dropped = (name: string, why: string): Note => ({
  code: 'not-looked-at',
  text: `${name} is not looked at: ${why}`,
});

async function profile(scene: Scene, cuts: readonly By[]): Promise<ReadonlyMap<string, QueryRow>> {
  if (cuts.length === 0) return new Map();
  const rows = await askCuts(scene, { name: 'dimension-profile', cuts });
  return new Map(rows.map(({ by, row }) => [by.join('\n'), row]));
}

type Profiled = {
  readonly dimensions: readonly Dimension[];
  readonly profiles: ReadonlyMap<string, QueryRow>;
};

// Alike wherever one dimension says the same as another in other words, and seldom else: spares most crosses.
const mirrored = ['filled_count', 'filled_squares', 'won_filled_count', 'lost_filled_count'];

// Of the squared sizes of the groups: 99 deals of 100 in the one value that mirrors theirs leave 0.99 squared.
const nearlyAll = 0.98;
const mostInOne = 0.9;

/** Later dimension to what is told of it: that its values mirror those of an earlier one, all or 99 of 100. */
async function repetitions(
  scene: Scene,
  { dimensions, profiles }: Profiled,
): Promise<ReadonlyMap<string, string>> {
  const same = (a: QueryRow | undefined, b: QueryRow | undefined) =>
    a !== undefined &&
    b !== undefined &&
    mirrored.every((column) => isNear(number(a, column), number(b, column)));
  const pairs = dimensions.flatMap(({ name: a }, i) =>
    dimensions
      .slice(i + 1)
      .filter(({ name: b }) => same(profiles.get(a), profiles.get(b)))
      .map(({ name: b }): By => [a, b]),
  );
  const found = new Map<string, string>();
  const together = await profile(scene, pairs);
  for (const [a, b] of pairs) {
    if (a === undefined || b === undefined || found.has(a) || found.has(b)) continue;
    const crossed = together.get(`${a}\n${b}`);
    const told = mirrorText(a, { crossed, of: [profiles.get(a), profiles.get(b)] });
    if (told !== null) found.set(b, told);
  }
  return found;
}

const isNear = (a: number, b: number) => Math.min(a, b) >= Math.max(a, b) * nearlyAll ** 2;

/** Null: each says something of its own. */
function mirrorText(
  name: string,
  { crossed, of }: { crossed: QueryRow | undefined; of: readonly (QueryRow | undefined)[] },
): string | null {
  const each = of.flatMap((row) => (row === undefined ? [] : [row]));
  if (crossed === undefined || each.length < 2) return null;
  const values = each.map((row) => number(row, 'value_count'));
  if (values.every((count) => count === number(crossed, 'value_count'))) return `says the same as ${name}`;
  const squares = Math.max(...each.map((row) => number(row, 'filled_squares')));
  // Where one value holds nearly all deals, any two dimensions agree on nearly all of them.
  const isSpread = squares <= mostInOne ** 2 * number(crossed, 'filled_count') ** 2;
  return isSpread && number(crossed, 'filled_squares') >= squares * nearlyAll
    ? `says the same as ${name} for at least 99 of 100 deals`
    : null;
}

function leaks(profiles: ReadonlyMap<string, QueryRow>): ReadonlyMap<string, string> {
  return new Map(
    [...profiles].flatMap(([name, row]) => {
      const leak = fillLeak(row);
      return leak === null ? [] : [[name, leak] as const];
    }),
  );
}
