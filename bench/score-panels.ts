import { readRubric, shippedRubric } from '../adapters/files/rubric-file.ts';
import { calibrate } from '../core/hiring/calibration/calibrate.ts';
import type { Role, Rubric } from '../core/model/rubric.ts';
import type { ScorerRating } from '../core/model/scorer-rating.ts';
import { type Random, seededRandom } from '../core/sample/random.ts';
import type { ScoreCommand } from '../core/score.ts';

export type PanelSize = {
  readonly candidates: number;
  /** 11, as shipped, or 12. */
  readonly competencies: number;
  readonly raters: number;
  /** Share of the ratings that were given; under 1 hardly two candidates have a panel of one shape. */
  readonly given: number;
};

const POOL = 10;

/** Ratings of so many candidates by raters out of 10 who are known from 60 others. */
export async function scoreCommand(size: PanelSize): Promise<ScoreCommand> {
  const shipped = await readRubric(shippedRubric());
  const rubric = size.competencies === 12 ? withOneMore(shipped.rubric) : shipped.rubric;
  const random = seededRandom(14);
  const norm = ratingsOf(rubric, { ...size, candidates: 60, given: 1 }, random);
  const calibration = calibrate(
    norm.map((one) => ({
      candidate_id: one.candidateId,
      rater_id: one.raterId,
      competency: one.competency,
      item_id: null,
      rating: String(one.rating),
      evidence: 'seen',
    })),
    { rubric, rubricHash: shipped.hash },
  );
  return {
    rubric,
    rubricHash: shipped.hash,
    role: 'ae-mid',
    calibration: { ...calibration, hash: 'bench' },
    ratings: ratingsOf(rubric, size, random),
    forDecision: false,
  };
}

function ratingsOf(
  rubric: Rubric,
  { candidates, raters, given }: PanelSize,
  random: Random,
): readonly ScorerRating[] {
  return Array.from({ length: candidates }, (_, i) => {
    const standing = random.whole(1, 4);
    const first = random.whole(0, POOL - 1);
    return rubric.competencies.flatMap(({ id }) =>
      Array.from({ length: raters }, (_, r) => ({
        candidateId: `P-${i}`,
        raterId: `R-${(first + r) % POOL}`,
        competency: id,
        item: null,
        instrument: 'structured_interview' as const,
        rating: Math.min(5, standing + random.whole(0, 2)),
        hasEvidence: true,
      })).filter(() => given === 1 || random.chance(given)),
    );
  }).flat();
}

/** A twelfth competency, with a share of the tactical weight in each role. */
function withOneMore(rubric: Rubric): Rubric {
  const last = rubric.competencies.at(-1);
  if (last === undefined) throw new RangeError('needed a competency, got none');
  const shared = (role: Role): Role => {
    const half = (role.weights[last.id] ?? 0) / 2;
    return { ...role, weights: { ...role.weights, [last.id]: half, forecasting: half } };
  };
  return {
    ...rubric,
    competencies: [...rubric.competencies, { ...last, id: 'forecasting' }],
    roles: rubric.roles.map(shared),
  };
}
