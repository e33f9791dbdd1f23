import { expect, test } from 'vitest';
import { echoed, folded, trimmed } from '../../../core/model/read-text.ts';

test.each([
  ['\u00a0 a b\u3000', 'a b'],
  ['\ufeffa', 'a'],
  ['\t\r\n', ''],
  ['\u200ba', '\u200ba'],
])('the edges of %j are trimmed to %j', (cell, text) => {
  expect(trimmed(cell)).toBe(text);
});

test.each([
  ['WON', 'won'],
  ['İ', 'i'],
  ['ΣΑΣ', 'σασ'],
  ['ẞ', 'ß'],
  ['K', 'k'],
])('%s is compared as %s', (text, lower) => {
  expect(folded(text)).toBe(lower);
});

test('a message shows at most 64 characters of a value, and no half of a letter', () => {
  expect(echoed('x'.repeat(64))).toBe(`'${'x'.repeat(64)}'`);
  expect(echoed('😀'.repeat(65))).toBe(`'${'😀'.repeat(60)}...'`);
});
