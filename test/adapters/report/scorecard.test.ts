import { describe, expect, test } from 'vitest';
import { scorecardPages } from '../../../adapters/report/scorecard/page.ts';
import { chanceAboveFloor, labelTitle, printedScore } from '../../../adapters/report/scorecard/words.ts';
import { beside, report } from './scored-panel.ts';

const page = scorecardPages(report, beside);

describe('scorecards', () => {
  test('are the same bytes for the same report', () => {
    expect(scorecardPages(report, beside)).toBe(page);
  });

  test('say that a preview is not for a decision, on the first screen and on every sheet', () => {
    expect(page.match(/preview from files, not for decision/g)).toHaveLength(1 + report.candidates.length);
    const stored = scorecardPages({ ...report, forDecision: true }, beside);
    expect(stored).not.toContain('not for decision');
  });

  test('give every candidate a sheet and no rank', () => {
    expect(page.match(/<section class="sheet"/g)).toHaveLength(report.candidates.length);
    expect(page).not.toMatch(/\brank/i);
  });

  test('show evidence as text, never as markup', () => {
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('C-04 &lt;b&gt;');
    expect(page).not.toContain('<script>alert');
  });

  test('name what was not asked as missing, not as low', () => {
    expect(page).toContain('not asked');
    expect(page).toContain('This is a gap in the interviews, not a low score.');
    expect(page).toContain('25 % of the weight was rated, 70 % is demanded');
  });

  test('say who can be told apart, and where nobody can', () => {
    expect(page).toContain('tactical: the ratings tell nobody apart.');
    expect(page).toContain(
      'strategic: C-01 and C-04 &lt;b&gt; above C-03; C-02 above C-01, C-03 and C-04 &lt;b&gt;; no other two can be told apart.',
    );
  });

  test('load nothing from anywhere', () => {
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

describe('the words of a scorecard', () => {
  const [first] = report.candidates;
  if (!first) throw new RangeError('the panel needs a candidate, got none');

  test('a floor is reached with the probabilities of both labels above it', () => {
    // 0.38 strategist-operator + 0.01 strategist; 0.38 + 0.60 tactician.
    expect(chanceAboveFloor(first, 'strategic')).toBeCloseTo(0.39, 12);
    expect(chanceAboveFloor(first, 'tactical')).toBeCloseTo(0.98, 12);
    expect(chanceAboveFloor({ ...first, labelProbabilities: null }, 'tactical')).toBeNull();
  });

  test('what is not settled names the two labels it lies between', () => {
    expect(labelTitle(first)).toBe('Not settled: tactician or strategist-operator');
  });

  test('no score is no data, too little says how much there was', () => {
    expect(printedScore(null)).toBe('– no data');
    expect(printedScore({ insufficient: true, n: 1, needed: 3 })).toBe('not enough data (n = 1)');
  });
});
