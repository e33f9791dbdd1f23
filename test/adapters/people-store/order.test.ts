import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testFolder } from '../people/people-kit.ts';
import { inStore, ratings, take } from './store-kit.ts';

type Planted = {
  readonly day: number;
  readonly points: Readonly<Record<string, number>>;
  readonly isRetracted: boolean;
};

/** Batches of different days, each with points of some of three candidates, some of them retracted. */
const planted: fc.Arbitrary<readonly Planted[]> = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: 10, max: 28 }),
    points: fc.dictionary(fc.constantFrom('c1', 'c2', 'c3'), fc.integer({ min: 1, max: 5 }), { minKeys: 1 }),
    isRetracted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4, selector: ({ day }) => day },
);

const dayOf = (day: number) => `2024-01-${day}`;

/** The reference: every candidate's points of the newest batch until a day that was not retracted. */
function expected(batches: readonly Planted[], until: number): readonly string[] {
  const known = batches.filter(({ day, isRetracted }) => day <= until && !isRetracted);
  const merged = Object.assign({}, ...known.toSorted((a, b) => a.day - b.day).map(({ points }) => points));
  return Object.entries(merged)
    .map(([candidate, point]) => `${candidate} ${point}`)
    .toSorted();
}

/** The evidence names the batch, so that two batches of equal points have different bytes. */
function textOf({ day, points }: Planted): string {
  const rows = Object.entries(points).map(([candidate, point]) => `${candidate},ann,insight,${point},${day}`);
  return `candidate_id,rater_id,competency,rating,evidence\n${rows.join('\n')}\n`;
}

async function build(batches: readonly Planted[]): Promise<void> {
  for (const name of ['people.duckdb', 'people.duckdb.wal'])
    rmSync(join(testFolder(), name), { force: true });
  for (const one of batches) {
    const [report] = await take({ text: textOf(one) }, { asOf: dayOf(one.day) });
    if (one.isRetracted) await inStore((store) => store.mark(report?.batchId ?? '', true));
  }
}

const state = async (asOf: string | null) =>
  (await ratings(asOf)).map((one) => `${one.candidate_id} ${Number(one.rating)}`);

test('any order of the same batches gives the state of the reference on any day', async () => {
  const cases = fc.tuple(planted, fc.integer({ min: 9, max: 28 }), fc.infiniteStream(fc.nat()));
  await fc.assert(
    fc.asyncProperty(cases, async ([batches, day, numbers]) => {
      const shuffled = batches
        .map((one) => ({ one, at: numbers.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      await build(shuffled);
      expect(await state(dayOf(day).replace('-9', '-09'))).toEqual(expected(batches, day));
      expect(await state(null)).toEqual(expected(batches, 31));
    }),
    { numRuns: 12, seed: 20260101 },
  );
}, 60_000);
