import type { Estimate } from '../../model/estimate.ts';
import type { Axis, Role, Rubric } from '../../model/rubric.ts';
import { HIRES_NEEDED, type SuggestedWeight } from '../../model/validity-report.ts';
import { derSimonianLaird } from '../../stats/dersimonian-laird.ts';
import { pearson } from '../../stats/pearson.ts';
import type { JoinedHire } from './joined-hires.ts';

/**
 * Weights for a person to think about, never applied. Each competency's correlation with results inside is drawn
 * toward the mean of its axis by as much as chance explains their spread; a weight then grows or falls as its
 * correlation stands to that mean. Where chance explains all of it, the weights stay. None below 0.
 * With few hires, weights set by hand predict new people about as well as fitted ones: Dawes (1979), American
 * Psychologist 34, 571-582.
 *
 * @returns no suggestion for an axis with under 20 hires in a competency, or whose competencies do not predict.
 */
export function suggestedWeights(
  rubric: Rubric,
  role: Role,
  joined: readonly JoinedHire[],
): readonly SuggestedWeight[] {
  return (['strategic', 'tactical'] as const).flatMap((axis) => axisWeights(axis, { rubric, role, joined }));
}

type Ground = {
  readonly rubric: Rubric;
  readonly role: Role;
  readonly joined: readonly JoinedHire[];
};

function axisWeights(axis: Axis, { rubric, role, joined }: Ground): readonly SuggestedWeight[] {
  const rows = rubric.competencies
    .filter((competency) => competency.axis === axis && (role.weights[competency.id] ?? 0) > 0)
    .map(({ id }) => ({
      axis,
      competency: id,
      weight: role.weights[id] ?? 0,
      correlation: correlationOf(id, joined),
    }));
  const suggested = proposed(rows);
  return rows.map((row, i) => ({ ...row, suggested: suggested?.[i] ?? null }));
}

function correlationOf(competency: string, joined: readonly JoinedHire[]): Estimate | null {
  const pairs = joined.flatMap(({ candidate, inside }) => {
    const found = candidate.competencies.find((one) => one.competency === competency);
    const score = found?.score ?? null;
    const isKnown = score !== null && 'value' in score && (found?.ratings ?? 0) > 0;
    return isKnown && inside !== null ? [{ score: score.value, inside }] : [];
  });
  if (pairs.length < HIRES_NEEDED) return null;
  return pearson(
    pairs.map(({ score }) => score),
    pairs.map(({ inside }) => inside),
  );
}

type Weighed = Pick<SuggestedWeight, 'weight' | 'correlation'>;

function proposed(rows: readonly Weighed[]): readonly number[] | null {
  const known = rows.map(({ correlation }) => correlation).filter((found) => found !== null);
  if (known.length < rows.length || known.some(({ value }) => Math.abs(value) === 1)) return null;
  const found = derSimonianLaird(
    known.map(({ value }) => Math.atanh(value)),
    known.map(({ n }) => 1 / (n - 3)),
  );
  if (found === null || !(found.mean > 0)) return null;
  if (found.tauSquared === 0) return rows.map(({ weight }) => weight);
  const raw = rows.map(({ weight }, i) => weight * Math.max(0, Math.tanh(found.shrunk[i] ?? 0)));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? raw.map((weight) => weight / total) : null;
}
