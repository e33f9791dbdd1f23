import type { Calibration } from '../../../../core/model/calibration.ts';
import { Rubric } from '../../../../core/model/rubric.ts';
import type { ScorerRating } from '../../../../core/model/scorer-rating.ts';

const anchors = { 1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e' };
const competency = (id: string, axis: 'strategic' | 'tactical') => ({
  id,
  axis,
  name: id,
  prompts: ['?'],
  anchors,
});

/** Two strategic and two tactical competencies, scale 1-5. */
export const rubric: Rubric = Rubric.parse({
  schema: 'bearing/rubric/1',
  id: 'small',
  version: 1,
  scale: { min: 1, max: 5, direction: 'higher' },
  evidence: 'required',
  coverage: 0.7,
  job_analysis: 'none',
  competencies: [
    competency('adaptation', 'strategic'),
    competency('direction', 'strategic'),
    competency('discovery', 'tactical'),
    competency('crm', 'tactical'),
  ],
  roles: [
    {
      id: 'ae',
      weights: { adaptation: 0.6, direction: 0.4, discovery: 0.7, crm: 0.3 },
      floors: { strategic: 60, tactical: 55 },
    },
  ],
});

const component = (variance: number) => ({
  variance,
  low: null,
  high: null,
  state: 'fitted' as const,
  why: null,
});

export type Variances = {
  readonly candidate: number;
  readonly candidateCompetency: number;
  readonly rater: number;
  readonly candidateRater: number;
  readonly residual: number;
};

export const usual: Variances = {
  candidate: 150,
  candidateCompetency: 120,
  rater: 60,
  candidateRater: 50,
  residual: 200,
};

export function calibrationOf(
  variances: Variances,
  severities: Readonly<Record<string, number>> = {},
): Calibration {
  return {
    schema: 'bearing/calibration/1',
    rubric: null,
    status: 'calibrated',
    n: { candidates: 100, raters: 5, ratings: 1000 },
    components: {
      candidate: component(variances.candidate),
      candidateCompetency: component(variances.candidateCompetency),
      rater: component(variances.rater),
      candidateRater: component(variances.candidateRater),
      residual: component(variances.residual),
    },
    items: [
      { competency: 'adaptation', item: null, mean: 50, n: 10 },
      { competency: 'direction', item: null, mean: 60, n: 10 },
    ],
    mean: 55,
    raters: Object.entries(severities).map(([raterId, value]) => ({
      raterId,
      severity: { value, low: value - 4, high: value + 4, n: 20 },
      se: 2,
      n: 20,
    })),
    reliability: [],
    criterion: null,
    notes: [],
    hash: 'hash',
  };
}

/** `adaptation r1 4` a rating. */
export function ratings(candidateId: string, ...lines: string[]): readonly ScorerRating[] {
  return lines.map((line) => {
    const [competencyId = '', raterId = '', rating = ''] = line.split(' ');
    return {
      candidateId,
      raterId,
      competency: competencyId,
      item: null,
      instrument: 'structured_interview',
      rating: Number(rating),
      hasEvidence: true,
    };
  });
}
