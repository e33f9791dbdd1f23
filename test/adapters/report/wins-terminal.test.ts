import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../adapters/report/terminal/layout.ts';
import { winsTerminal } from '../../../adapters/report/wins/terminal.ts';
import { hardReport, noContrastReport } from './hard-report.ts';
import { mavenReport } from './sample-report.ts';

const plain = { width: 100, styled: false };

test('the bare page gives the answer first, then the numbers that carry it, then what was not measured', () => {
  expect(winsTerminal(mavenReport(), 'overview', plain)).toBe(
    `as of 2017-12-31 · closed 1 Mar - 31 Dec 2017
Won 4,238 of 6,711 closed: 63.2 % [62.0, 64.3]
! 1,291 open deals are older than any deal that ever closed (138 days).
  Were all of them lost, the rate would be 53.0 %.                       > bearing wins --rows stale

WHERE DO WE WIN MORE OFTEN?  Nowhere that can be shown: 78 groups looked at, best q 0.62
                groups  win rate %   verdict
owner.region         3  62.6 - 63.9  no gap over 4 points
account.sector      10  61.2 - 64.8  no gap over 7 points
product              6  60.3 - 64.8  no gap over 7 points
  GTK 500            1  60.0, n 25   can't tell

WHERE DOES THE MONEY COME FROM?  Product.
                deals   days  won $    won $ per closed deal
GTK 500         0.4 %  0.4 %    4 %  16,024 [15,223, 16,826]  large return
GTX Plus Pro     11 %   11 %   26 %   3,530 [ 3,353,  3,706]
GTXPro           17 %   16 %   35 %   3,061 [ 2,908,  3,214]
GTX Plus Basic   16 %   16 %    7 %     671 [   637,    705]
GTX Basic        21 %   22 %    5 %     348 [   330,    365]  busy, small return
MG Special       18 %   18 %  0.4 %      36 [    34,     38]  busy, small return
1 more  > bearing wins --by product_id

CALENDAR  A quarter's last month wins 80.7 %, other months 52.3 %. Not a place to compete: ask how
          losses get closed.
NOT MEASURED  activity, competitors, value win rate (lost deals carry no amount)
DATA  GTXPro has no product row; did you mean "GTX Pro"? (1,480 deals)
`,
  );
});

test('winners, losers and maybes are named in the answer and under their dimension', () => {
  const page = winsTerminal(hardReport(), 'overview', plain);
  expect(page).toContain('WHERE DO WE WIN MORE OFTEN?  manufacturing (account.sector): 78 groups looked at');
  expect(page).toContain(
    '  Less often: public (account.sector)\n  Maybe, not proven: software (account.sector)',
  );
  expect(page).toMatch(/^ {2}manufacturing +1 {2}76\.4, n 550 {2}wins more$/m);
  expect(page).toMatch(/^WHERE ARE WE ONLY BUSY\?/m);
  expect(page).toMatch(/^public +31 % +2 % +15\.2 +0\.9 {2}much effort, wins less$/m);
});

test('without lost deals there is no rate, and the first lines say so', () => {
  const page = winsTerminal(noContrastReport(), 'overview', plain);
  expect(page.split('\n')[1]).toBe('4,238 won, none lost: without lost deals there is no win rate');
  expect(page).toContain('Cannot be asked: there is no win rate');
  expect(page).not.toContain('no gap');
  expect(page).toContain('WHERE DOES THE MONEY COME FROM?  Product.');
});

test('--by lists every group with n, rate, interval, shrunk rate, points, q and verdict, and says why', () => {
  const page = winsTerminal(hardReport(), 'groups', { width: 120, styled: false });
  expect(page).toMatch(
    /^manufacturing +550 {2}76\.4 \[72\.6, 79\.7\] +70\.7 +\+14\.4 +\[\+10\.5, \+18\.0\] {2}<0\.001 {2}wins more$/m,
  );
  expect(page).toMatch(/^retail +1,267 .* 0\.030 {2}can't tell \(260\)$/m);
  expect(page).toContain("retail: can't tell: reversal: adjusted by product_id the sign turns (-1.4 points)");
  expect(page).toContain('software: maybe more: q 0.08; quarters cannot be judged');
  expect(page).toMatch(/^<script>alert\(1\)<\/script> +0 +– +– +– +– {2}too few$/m);
});

test.each([
  { view: 'overview' as const, width: 80 },
  { view: 'overview' as const, width: 132 },
])('$view keeps to $width columns', ({ view, width }) => {
  const lines = winsTerminal(hardReport(), view, { width, styled: false }).split('\n');
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
});

test('a name too long for its column stands whole on a line of its own', () => {
  const page = winsTerminal(hardReport(), 'groups', { width: 80, styled: false });
  expect(page).toMatch(/^Österreich & Söhne GmbH 東京支店\n +23 {2}69\.6/m);
});

test('no name in the data can move the cursor or turn the text', () => {
  const page = winsTerminal(hardReport(), 'groups', plain);
  expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});

test('a pipe gets plain text, a terminal bold headings and the same words', () => {
  const styled = winsTerminal(mavenReport(), 'overview', { width: 100, styled: true });
  expect(styled).toContain('\u001b[1mWHERE DO WE WIN MORE OFTEN?\u001b[22m');
  expect(stripVTControlCharacters(styled)).toBe(winsTerminal(mavenReport(), 'overview', plain));
});
