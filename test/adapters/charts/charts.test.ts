import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { forestChart } from '../../../adapters/charts/forest.ts';
import { standingChart } from '../../../adapters/charts/standing.ts';
import { standingRows } from '../../../adapters/charts/standing-rows.ts';
import { trendChart } from '../../../adapters/charts/trend.ts';
import { hardReport, hostileNames } from '../report/hard-report.ts';
import { cutOf, mavenReport, products } from '../report/sample-report.ts';

function texts(svg: string): string[] {
  return [...parseHTML(svg).document.querySelectorAll('text')].map((text) => text.textContent);
}

test('a forest plot says n and verdict of every group in words and draws a shape a group', () => {
  const svg = forestChart(cutOf('product_id', products), { id: 'products', overall: 0.6315 });
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['MG Special', '1,223', "can't tell", 'all deals 63.2 %']),
  );
  const { document } = parseHTML(svg);
  expect(document.querySelectorAll('[aria-label="dot"] path, [aria-label="dot"] circle')).toHaveLength(14);
  expect(document.querySelector('[stroke-dasharray]')).not.toBeNull();
});

test('a group without a rate is listed without a point', () => {
  const svg = forestChart(cutOf('product_id', [...products, ['New', 0, 0, 9, 0, 0]]), {
    id: 'p',
    overall: 0.6,
  });
  expect(texts(svg)).toContain('nothing closed: no rate');
  expect(
    parseHTML(svg).document.querySelectorAll('[aria-label="dot"] path, [aria-label="dot"] circle'),
  ).toHaveLength(14);
});

test('a forest of more groups than a picture holds shows those with the most closed deals and says so', () => {
  const many = Array.from({ length: 75 }, (_, i) => [`group ${i}`, 10 + i, 10 + i, 0, 0, 0] as const);
  const svg = forestChart(cutOf('owner_id', many), { id: 'many', overall: 0.5 });
  expect(svg).toContain('Shown: the 60 of 75 groups with the most closed deals');
  expect(texts(svg)).toContain('group 74');
  expect(texts(svg)).not.toContain('group 3');
});

test('verdicts differ by shape: up, down, hollow', () => {
  const cut = hardReport().cuts[0];
  const { document } = parseHTML(forestChart(cut ?? cutOf('x', []), { id: 'v', overall: 0.6 }));
  const rotated = [...document.querySelectorAll('path')].filter((p) =>
    p.getAttribute('transform')?.includes('rotate(180)'),
  );
  expect(rotated).toHaveLength(1);
});

test('quadrants are named only for groups that win more or less; the others lie in the band', () => {
  const report = hardReport();
  const cut = report.cuts[0] ?? cutOf('x', []);
  const rows = standingRows(report, cut, 'effort').map(({ label, zone, name }) => ({ label, zone, name }));
  expect(rows).toEqual([
    { label: 'manufacturing', zone: 'wins more', name: 'little effort, wins more' },
    { label: 'retail', zone: "can't tell", name: '' },
    { label: 'finance', zone: "can't tell", name: '' },
    { label: 'software', zone: "can't tell", name: '' },
    { label: 'public', zone: 'wins less', name: 'much effort, wins less' },
  ]);
});

test('an empty zone says that no group can be shown to be in it', () => {
  const report = mavenReport();
  const svg = standingChart(report, cutOf('product_id', products), { id: 'money', measure: 'money' });
  expect(texts(svg ?? '')).toEqual(
    expect.arrayContaining([
      'WINS MORE: no group can be shown to',
      'WINS LESS: no group can be shown to',
      'busy, small return',
      '1×',
      '1/16×',
    ]),
  );
});

test('no picture is drawn of fewer than two groups with both numbers', () => {
  const report = mavenReport();
  expect(standingChart(report, cutOf('product_id', products), { id: 'x', measure: 'effort' })).toBeNull();
});

test('partial periods are hatched, named and not joined to the line', () => {
  const { trend } = mavenReport();
  const svg = trendChart(trend, { id: 'trend' });
  const { document } = parseHTML(svg);
  expect(
    document.querySelectorAll('[fill="url(#trend-hatch)"] rect, rect[fill="url(#trend-hatch)"]'),
  ).toHaveLength(1);
  expect(document.getElementById('trend-hatch')).not.toBeNull();
  expect(texts(svg).join(' ')).toContain('partial: holds only March');
  // Three whole quarters: one move and two lines.
  expect(document.querySelector('[aria-label="line"] path')?.getAttribute('d')?.match(/[ML]/g)).toEqual([
    'M',
    'L',
    'L',
  ]);
});

test('names in a picture are text, never markup', () => {
  const named = hostileNames.map((name) => [name, 20, 20, 0, 100, 10] as const);
  const svg = forestChart(cutOf('owner_id', named), { id: 'x', overall: 0.5 });
  expect(parseHTML(svg).document.querySelectorAll('script, img')).toHaveLength(0);
});

test('the same data draw the same bytes, one after the other', () => {
  const draw = () => forestChart(cutOf('product_id', products), { id: 'p', overall: 0.6315 });
  expect(draw()).toBe(draw());
  const { trend } = mavenReport();
  expect(trendChart(trend, { id: 't' })).toBe(trendChart(trend, { id: 't' }));
});
