import type { Factor, MixedModel, Term } from './model.ts';

/**
 * What one level of the blocking term (one candidate) says of its own random effects (`levels`) and of the columns
 * it shares with other blocks (`columns`: effects that cross the blocks, then fixed means).
 */
export type Block = {
  /** Numbers of effects, over all terms. */
  readonly levels: Int32Array;
  /** Term of each of them. */
  readonly terms: Int32Array;
  readonly columns: Int32Array;
  /** Observations that two of its effects share, a row an effect. */
  readonly within: Float64Array;
  /** Observations that an effect and a column share, a row an effect. */
  readonly across: Float64Array;
};

/** The counts of a model, laid out so that blocks are eliminated one by one and only `columns` are left dense. */
export type Layout = {
  readonly model: MixedModel;
  /** Number of the first effect of each term; one more at the end. */
  readonly offsets: Int32Array;
  readonly isWithin: readonly boolean[];
  readonly blocks: readonly Block[];
  /** Term of each crossing column; -1 for a fixed mean. */
  readonly columnTerm: Int32Array;
  /** Number of the effect of each crossing column, or of the fixed mean. */
  readonly columnLevel: Int32Array;
  /** First column of each term that crosses; -1 where it does not. The fixed means begin at `fixedFrom`. */
  readonly columnFrom: Int32Array;
  readonly fixedFrom: number;
  /** Observations that two columns share. */
  readonly columnCounts: Float64Array;
};

/** Blocks by the term under which most effects are nested: those effects cost little, the others are left dense. */
export function layOut(model: MixedModel): Layout {
  const { terms, fixed, y } = model;
  const offsets = new Int32Array(terms.length + 1);
  for (const [k, { count }] of terms.entries()) offsets[k + 1] = (offsets[k] ?? 0) + count;
  const { by, isWithin } = blocking(terms);
  const columnFrom = new Int32Array(terms.length).fill(-1);
  let fixedFrom = 0;
  for (const [k, { count }] of terms.entries()) {
    if (isWithin[k]) continue;
    columnFrom[k] = fixedFrom;
    fixedFrom += count;
  }
  const crossingEffects = terms.flatMap((term, k) =>
    isWithin[k] ? [] : Array.from({ length: term.count }, (_, i) => ({ k, number: (offsets[k] ?? 0) + i })),
  );
  const means = Array.from({ length: fixed.count }, (_, number) => ({ k: -1, number }));
  const columns = [...crossingEffects, ...means];
  const columnTerm = Int32Array.from(columns, ({ k }) => k);
  const columnLevel = Int32Array.from(columns, ({ number }) => number);
  const crossing = terms.flatMap((term, k) => (isWithin[k] ? [] : [{ ...term, from: columnFrom[k] ?? 0 }]));
  const columnsOf = columnsOfObservation([...crossing, { ...fixed, from: fixedFrom }], y.length);
  const nested = terms.flatMap((term, k) =>
    isWithin[k] ? [{ ...term, number: k, from: offsets[k] ?? 0 }] : [],
  );
  return {
    model,
    offsets,
    isWithin,
    columnTerm,
    columnLevel,
    columnFrom,
    fixedFrom,
    columnCounts: columnCounts(columnsOf, columnTerm.length),
    blocks: by === null ? [] : rowsOf(by).map((rows) => blockOf(rows, nested, columnsOf)),
  };
}

type Blocking = { readonly by: Term | null; readonly isWithin: readonly boolean[] };

function blocking(terms: readonly Term[]): Blocking {
  let best: Blocking & { readonly effects: number } = { by: null, isWithin: [], effects: 0 };
  for (const by of terms) {
    const isWithin = terms.map((term) => isNested(term, by));
    const effects = terms.reduce((sum, { count }, k) => sum + (isWithin[k] ? count : 0), 0);
    if (effects > best.effects) best = { by, isWithin, effects };
  }
  return best;
}

/** Whether every level of the one lies in a single level of the other. */
function isNested(inner: Factor, outer: Factor): boolean {
  const outerOf = new Int32Array(inner.count).fill(-1);
  return inner.levels.every((level, i) => {
    const seen = outerOf[level] ?? -1;
    if (seen === -1) outerOf[level] = outer.levels[i] ?? -1;
    return seen === -1 || seen === outer.levels[i];
  });
}

function rowsOf({ levels, count }: Factor): readonly (readonly number[])[] {
  const rows = Array.from({ length: count }, (): number[] => []);
  for (const [i, level] of levels.entries()) rows[level]?.push(i);
  return rows;
}

type Placed = Factor & { readonly from: number };

/** The columns of every observation: as many each, one after another. */
type Columns = { readonly each: number; readonly all: Int32Array };

function columnsOfObservation(factors: readonly Placed[], n: number): Columns {
  const each = factors.length;
  const all = new Int32Array(n * each);
  for (const [f, { levels, from }] of factors.entries()) {
    for (const [i, level] of levels.entries()) all[i * each + f] = from + level;
  }
  return { each, all };
}

function columnCounts({ each, all }: Columns, width: number): Float64Array {
  const counts = new Float64Array(width * width);
  for (let at = 0; at < all.length; at += each) {
    for (let f = at; f < at + each; f += 1) {
      for (let g = at; g < at + each; g += 1) {
        const cell = (all[f] ?? 0) * width + (all[g] ?? 0);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
  }
  return counts;
}

type Nested = Placed & { readonly number: number };

function blockOf(rows: readonly number[], nested: readonly Nested[], { each, all }: Columns): Block {
  const termOf = new Map<number, number>();
  const effectsOf = rows.map((i) =>
    nested.map((term) => {
      const effect = term.from + (term.levels[i] ?? 0);
      termOf.set(effect, term.number);
      return effect;
    }),
  );
  const columnsOf = rows.map((i) => [...all.subarray(i * each, (i + 1) * each)]);
  const levels = [...termOf.keys()];
  const columns = [...new Set(columnsOf.flat())];
  const own = places(effectsOf, levels);
  return {
    levels: Int32Array.from(levels),
    terms: Int32Array.from(termOf.values()),
    columns: Int32Array.from(columns),
    within: sharedCounts(own, own, { height: levels.length, width: levels.length }),
    across: sharedCounts(own, places(columnsOf, columns), { height: levels.length, width: columns.length }),
  };
}

type Places = readonly (readonly number[])[];

function places(numbers: Places, among: readonly number[]): Places {
  const placeOf = new Map(among.map((number, place) => [number, place]));
  return numbers.map((row) => row.map((number) => placeOf.get(number) ?? 0));
}

type Size = { readonly height: number; readonly width: number };

function sharedCounts(down: Places, along: Places, { height, width }: Size): Float64Array {
  const counts = new Float64Array(height * width);
  for (const [i, rows] of down.entries()) {
    for (const row of rows) {
      for (const column of along[i] ?? []) {
        counts[row * width + column] = (counts[row * width + column] ?? 0) + 1;
      }
    }
  }
  return counts;
}
