import { nearestName } from '../model/nearest-name.ts';
import { axes, type Competency, type Role, type Rubric } from '../model/rubric.ts';

/** Something between the parts of a rubric that does not hold: where, what was needed, what came. */
export type RubricComplaint = {
  /** Keys from the root of the rubric; anchors by their scale point as text. */
  readonly path: readonly (string | number)[];
  readonly message: string;
};

/** More points than raters can tell apart: a longer scale is one of marks, such as an exam's. */
const mostRated = 11;
const mostPoints = 1_001;
/** Of a scale of marks: both ends and three between. */
const leastAnchors = 5;
/** Weights are decimal fractions: what is left of a sum of a few of them. */
const rounding = 1e-9;

/** Everything that does not hold between the parts of a rubric whose form is right; none where it can be used. */
export function rubricComplaints(rubric: Rubric): readonly RubricComplaint[] {
  const scale = scaleComplaints(rubric);
  return [
    ...scale,
    ...repeated(rubric.competencies, 'competencies'),
    ...repeated(rubric.roles, 'roles'),
    ...emptyAxes(rubric),
    ...(scale.length > 0 ? [] : rubric.competencies.flatMap((one, i) => anchorComplaints(one, i, rubric))),
    ...rubric.roles.flatMap((role, i) => weightComplaints(role, i, rubric)),
  ];
}

/** The points of a scale, from its lowest number to its highest. */
export function scalePoints({ min, max }: Rubric['scale']): readonly number[] {
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}

function scaleComplaints({ scale: { min, max } }: Rubric): readonly RubricComplaint[] {
  if (min >= max) {
    return [{ path: ['scale', 'min'], message: `scale needs a min below its max, got ${min} to ${max}` }];
  }
  const points = max - min + 1;
  if (points <= mostPoints) return [];
  return [{ path: ['scale', 'max'], message: `scale needs at most ${mostPoints} points, got ${points}` }];
}

/** The points of a scale, and how many anchors must be written: all of them, but for a scale of marks. */
function anchoredPoints(scale: Rubric['scale']): {
  readonly points: readonly string[];
  readonly least: number;
} {
  const points = scalePoints(scale).map(String);
  return { points, least: points.length > mostRated ? leastAnchors : points.length };
}

function repeated(items: readonly { readonly id: string }[], list: string): readonly RubricComplaint[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) === index
      ? []
      : [{ path: [list, index, 'id'], message: `${list} need an id of their own each, got "${id}" again` }],
  );
}

function emptyAxes({ competencies }: Rubric): readonly RubricComplaint[] {
  return axes
    .filter((axis) => !competencies.some((one) => one.axis === axis))
    .map((axis) => ({
      path: ['competencies'],
      message: `competencies need one of the ${axis} axis, got none`,
    }));
}

function anchorComplaints(competency: Competency, index: number, rubric: Rubric): readonly RubricComplaint[] {
  const { id, anchors } = competency;
  const path = ['competencies', index, 'anchors'];
  const { min, max } = rubric.scale;
  const { points, least } = anchoredPoints(rubric.scale);
  const isWhole = least === points.length;
  const demanded = isWhole ? points : [String(min), String(max)];
  const missing = demanded.filter((point) => anchors[point] === undefined);
  const written = Object.keys(anchors).length;
  return [
    ...missing.map((point) => ({
      path,
      message: `anchors of ${id} need a text for point ${point}, got none`,
    })),
    ...(isWhole || missing.length > 0 || written >= least
      ? []
      : [
          {
            path,
            message: `anchors of ${id} need texts for ${least} points of so long a scale, got ${written}`,
          },
        ]),
    ...Object.keys(anchors)
      .filter((point) => !points.includes(point))
      .map((point) => ({
        path: [...path, point],
        message: `anchors of ${id} need points of the scale, ${min} to ${max}, got "${point}"`,
      })),
    ...points.slice(1).flatMap((point, i) => {
      const below = points[i] ?? '';
      if (anchors[point] === undefined || anchors[point] !== anchors[below]) return [];
      const message = `anchors of ${id} need a text of its own for each point, got one for ${below} and ${point}`;
      return [{ path: [...path, point], message }];
    }),
  ];
}

function weightComplaints(role: Role, index: number, rubric: Rubric): readonly RubricComplaint[] {
  const ids = rubric.competencies.map(({ id }) => id);
  const path = ['roles', index, 'weights'];
  const held = new Map(Object.entries(role.weights));
  const unknown = [...held.keys()].filter((id) => !ids.includes(id));
  return [
    ...unknown.map((id) => ({ path: [...path, id], message: unknownCompetency(role.id, id, ids) })),
    ...axes.flatMap((axis) => {
      const weights = rubric.competencies
        .filter((one, i) => one.axis === axis && ids.indexOf(one.id) === i)
        .flatMap(({ id }) => held.get(id) ?? []);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      if (sum === 0)
        return [{ path, message: `weights of ${role.id} need the ${axis} axis, got none of it` }];
      if (Math.abs(sum - 1) <= rounding) return [];
      const message = `weights of ${role.id} need a sum of 1 on the ${axis} axis, got ${Number(sum.toFixed(6))}`;
      return [{ path, message }];
    }),
  ];
}

function unknownCompetency(role: string, id: string, known: readonly string[]): string {
  const near = nearestName(id, known);
  return `weights of ${role} need competencies of this rubric, got "${id}"${near === null ? '' : `: the nearest is "${near}"`}`;
}
