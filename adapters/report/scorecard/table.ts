import type { MaybeEstimate } from '../../../core/model/estimate.ts';
import type { ScoreReport } from '../../../core/model/score-report.ts';
import type { Cell, Column, Table } from '../table.ts';
import { bandOf, isEstimate } from './words.ts';

const columns: readonly Column[] = [
  { key: 'candidateId', label: 'candidate', kind: 'text' },
  { key: 'label', label: 'label', kind: 'text' },
  { key: 'between', label: 'between', kind: 'text' },
  ...(['strategic', 'tactical'] as const).flatMap((axis): Column[] => [
    { key: axis, label: axis, kind: 'decimal' },
    { key: `${axis}Low`, label: `${axis} low`, kind: 'decimal' },
    { key: `${axis}High`, label: `${axis} high`, kind: 'decimal' },
    { key: `${axis}Band`, label: `${axis} band`, kind: 'integer' },
    { key: `${axis}Coverage`, label: `${axis} coverage`, kind: 'rate' },
  ]),
  { key: 'askNext', label: 'ask next', kind: 'text' },
  { key: 'forDecision', label: 'for decision', kind: 'text' },
];

/** A row a candidate, in the order of ids. */
export function scoreTable(report: ScoreReport): Table {
  return {
    title: `Scores, ${report.role}`,
    columns,
    rows: report.candidates.map((candidate) => ({
      candidateId: candidate.candidateId,
      label: candidate.label,
      between: candidate.between.join(', '),
      ...axisCells('strategic', candidate.strategic),
      strategicBand: bandOf(report.bands.strategic, candidate.candidateId),
      strategicCoverage: candidate.coverage.strategic.value,
      ...axisCells('tactical', candidate.tactical),
      tacticalBand: bandOf(report.bands.tactical, candidate.candidateId),
      tacticalCoverage: candidate.coverage.tactical.value,
      askNext: candidate.settleNext?.text ?? null,
      forDecision: report.forDecision ? 'yes' : 'no',
    })),
  };
}

function axisCells(axis: 'strategic' | 'tactical', score: MaybeEstimate): Record<string, Cell> {
  if (!isEstimate(score)) return {};
  return { [axis]: score.value, [`${axis}Low`]: score.low, [`${axis}High`]: score.high };
}
