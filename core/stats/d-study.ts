import type { PersonByRater } from './g-study.ts';
import type { PersonByRaterInTask } from './g-study-nested.ts';

/** What a planned measurement would be worth. Errors are variances, in squared points of the scale. */
export type DStudy = {
  /** Error where persons are compared with each other. */
  readonly relativeError: number;
  /** Error of the score itself, with the severity of raters and tasks. */
  readonly absoluteError: number;
  /** Generalizability (relative) and dependability (absolute), 0-1; null where nothing varies. */
  readonly gCoefficient: number | null;
  readonly phi: number | null;
};

/**
 * Decision study of p x r with another number of raters. Cronbach, Gleser, Nanda & Rajaratnam (1972);
 * Brennan (2001), Generalizability Theory, section 2.3. Components below 0 count as 0.
 *
 * @throws RangeError unless the number of raters is a whole number of at least 1.
 */
export function dStudy(
  { person, rater, residual }: PersonByRater,
  plan: { readonly raters: number },
): DStudy {
  needPlan(plan.raters);
  const relative = residual.value / plan.raters;
  return worth(person.value, { relative, absolute: relative + rater.value / plan.raters });
}

/**
 * Decision study of p x (r:t) with another number of tasks and of raters in each.
 * Brennan (2001), Generalizability Theory, section 4.3.
 */
export function dStudyNested(
  { person, task, raterInTask, personByTask, residual }: PersonByRaterInTask,
  plan: { readonly tasks: number; readonly raters: number },
): DStudy {
  needPlan(plan.tasks);
  needPlan(plan.raters);
  const ratings = plan.tasks * plan.raters;
  const relative = personByTask.value / plan.tasks + residual.value / ratings;
  const absolute = relative + task.value / plan.tasks + raterInTask.value / ratings;
  return worth(person.value, { relative, absolute });
}

type Errors = { readonly relative: number; readonly absolute: number };

function worth(person: number, { relative, absolute }: Errors): DStudy {
  const share = (error: number) => (person + error > 0 ? person / (person + error) : null);
  return {
    relativeError: relative,
    absoluteError: absolute,
    gCoefficient: share(relative),
    phi: share(absolute),
  };
}

function needPlan(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`d study needs whole numbers of at least 1, got ${count}`);
  }
}
