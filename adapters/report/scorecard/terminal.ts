import type { ScoreReport } from '../../../core/model/score-report.ts';
import { gridLines } from '../terminal/grid.ts';
import { wrapped } from '../terminal/layout.ts';
import { apartText, askNextText, labelTitle, printedScore, reportTitle } from './words.ts';

/** More people than this in one sentence is no sentence. */
const mostNamed = 20;

/** Scores on a terminal, in the order of ids: everyone with both axes, who can be told apart, what to ask next. */
export function scoreTerminal(report: ScoreReport, width: number): string {
  const { statement } = report.reliability;
  const isNaming = report.candidates.length > 1 && report.candidates.length <= mostNamed;
  const hasLongIds = report.candidates.some(({ candidateId }) => candidateId.length > 24);
  const lines = [
    `${report.role} · floors strategic ${report.floors.strategic}, tactical ${report.floors.tactical}`,
    reportTitle(report),
    ...(statement === null ? [] : [`${statement.charAt(0).toUpperCase()}${statement.slice(1)}.`]),
    '',
    ...gridLines({
      width,
      columns: [
        { heading: 'candidate', align: 'left', cut: hasLongIds },
        { heading: 'strategic', align: 'right' },
        { heading: 'tactical', align: 'right' },
        { heading: 'label', align: 'left' },
        { heading: 'ask next', align: 'left', wrap: true },
      ],
      rows: report.candidates.map((candidate) => [
        candidate.candidateId,
        printedScore(candidate.strategic),
        printedScore(candidate.tactical),
        labelTitle(candidate),
        askNextText(candidate),
      ]),
    }),
    ...(isNaming ? ['', apartText(report, 'strategic'), apartText(report, 'tactical')] : []),
    ...(report.notes.length > 0
      ? ['', ...report.notes.filter(({ code }) => code !== 'nobody-apart').map(({ text }) => `- ${text}`)]
      : []),
  ];
  return lines
    .flatMap((line, index) => (index < 3 || !line.includes('  ') ? wrapped(line, width, 2) : [line]))
    .map((line) => `${line}\n`)
    .join('');
}
