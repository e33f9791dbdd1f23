import { sampleTable } from './export-table.ts';
import { evidenceWords } from './interview-evidence.ts';
import { type Random, seededRandom } from './random.ts';

const strategic = ['business_context', 'adaptation', 'direction', 'value', 'insight'];

type SampleCandidate = {
  readonly id: string;
  /** What the person can do, on the scale of 1 to 5; planted. */
  readonly strategic: number;
  readonly tactical: number;
  /** Nobody asked about these. */
  readonly skipped: readonly string[];
};

const sampleCandidates: readonly SampleCandidate[] = [
  { id: 'C-101', strategic: 4.6, tactical: 4.4, skipped: [] },
  { id: 'C-102', strategic: 1.9, tactical: 4.3, skipped: [] },
  { id: 'C-103', strategic: 3.3, tactical: 3.2, skipped: ['insight'] },
  { id: 'C-104', strategic: 4.3, tactical: 2.1, skipped: [] },
  { id: 'C-105', strategic: 3.6, tactical: 3.9, skipped: ['adaptation', 'direction', 'value'] },
];

/** The second gives half a point less than the others; planted. */
const interviewers = [
  { id: 'I-1', severity: 0 },
  { id: 'I-2', severity: 0.5 },
  { id: 'I-3', severity: 0 },
];

/**
 * Five candidates and three interviewers, each competency rated once or twice, with what was written down: the usual
 * size of an interview round, as a file of ratings. The same bytes on every call.
 */
export function sampleInterviews(): string {
  const random = seededRandom(20261128);
  const rows = sampleCandidates.flatMap((candidate, i) =>
    Object.entries(evidenceWords)
      .filter(([competency]) => !candidate.skipped.includes(competency))
      .flatMap(([competency, words], j) =>
        raters(i + j).map((rater) => {
          const rating = ratingOf(candidate, { competency, severity: rater.severity, random });
          return [
            candidate.id,
            'ae-mid',
            rater.id,
            competency,
            'structured_interview',
            String(rating),
            words[rating < 3 ? 0 : rating > 3 ? 2 : 1],
            `2026-11-${String(3 + i * 2).padStart(2, '0')}`,
          ];
        }),
      ),
  );
  const columns = ['candidate_id', 'role', 'rater_id', 'competency', 'instrument', 'rating', 'evidence'];
  return sampleTable([...columns, 'occurred_on'], rows);
}

/** Every third competency is rated by two. */
function raters(turn: number): readonly (typeof interviewers)[number][] {
  const { length } = interviewers;
  return interviewers.filter((_, i) => i === turn % length || (turn % 3 === 0 && i === (turn + 1) % length));
}

function ratingOf(
  candidate: SampleCandidate,
  { competency, severity, random }: { competency: string; severity: number; random: Random },
): number {
  const level = strategic.includes(competency) ? candidate.strategic : candidate.tactical;
  const seen = level - severity + random.pick([-0.6, -0.3, 0, 0, 0.3, 0.6]);
  return Math.min(5, Math.max(1, Math.round(seen)));
}

/** What was planted in the interviews; follows the notes of the company. */
export function interviewNotes(): string {
  const rows = sampleCandidates.map(
    ({ id, strategic: s, tactical: t, skipped }) =>
      `| ${id} | ${s} | ${t} | ${skipped.length === 0 ? 'everything' : `all but ${skipped.join(', ')}`} |`,
  );
  return `
## The interviews (interviews.csv)

Five made-up candidates for the mid-market account executive, three interviewers, each competency rated once or twice.

| candidate | strategic, true, of 5 | tactical, true, of 5 | asked |
|---|---|---|---|
${rows.join('\n')}

1. **C-102 is purely tactical**: a label of tactician is the true one.
2. **C-103 is ordinary on both**: nobody could settle that with so few ratings, and the scorecard says so.
3. **C-105 was hardly asked about strategy**: the axis is incomplete, which is no low score.
4. **I-2 gives half a point less than the others**: five candidates are too few to see it.
`;
}
