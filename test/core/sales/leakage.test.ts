import { describe, expect, test } from 'vitest';
import { aucLeak, changeLeak, type FoldCell, fillLeak } from '../../../core/sales/leakage.ts';

describe('known for one outcome only', () => {
  test.each([
    { what: '100 % of won, 0 % of lost', won: [50, 50], lost: [0, 50], leaks: true },
    { what: '4 % of won, 54 % of lost', won: [2, 50], lost: [27, 50], leaks: true },
    { what: '5 % of won, 100 % of lost', won: [5, 100], lost: [100, 100], leaks: false },
    { what: '4 % of won, 53 % of lost', won: [4, 100], lost: [53, 100], leaks: false },
    { what: '49 closed deals', won: [25, 25], lost: [0, 24], leaks: false },
  ])('$what: $leaks', ({ won, lost, leaks }) => {
    const row = {
      won_filled_count: won[0] ?? 0,
      won_count: won[1] ?? 0,
      lost_filled_count: lost[0] ?? 0,
      lost_count: lost[1] ?? 0,
    };
    expect(fillLeak(row) !== null).toBe(leaks);
  });
});

describe('changed at the close', () => {
  test.each([
    { what: 'in 20 % of closings, never else', close: [20, 100], other: [0, 100], leaks: true },
    { what: 'in 19 % of closings', close: [19, 100], other: [0, 100], leaks: false },
    { what: 'three times as often as else', close: [60, 100], other: [20, 100], leaks: true },
    { what: 'less than three times as often as else', close: [60, 100], other: [21, 100], leaks: false },
    { what: 'in all of too few closings', close: [49, 49], other: [0, 100], leaks: false },
  ])('$what: $leaks', ({ close, other, leaks }) => {
    const row = {
      close_change_count: close[0] ?? 0,
      close_count: close[1] ?? 0,
      other_change_count: other[0] ?? 0,
      other_count: other[1] ?? 0,
    };
    expect(changeLeak(row) !== null).toBe(leaks);
  });
});

describe('tells the outcome out of sample', () => {
  const folds = ['0', '1', '2', '3', '4'];
  const cells = (value: string, [won, lost]: [number, number]): FoldCell[] =>
    folds.map((fold) => ({ fold, value, won, lost }));

  test('leaks where a value parts won from lost', () => {
    expect(aucLeak([...cells('green', [20, 0]), ...cells('red', [0, 20])])).toContain('AUC 1');
  });

  test('does not leak where values differ as choices do', () => {
    expect(aucLeak([...cells('West', [12, 8]), ...cells('East', [8, 12])])).toBeNull();
  });

  test('does not take values of single deals for knowledge', () => {
    const single = Array.from(
      { length: 60 },
      (_, i): FoldCell => ({ fold: String(i % 5), value: `v${i}`, won: i % 2, lost: 1 - (i % 2) }),
    );
    expect(aucLeak(single)).toBeNull();
  });
});
