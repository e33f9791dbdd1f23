import { type Adjustments, adjust, type Stratum } from './adjustment.ts';
import { type Cell, number, text } from './cell.ts';
import { askCuts, type By, keyOf, type Scene } from './cuts.ts';

/** A group whose lift is unlikely to be luck, so that it must stand inside every other dimension too. */
export type Candidate = { readonly by: By; readonly cell: Cell; readonly lift: number };

/** The adjustments of every candidate, by `keyOf` of its cut and values. Asks for the crosses needed, no more. */
export async function adjustments(
  scene: Scene,
  { candidates, others }: { candidates: readonly Candidate[]; others: readonly string[] },
): Promise<ReadonlyMap<string, Adjustments>> {
  const cuts = new Map(candidates.map(({ by }) => [keyOf(by), by]));
  const crossed = [...cuts.values()].flatMap((by) =>
    others.filter((other) => !by.includes(other)).map((other): By => [...by, other]),
  );
  const rows = crossed.length === 0 ? [] : await askCuts(scene, { name: 'outcome-cells', cuts: crossed });
  const found = Map.groupBy(rows, ({ by }) => keyOf(by));
  return new Map(
    candidates.map(({ by, cell, lift }) => {
      const strata = others
        .filter((other) => !by.includes(other))
        .map((other): [string, readonly Stratum[]] => {
          const pairs = (found.get(keyOf([...by, other])) ?? []).map(({ values, row }) => ({
            group: keyOf(values.slice(0, -1)),
            value: text(row, other),
            won: number(row, 'won_count'),
            closed: number(row, 'won_count') + number(row, 'lost_count'),
          }));
          return [other, strataOf(pairs, keyOf(cell.values))];
        });
      return [candidateKey(by, cell), adjust(lift, new Map(strata))];
    }),
  );
}

export const candidateKey = (by: By, cell: Cell) => keyOf([...by, ...cell.values]);

type Pair = {
  readonly group: string;
  readonly value: string | null;
  readonly won: number;
  readonly closed: number;
};

function strataOf(pairs: readonly Pair[], group: string): readonly Stratum[] {
  return [...Map.groupBy(pairs, ({ value }) => keyOf([value])).values()].map((inside) => {
    const own = inside.filter((pair) => pair.group === group);
    const rest = inside.filter((pair) => pair.group !== group);
    return {
      value: inside[0]?.value ?? null,
      won: total(own, 'won'),
      closed: total(own, 'closed'),
      restWon: total(rest, 'won'),
      restClosed: total(rest, 'closed'),
    };
  });
}

function total(pairs: readonly Pair[], of: 'won' | 'closed'): number {
  return pairs.reduce((sum, pair) => sum + pair[of], 0);
}
