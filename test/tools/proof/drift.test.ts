import { expect, test } from 'vitest';
import { proveDriftIngest } from '../../../tools/proof/drift.ts';
import { answerOf } from '../../../tools/proof/drift-maven.ts';
import { datePrints, formPrints, mavenPipeline, type Print } from '../../../tools/proof/maven-files.ts';

test('every pair of drifts is stored as generated, or refused with the flag that settles it', async () => {
  const rows = await proveDriftIngest(0.001);
  expect(rows.length).toBe(2);
  expect(rows.filter(({ pass }) => !pass)).toEqual([]);
}, 180_000);

const some = mavenPipeline().slice(0, 400);
const isEarly = (iso = '') => Number(iso.slice(8)) <= 12;
const early = some.filter((row) => isEarly(row['engage_date']) && isEarly(row['close_date']));

test('an export gives one report, to the byte, in every date style and file form', async () => {
  const needed = await answerOf(some, datePrints['yyyy-MM-dd']);
  expect(Object.keys(needed)).toEqual(['json']);
  const { XLSX, Parquet } = formPrints;
  const prints = [datePrints['M/d/yyyy'], datePrints['dd-MM-yy'], XLSX, Parquet];
  for (const print of prints.filter((one): one is Print => one !== undefined))
    expect(await answerOf(some, print)).toEqual(needed);
});

test('days up to the twelfth are refused with the flag, which then gives that report', async () => {
  const print = datePrints['dd-MM-yy'];
  expect(await answerOf(early, print)).toMatchObject({
    code: 'ambiguous-date',
    message: expect.stringContaining('--date-format dd-MM-yy or --date-format MM-dd-yy'),
  });
  expect(await answerOf(early, print, 'dd-MM-yy')).toEqual(await answerOf(early, datePrints['yyyy-MM-dd']));
});
