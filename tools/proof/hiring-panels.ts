import { readRubric, shippedRubric } from '../../adapters/files/rubric-file.ts';
import { type Figures, figuresOf, type PanelKind } from './hiring-figures.ts';
import {
  between,
  incompletePlan,
  type Plan,
  someRaters,
  streamOf,
  type Variances,
  type World,
} from './hiring-world.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const PANELS = 500;

/** The prior's own variances: `core/hiring/calibration/prior.ts`. */
const asThePrior: Variances = {
  candidate: 156,
  candidateAxis: 0,
  candidateCompetency: 84,
  rater: 60,
  candidateRater: 132,
  residual: 168,
};

/** Generous raters who differ, candidates who do not much, and two axes that go their own ways. */
const unlikeThePrior: Variances = {
  candidate: 70,
  candidateAxis: 60,
  candidateCompetency: 60,
  rater: 120,
  candidateRater: 80,
  residual: 240,
};

/** Between 40 and 80 candidates, each rated by 2 or 3 of 6 to 10 raters, teach severities; 10 new ones are scored. */
const calibrated = (candidateAxis: number): PanelKind => ({
  make: (rubric, random) => ({
    rubric,
    random,
    mean: between(random, 45, 65),
    items: 40,
    raters: random.whole(6, 10),
    variances: {
      candidate: between(random, 80, 250),
      candidateAxis,
      candidateCompetency: between(random, 40, 150),
      rater: between(random, 20, 120),
      candidateRater: between(random, 20, 150),
      residual: between(random, 80, 250),
    },
  }),
  norm: {
    candidates: [40, 80],
    plan: (world) => incompletePlan(world, someRaters(world, world.random.whole(2, 3)), 0.7),
  },
  people: 10,
  plan: (world) => incompletePlan(world, someRaters(world, world.random.whole(1, 3)), 0.6),
});

/** Five candidates, three interviewers, each competency rated once or twice; nothing to calibrate by. */
const small = (variances: Variances, mean: number): PanelKind => ({
  make: (rubric, random) => ({ rubric, random, mean, items: mean === 50 ? 0 : 40, raters: 3, variances }),
  norm: null,
  people: 5,
  plan: onceOrTwice,
});

function onceOrTwice(world: World): Plan {
  return world.rubric.competencies.flatMap((_, c) =>
    someRaters(world, world.random.whole(1, 2)).map((rater) => [rater, c] as const),
  );
}

/** Scores of seeded panels whose truth is known: coverage, error and labels; and, with no goal, where the model is wrong. */
export async function proveHiringPanels(scale: number): Promise<ProofRow[]> {
  const { rubric, hash } = await readRubric(shippedRubric());
  const panels = Math.max(20, Math.round(PANELS * scale));
  const run = (kind: PanelKind, seed: number) =>
    figuresOf(kind, { rubric, hash, role: 'ae-mid', panels, random: (i) => streamOf(seed + i) });
  const main = run(calibrated(0), 20_261_000);
  const few = run(small(asThePrior, 50), 20_271_000);
  return [
    coverageRow('S1', `${panels} calibrated panels`, main, panels),
    {
      id: 'S2',
      what: 'root mean square error of an axis, severities taken out, against raw means',
      goal: 'lower',
      got: `${main.error.corrected.toFixed(2)} against ${main.error.raw.toFixed(2)}; the score ${main.error.score.toFixed(2)}`,
      pass: main.error.corrected < main.error.raw && main.error.score < main.error.corrected,
    },
    labelRow('S3', 'calibrated panels', main),
    coverageRow('S4', `${panels} panels of 5 candidates and 3 interviewers, by the prior`, few, panels),
    labelRow('S4', 'panels of 5 candidates and 3 interviewers', few),
    toldRow('calibrated panels with axes that differ (variance 60)', run(calibrated(60), 20_281_000)),
    toldRow('5 candidates and 3 interviewers unlike the prior', run(small(unlikeThePrior, 65), 20_291_000)),
  ];
}

/** A run of fewer panels than the goal names strays: intervals of one panel share its raters and norms. */
function coverageRow(id: string, what: string, { coverage }: Figures, panels: number): ProofRow {
  const slack = panels < PANELS ? 0.25 / Math.sqrt(panels) : 0;
  return {
    id,
    what: `95 % intervals of the axes, ${what}`,
    goal: slack > 0 ? `93-97 % at ${PANELS} panels` : 'coverage 93-97 %',
    got: `${(100 * coverage.share).toFixed(1)} % of ${coverage.n}`,
    pass: coverage.share >= 0.93 - slack && coverage.share <= 0.97 + slack,
  };
}

function labelRow(id: string, what: string, { labels }: Figures): ProofRow {
  return {
    id,
    what: `labels with probability >= 0.8, ${what}`,
    goal: 'right in >= 78 %',
    got: `${((100 * labels.right) / labels.settled).toFixed(1)} % of ${labels.settled} settled, ${labels.all} in all`,
    pass: labels.right >= 0.78 * labels.settled,
  };
}

function toldRow(what: string, { coverage, labels, error }: Figures): ProofRow {
  const right = ((100 * labels.right) / labels.settled).toFixed(1);
  return {
    id: 'S5',
    what: `${what}: the model is wrong here`,
    goal: 'told, no goal',
    got: `coverage ${(100 * coverage.share).toFixed(1)} %, labels right ${right} % of ${labels.settled}, error ${error.score.toFixed(2)} against raw ${error.raw.toFixed(2)}`,
    pass: true,
  };
}

await runIfMain(import.meta.url, proveHiringPanels);
