import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateLiteral, identifier, literal } from '../../adapters/queries/literal.ts';

test.each([
  { value: "O'Brien", text: "'O''Brien'" },
  { value: "'; drop table deal; --", text: "'''; drop table deal; --'" },
  { value: null, text: 'null' },
  { value: true, text: 'true' },
  { value: 300, text: '300' },
  { value: -0.25, text: '-0.25' },
  { value: 1e21, text: '1000000000000000000000' },
])('writes $value as $text', ({ value, text }) => {
  expect(literal(value)).toBe(text);
});

test.each([
  ['a\u0000b', 'a literal needs text without NUL, got one'],
  ['\ud800', 'a literal needs whole characters, got a lone surrogate'],
  [Number.NaN, 'a literal needs a finite number, got NaN'],
  [Number.POSITIVE_INFINITY, 'a literal needs a finite number, got Infinity'],
  [1e-7, 'a literal needs a plain decimal, got 1e-7'],
])('refuses %j', (value, message) => {
  expect(() => literal(value)).toThrow(message);
});

test.each(['2017-02-30', '2017-2-3', "2017-01-01'", ''])('refuses %j as a date', (value) => {
  expect(() => dateLiteral(value)).toThrow('a date literal needs yyyy-MM-dd');
});

test('quotes an identifier', () => {
  expect(identifier('account."size"')).toBe('"account.""size"""');
  expect(() => identifier('')).toThrow('an identifier needs at least one whole character, got none');
});

test('any text comes back from the engine as it went in', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const texts = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\u0000'));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const reader = await connection.runAndReadAll(`select ${literal(text)} as ${identifier(`x${text}`)}`);
      expect(reader.getRows()[0]?.[0]).toBe(text);
    }),
    { numRuns: 200, seed: 1 },
  );
});
