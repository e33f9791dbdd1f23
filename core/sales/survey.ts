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
  for (const [name, first] of repeated) notes.push(dropped(name, `says the same as ${first}`));
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
const mirrored = ['value_count', 'filled_count', 'filled_squares', 'won_filled_count', 'lost_filled_count'];

/** Later dimension to the earlier one whose values it mirrors one to one. */
async function repetitions(
  scene: Scene,
  { dimensions, profiles }: Profiled,
): Promise<ReadonlyMap<string, string>> {
  const same = (a: QueryRow | undefined, b: QueryRow | undefined) =>
    mirrored.every((column) => a?.[column] === b?.[column]);
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
    if (crossed && crossed['value_count'] === profiles.get(a)?.['value_count']) found.set(b, a);
  }
  return found;
}

function leaks(profiles: ReadonlyMap<string, QueryRow>): ReadonlyMap<string, string> {
  return new Map(
    [...profiles].flatMap(([name, row]) => {
      const leak = fillLeak(row);
      return leak === null ? [] : [[name, leak] as const];
    }),
  );
}
