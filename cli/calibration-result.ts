import { reportJson } from '../adapters/report/json.ts';
import { printedCount, printedNumber, printedShare } from '../adapters/report/printed.ts';
import type { Result } from '../adapters/report/result.ts';
import type { Table } from '../adapters/report/table.ts';
import { gridLines } from '../adapters/report/terminal/grid.ts';
import { wrapped } from '../adapters/report/terminal/layout.ts';
import { Calibration } from '../core/model/calibration.ts';
import { terminalWidth } from './output.ts';

type Component = keyof Calibration['components'];

const components: readonly (readonly [Component, string])[] = [
  ['candidate', 'candidates differ'],
  ['candidateCompetency', 'a candidate from competency to competency'],
  ['rater', 'raters differ in severity'],
  ['candidateRater', 'a rater from candidate to candidate (halo)'],
  ['residual', 'what is left'],
];

/** A calibration: the JSON is the file that `bearing score --calibration` reads. */
export function calibrationResult(calibration: Calibration): Result {
  return {
    json: () => reportJson(Calibration, calibration),
    table: () => componentsTable(calibration),
    terminal: () => terminalText(calibration, terminalWidth()),
  };
}

function componentsTable(calibration: Calibration): Table {
  return {
    title: 'Variance components, points (0-100) squared',
    columns: [
      { key: 'component', label: 'component', kind: 'text' },
      { key: 'variance', label: 'variance', kind: 'decimal' },
      { key: 'share', label: 'share', kind: 'rate' },
      { key: 'state', label: 'state', kind: 'text' },
      { key: 'why', label: 'why', kind: 'text' },
    ],
    rows: components.map(([key, label]) => {
      const { variance, state, why } = calibration.components[key];
      const share = state === 'not identified' ? null : variance / total(calibration);
      return { component: label, variance, share, state, why };
    }),
  };
}

const total = ({ components: all }: Calibration): number =>
  Object.values(all).reduce((sum, { variance }) => sum + variance, 0);

function terminalText(calibration: Calibration, width: number): string {
  const { n, status, raters, reliability } = calibration;
  const head = `${status} · ${printedCount(n.candidates)} candidates, ${printedCount(n.raters)} raters, ${printedCount(n.ratings)} ratings · ${calibration.hash.slice(0, 12)}`;
  const right = (heading: string) => ({ heading, align: 'right' as const });
  const left = (heading: string) => ({ heading, align: 'left' as const });
  const lines = [
    head,
    '',
    'WHERE RATINGS DIFFER',
    ...gridLines({
      width,
      columns: [left('source'), right('variance'), right('share'), { ...left('state'), wrap: true }],
      rows: componentsTable(calibration).rows.map(({ component, variance, share, state, why }) => [
        String(component),
        printedNumber(Number(variance), 1),
        printedShare(share === undefined ? null : Number(share)),
        why === null ? String(state) : `${state}: ${why}`,
      ]),
    }),
    '',
    'HOW RELIABLE A SCORE IS',
    ...gridLines({
      width,
      columns: [right('raters'), right('competencies'), right('to compare'), right('against a floor')],
      rows: shownReliability(reliability).map((one) => [
        String(one.raters),
        String(one.competencies),
        printedNumber(one.relative, 2),
        printedNumber(one.absolute, 2),
      ]),
    }),
    ...(raters.length > 0 ? ['', `RATERS, severity in points: more gives less; by id`] : []),
    ...gridLines({
      width,
      columns: [{ ...left('rater'), cut: true }, right('severity'), right('95 %'), right('ratings')],
      rows: raters
        .slice(0, MOST_RATERS)
        .map(({ raterId, severity, n: count }) => [
          raterId,
          printedNumber(severity.value, 1),
          `[${printedNumber(severity.low, 1)}, ${printedNumber(severity.high, 1)}]`,
          printedCount(count),
        ]),
    }).slice(raters.length > 0 ? 0 : 1),
    ...(raters.length > MOST_RATERS ? [`and ${raters.length - MOST_RATERS} more: --format json`] : []),
    '',
    ...calibration.notes.flatMap(({ text }) => wrapped(text, width)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** One competency, three, and all of them. */
function shownReliability(all: Calibration['reliability']): Calibration['reliability'] {
  const most = Math.max(...all.map(({ competencies }) => competencies));
  return all.filter(({ competencies }) => [1, 3, most].includes(competencies));
}

const MOST_RATERS = 40;
