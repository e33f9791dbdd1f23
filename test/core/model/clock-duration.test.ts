import { expect, test } from 'vitest';
import { readClock } from '../../../core/model/clock-duration.ts';

// minutes by hand, in ten-thousandths: 5 min 30 s = 5.5; 10 s = 0.16666... rounded up at the fourth place
test.each([
  ['00:30', 'HH:mm', 300_000n],
  ['1:05', 'HH:mm', 650_000n],
  ['00:05:30', 'HH:mm:ss', 55_000n],
  ['00:00:10', 'HH:mm:ss', 1667n],
  ['100:00:00', 'HH:mm:ss', 60_000_000n],
])('%s as %s', (text, format, units) => {
  expect(readClock(text, format)).toBe(units);
});

test.each([
  ['00:60', 'HH:mm'],
  ['00:30', 'HH:mm:ss'],
  ['30', 'HH:mm'],
  ['00:30', undefined],
  ['00:30', 'mm:ss'],
])('%s as %s is none', (text, format) => {
  expect(readClock(text, format)).toBeNull();
});
