import type { Beside } from '../../../adapters/report/scorecard/beside.ts';
import type { ScoredCandidate, ScoreReport } from '../../../core/model/score-report.ts';

/** A report made by hand, for what a page says of it. */
const estimate = (value: number, half: number, n = 4) => ({
  value,
  low: value - half,
  high: value + half,
  n,
});

function candidate(over: Partial<ScoredCandidate>): ScoredCandidate {
  return {
    candidateId: 'C-01',
    strategic: estimate(58, 13),
    tactical: estimate(71, 9),
    uncertainty: { strategic: 6.5, tactical: 4.5, correlation: 0.3 },
    reliability: { strategic: 0.52, tactical: 0.66 },
    balance: { geometric: 64.2, least: 58, lopsided: false },
    coverage: {
      strategic: { value: 0.75, needed: 0.7, missing: ['adaptation'] },
      tactical: { value: 1, needed: 0.7, missing: [] },
    },
    competencies: [
      {
        competency: 'business_context',
        axis: 'strategic',
        score: estimate(61, 20, 2),
        ratings: 2,
        raters: 2,
        reliability: 0.5,
      },
      {
        competency: 'adaptation',
        axis: 'strategic',
        score: estimate(55, 27, 0),
        ratings: 0,
        raters: 0,
        reliability: 0,
      },
      {
        competency: 'discovery',
        axis: 'tactical',
        score: estimate(71, 15, 2),
        ratings: 2,
        raters: 2,
        reliability: 0.6,
      },
    ],
    label: 'not settled',
    between: ['tactician', 'strategist-operator'],
    labelProbabilities: { 'strategist-operator': 0.38, tactician: 0.6, strategist: 0.01, neither: 0.01 },
    contributions: [
      {
        axis: 'strategic',
        kind: 'norm',
        competency: null,
        item: null,
        raterId: null,
        instrument: null,
        rating: null,
        points: null,
        corrected: null,
        gain: null,
        contribution: 55,
      },
      {
        axis: 'strategic',
        kind: 'rating',
        competency: 'business_context',
        item: null,
        raterId: 'R-1',
        instrument: 'structured_interview',
        rating: 4,
        points: 75,
        corrected: 73,
        gain: 0.2,
        contribution: 3,
      },
    ],
    counterfactual: {
      competency: 'business_context',
      item: null,
      raterId: 'R-1',
      from: 4,
      to: 5,
      label: 'strategist-operator',
      text: 'R-1 giving 5 instead of 4 on business context would make it strategist-operator',
    },
    settleNext: {
      competency: 'adaptation',
      axis: 'strategic',
      instrument: 'work_sample',
      secondRater: false,
      now: 0.6,
      expected: 0.72,
      text: 'a work sample on adaptation',
    },
    leftOut: {},
    notes: [
      {
        code: 'uncalibrated',
        text: 'Uncalibrated: the documented prior stands in for a fit, since 5 candidates are fewer than 30.',
      },
    ],
    ...over,
  };
}

export const report: ScoreReport = {
  schema: 'bearing/score/1',
  role: 'ae-mid',
  rubric: { id: 'sales', version: 1, hash: 'a'.repeat(64) },
  calibration: { status: 'uncalibrated', hash: 'b'.repeat(64), n: { candidates: 5, raters: 3, ratings: 40 } },
  forDecision: false,
  floors: { strategic: 60, tactical: 55 },
  candidates: [
    candidate({}),
    candidate({
      candidateId: 'C-02',
      strategic: estimate(78, 9),
      tactical: estimate(74, 8),
      label: 'strategist-operator',
      between: [],
    }),
    candidate({
      candidateId: 'C-03',
      strategic: estimate(35, 12),
      tactical: estimate(69, 10),
      label: 'tactician',
      between: [],
    }),
    candidate({
      candidateId: 'C-04 <b>',
      strategic: estimate(52, 25, 1),
      tactical: null,
      label: 'incomplete',
      between: [],
      labelProbabilities: null,
      settleNext: null,
      counterfactual: null,
      coverage: {
        strategic: { value: 0.25, needed: 0.7, missing: ['adaptation'] },
        tactical: { value: 0, needed: 0.7, missing: ['discovery'] },
      },
    }),
  ],
  bands: { strategic: [['C-02'], ['C-01', 'C-04 <b>'], ['C-03']], tactical: [['C-01', 'C-02', 'C-03']] },
  toldApart: {
    strategic: [
      ['C-01', 'C-03'],
      ['C-02', 'C-01'],
      ['C-02', 'C-03'],
      ['C-02', 'C-04 <b>'],
      ['C-04 <b>', 'C-03'],
    ],
    tactical: [],
  },
  raters: [{ raterId: 'R-1', severity: null, ratings: 10 }],
  reliability: {
    panel: estimate(0.4, 0.2, 4),
    statement: 'these interviews cannot support fine distinctions',
  },
  notes: [],
};

export const beside: Beside = {
  evidence: [
    {
      candidateId: 'C-01',
      competency: 'business_context',
      item: null,
      raterId: 'R-1',
      instrument: 'structured_interview',
      rating: 4,
      evidence: 'Walked through how the customer makes money and where our fee sits in it.',
      occurredOn: '2026-10-02',
    },
    {
      candidateId: 'C-01',
      competency: 'business_context',
      item: null,
      raterId: 'R-2',
      instrument: 'work_sample',
      rating: 3,
      evidence: 'Named the cost of delay but not the alternative. <script>alert(1)</script>',
      occurredOn: '2026-10-03',
    },
    {
      candidateId: 'C-01',
      competency: 'discovery',
      item: null,
      raterId: 'R-2',
      instrument: 'role_play',
      rating: 4,
      evidence: null,
      occurredOn: null,
    },
  ],
  words: {
    names: new Map([
      ['business_context', 'Understands the customer’s business'],
      ['adaptation', 'Adapts to the customer’s real need'],
      ['discovery', 'Discovery and qualifying'],
    ]),
    anchors: new Map([
      [
        'business_context',
        { '4': 'Links the offer to a number the customer tracks', '3': 'Names one economic driver' },
      ],
    ]),
    role: 'Account executive, mid-market',
  },
};
