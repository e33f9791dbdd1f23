import { type FieldKind, fieldKind } from '../../core/model/fields.ts';
import type { Inventory } from '../../core/model/inventory.ts';
import { objects } from '../../core/model/objects.ts';
import { identifier, literal } from './literal.ts';

/** Objects whose fields are dimensions of a deal, and the alias they have in the `deal` relation. */
const joined = { opportunity: 'o', account: 'a', owner: 'w', product: 'p' } as const;
type JoinedObject = keyof typeof joined;
const joinedNames = Object.keys(joined) as readonly JoinedObject[];

/** Where the value of a dimension lies in the state. */
export type DimensionColumn = {
  readonly object: JoinedObject;
  readonly column: string;
  readonly kind: FieldKind['kind'];
};

/** Finds a dimension by its full name among the fields and the further columns; null where there is none. */
export function dimensionColumn(name: string, inventory: Inventory): DimensionColumn | null {
  const [object, column] = splitName(name);
  if (object === null) return null;
  const fields = objects[object].schema.shape;
  const field = Object.entries(fields).find(([key]) => key === column)?.[1];
  if (field) return { object, column, kind: fieldKind(field).kind };
  const extras = inventory.objects[object]?.extras ?? [];
  return extras.includes(column) ? { object, column, kind: 'text' } : null;
}

function splitName(name: string): [JoinedObject | null, string] {
  const dot = name.indexOf('.');
  if (dot < 0) return ['opportunity', name];
  const object = joinedNames.find((known) => known === name.slice(0, dot));
  // A further column of the opportunity may itself hold a dot.
  return object && object !== 'opportunity' ? [object, name.slice(dot + 1)] : ['opportunity', name];
}

/** The value of a dimension as it lies in the state, over the aliases of the `deal` relation. */
export const columnValue = ({ object, column }: DimensionColumn) => `${joined[object]}.${identifier(column)}`;

/** The same as text. */
export function columnText(dimension: DimensionColumn): string {
  const value = columnValue(dimension);
  const { kind } = dimension;
  return kind === 'text' || kind === 'word' ? value : `cast(${value} as varchar)`;
}

/** A number as the name of its band: `0-49`, `50-199`, `200+` for whole numbers, `50-<200` for others. */
export function bandText(value: string, cuts: readonly number[], kind: NumberKind): string {
  const names = bandNames(cuts, kind);
  const arms = cuts.map((cut, i) => `when ${value} < ${literal(cut)} then ${literal(names[i] ?? '')}`);
  return `case when ${value} is null then null ${arms.join(' ')} else ${literal(names.at(-1) ?? '')} end`;
}

/** What a number is: how many of something (from 0 on), a whole number such as a year, or any decimal. */
export type NumberKind = 'count' | 'whole' | 'decimal';

/** The names of the bands between ascending cut points, lowest first. */
export function bandNames(cuts: readonly number[], kind: NumberKind): readonly string[] {
  return [...cuts, null].map((cut, i) => {
    const below = cuts[i - 1];
    if (cut === null) return `${below ?? ''}+`;
    if (below === undefined) return kind === 'count' && cut > 0 ? `0-${cut - 1}` : `<${cut}`;
    return kind === 'decimal' ? `${below}-<${cut}` : `${below}-${cut - 1}`;
  });
}
