import type { Estimate, MaybeEstimate } from '../../../core/model/estimate.ts';
import type { ScoredCandidate, ScoreReport } from '../../../core/model/score-report.ts';
import { noData, printedCount, printedInsufficient, printedNumber, printedShare } from '../printed.ts';

/** `64 [52, 76]`, on the 0-100 scale. */
export function printedScore(score: MaybeEstimate): string {
  if (score === null) return noData;
  if ('insufficient' in score) return printedInsufficient(score.n);
  return `${printedNumber(score.value)} ${printedScoreInterval(score)}`;
}

/** `[52, 76]` */
export function printedScoreInterval({ low, high }: Estimate): string {
  return `[${printedNumber(low)}, ${printedNumber(high)}]`;
}

export function isEstimate(score: MaybeEstimate): score is Estimate {
  return score !== null && 'value' in score;
}

/** What each label says of a person, in a sentence. */
const meanings: Readonly<Record<ScoredCandidate['label'], string>> = {
  'strategist-operator': 'Both floors are met: chooses where to compete and does the daily work.',
  tactician: 'The tactical floor is met, the strategic one is not: purely tactical on what was seen.',
  strategist: 'The strategic floor is met, the tactical one is not.',
  neither: 'Neither floor is met on what was seen.',
  'not settled': 'The ratings do not say which side of a floor this person is on.',
  incomplete: 'Too little was asked. This is a gap in the interviews, not a low score.',
};

export const labelMeaning = (label: ScoredCandidate['label']) => meanings[label];

/** `Not settled: tactician or strategist-operator` */
export function labelTitle(candidate: ScoredCandidate): string {
  const { label, between } = candidate;
  if (label === 'not settled') return `Not settled: ${between.join(' or ')}`;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}

/** The chance that an axis is at or above its floor; null where there is none to tell. */
export function chanceAboveFloor(candidate: ScoredCandidate, axis: 'strategic' | 'tactical'): number | null {
  const chances = candidate.labelProbabilities;
  if (chances === null) return null;
  const alone = axis === 'strategic' ? chances.strategist : chances.tactician;
  return chances['strategist-operator'] + alone;
}

/** `floor 60, reached with probability 0.74` */
export function floorText(
  candidate: ScoredCandidate,
  axis: 'strategic' | 'tactical',
  report: ScoreReport,
): string {
  const chance = chanceAboveFloor(candidate, axis);
  const floor = `floor ${printedNumber(report.floors[axis])}`;
  return chance === null ? floor : `${floor}, reached with probability ${printedNumber(chance, 2)}`;
}

/** `70 % of the weight seen; nobody rated adaptation, insight` */
export function coverageText(
  coverage: ScoredCandidate['coverage']['strategic'],
  name: (competency: string) => string,
): string {
  const seen = `${printedShare(coverage.value)} of the weight was rated`;
  const demanded = coverage.value < coverage.needed ? `, ${printedShare(coverage.needed)} is demanded` : '';
  const missing =
    coverage.missing.length === 0 ? '' : `; nobody rated ${coverage.missing.map(name).join(', ')}`;
  return `${seen}${demanded}${missing}`;
}

/** What no score of this kind can say; on every page. */
export const notClaimed = [
  'It is a structured-interview composite, not a forecast of this person’s results: that needs hires and their later deals (bearing validity).',
  'It orders nobody. Two people in one band cannot be told apart by these ratings.',
  'It knows only what raters wrote down with evidence. What was not asked is missing, not bad.',
  'It never sets a status. A person decides, with a reason, and the decision is on record.',
] as const;

/** `5 candidates: 2 settled, 3 not.` */
export function reportTitle({ candidates }: ScoreReport): string {
  const settled = candidates.filter(({ label }) => label !== 'not settled' && label !== 'incomplete').length;
  const people = candidates.length === 1 ? '1 candidate' : `${printedCount(candidates.length)} candidates`;
  if (candidates.length === 0) return 'Nobody to score.';
  if (settled === 0) return `${people}: no label is settled by these ratings.`;
  return settled === candidates.length
    ? `${people}: every label is settled.`
    : `${people}: ${printedCount(settled)} settled, ${printedCount(candidates.length - settled)} not.`;
}

/** What to ask next; of a settled label, that nothing needs to be. */
export function askNextText({ label, settleNext }: ScoredCandidate): string {
  if (label !== 'not settled' && label !== 'incomplete') return 'nothing: the label is settled';
  return settleNext?.text ?? 'no single further rating makes the label surer';
}

/** Who can be told apart on an axis, in a sentence. */
export function apartText({ bands, toldApart }: ScoreReport, axis: 'strategic' | 'tactical'): string {
  if (bands[axis].length === 0) return `${axis}: nobody has a score.`;
  const pairs = toldApart[axis];
  if (pairs === null)
    return `${axis}: ${bands[axis].length === 1 ? 'one band, in which few can be told apart' : `${bands[axis].length} bands`}.`;
  if (pairs.length === 0) return `${axis}: the ratings tell nobody apart.`;
  return `${axis}: ${chains(pairs).join('; ')}; no other two can be told apart.`;
}

/** `ana above ben and eli`: those who stand above the same people together. */
function chains(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const below = Map.groupBy(pairs, ([above]) => above);
  const together = Map.groupBy(below.keys(), (above) => names((below.get(above) ?? []).map(([, id]) => id)));
  return [...together].map(([others, above]) => `${names(above)} above ${others}`);
}

function names(ids: readonly string[]): string {
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
}

/** The place of a candidate's band on an axis, 1 the highest; null without a score. */
export function bandOf(bands: readonly (readonly string[])[], candidateId: string): number | null {
  const index = bands.findIndex((band) => band.includes(candidateId));
  return index < 0 ? null : index + 1;
}
