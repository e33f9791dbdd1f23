import { type Component, component } from './g-study.ts';
import { needFinite } from './needs.ts';

/** Persons crossed with tasks, each task with raters of its own; `n` is persons. */
export type PersonByRaterInTask = {
  readonly person: Component;
  readonly task: Component;
  readonly raterInTask: Component;
  readonly personByTask: Component;
  readonly residual: Component;
  readonly n: number;
};

/** One person's ratings: a row a task, a column a rater of that task. */
export type TaskRatings = readonly (readonly number[])[];

/**
 * Variance components of the design p x (r:t) by expected mean squares: every person does the same tasks, and each
 * task has as many raters, its own. Brennan (2001), Generalizability Theory, section 3.3.
 *
 * @returns null with fewer than 2 persons, tasks or raters a task.
 * @throws RangeError when the table is not balanced or a rating is not finite.
 */
export function gStudyNested(ratings: readonly TaskRatings[]): PersonByRaterInTask | null {
  const persons = ratings.length;
  const tasks = ratings[0]?.length ?? 0;
  const raters = ratings[0]?.[0]?.length ?? 0;
  needBalanced(ratings, { tasks, raters });
  if (persons < 2 || tasks < 2 || raters < 2) return null;
  const cells = ratings.map((person) => person.map(mean));
  const ofPerson = cells.map(mean);
  const ofTask = Array.from({ length: tasks }, (_, t) => mean(cells.map((row) => row[t] ?? 0)));
  const ofRater = ofTask.map((_, t) =>
    Array.from({ length: raters }, (__, r) => mean(ratings.map((person) => person[t]?.[r] ?? 0))),
  );
  const grand = mean(ofPerson);
  const square = (list: readonly number[]) => list.reduce((sum, value) => sum + value ** 2, 0);
  const person = (tasks * raters * square(ofPerson.map((m) => m - grand))) / (persons - 1);
  const task = (persons * raters * square(ofTask.map((m) => m - grand))) / (tasks - 1);
  const inTask = ofRater.flatMap((row, t) => row.map((m) => m - (ofTask[t] ?? 0)));
  const rater = (persons * square(inTask)) / (tasks * (raters - 1));
  const crossed = cells.flatMap((row, p) =>
    row.map((m, t) => m - (ofPerson[p] ?? 0) - (ofTask[t] ?? 0) + grand),
  );
  const personByTask = (raters * square(crossed)) / ((persons - 1) * (tasks - 1));
  const left = ratings.flatMap((rows, p) =>
    rows.flatMap((row, t) =>
      row.map((x, r) => x - (cells[p]?.[t] ?? 0) - (ofRater[t]?.[r] ?? 0) + (ofTask[t] ?? 0)),
    ),
  );
  const residual = square(left) / ((persons - 1) * tasks * (raters - 1));
  return {
    person: component((person - personByTask) / (tasks * raters)),
    task: component((task - personByTask - rater + residual) / (persons * raters)),
    raterInTask: component((rater - residual) / persons),
    personByTask: component((personByTask - residual) / raters),
    residual: component(residual),
    n: persons,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function needBalanced(
  ratings: readonly TaskRatings[],
  { tasks, raters }: { readonly tasks: number; readonly raters: number },
): void {
  for (const person of ratings) {
    if (person.length !== tasks || person.some((task) => task.length !== raters)) {
      throw new RangeError(`g study needs ${tasks} tasks of ${raters} raters for every person`);
    }
    for (const task of person) needFinite('g study', task);
  }
}
