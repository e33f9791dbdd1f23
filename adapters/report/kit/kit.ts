import type { RatingPlan } from '../../../core/hiring/kit/rating-plan.ts';
import type { Competency, Role, Rubric } from '../../../core/model/rubric.ts';
import type { Scenario } from '../../../core/model/scenarios.ts';
import { html, type Markup } from '../html/markup.ts';

/** What the pages of a kit are made from. */
export type Kit = {
  readonly rubric: Rubric;
  /** sha256 of the rubric: which text a rating was given against. */
  readonly hash: string;
  readonly role: Role;
  readonly competencies: readonly Competency[];
  readonly plan: RatingPlan;
  /** Of the role's competencies only. */
  readonly scenarios: readonly Scenario[];
};

export const roleName = ({ role }: Kit): string => role.name ?? role.id;

/** The number of the interview that the plan gives a competency to. */
export function interviewOf({ id }: Competency, { plan }: Kit): string {
  const found = plan.interviews.find(({ items }) => items.some(({ competency }) => competency.id === id));
  return found === undefined ? '' : String(found.number);
}

/** The points of a scale with their anchors, the best standing first. */
export function ladder(
  { anchors, reverse }: Competency,
  { scale }: Rubric,
): readonly (readonly [string, string])[] {
  const rising = Object.entries(anchors).toSorted(([a], [b]) => Number(a) - Number(b));
  return (scale.direction === 'higher') !== reverse ? rising.toReversed() : rising;
}

/** Which text this was made from, so that a print can be told from a newer one. */
export function madeFrom({ rubric, hash }: Kit): Markup {
  return html`<p class="context">Rubric ${rubric.id}, version ${rubric.version}, ${hash.slice(0, 12)} · job analysis: ${rubric.job_analysis}</p>`;
}
