import { caps } from './caps.ts';
import { excerpt, refusal } from './refusals.ts';

/** Which file columns go on. A plan with nothing to drop lets records pass untouched. */
export type ColumnPlan = {
  readonly columns: readonly string[];
  /** File positions kept, in order. */
  readonly kept: readonly number[];
  /** Positions without a name: every cell must be blank. */
  readonly blank: readonly number[];
  /** Pairs of one name: every cell must equal that of the first. */
  readonly twins: readonly { readonly position: number; readonly first: number; readonly name: string }[];
  readonly width: number;
};

/** A header cell as a name: white space of any kind, no-break included, is one space, and none at the ends. */
export function headerName(cell: string): string {
  return cell.replace(/[\s\u200b\ufeff]+/gu, ' ').trim();
}

/** @throws FileRefused for a header without a name or over the cap. */
export function planColumns(header: readonly string[], line: number): ColumnPlan {
  if (header.length > caps.columns)
    throw refusal('too-many-columns', `a file may have ${caps.columns} columns, got ${header.length}`, {
      line,
    });
  const names = header.map(headerName);
  const plan = { kept: [] as number[], blank: [] as number[], twins: [] as ColumnPlan['twins'][number][] };
  const firstOf = new Map<string, number>();
  for (const [position, name] of names.entries()) {
    const first = firstOf.get(name);
    if (name === '') plan.blank.push(position);
    else if (first !== undefined) plan.twins.push({ position, first, name });
    else {
      firstOf.set(name, position);
      plan.kept.push(position);
    }
  }
  if (plan.kept.length === 0)
    throw refusal('header-broken', 'a header with names is needed, got blank cells only', { line });
  return { ...plan, columns: plan.kept.map((position) => names[position] as string), width: header.length };
}

export function isWhole(plan: ColumnPlan): boolean {
  return plan.blank.length === 0 && plan.twins.length === 0;
}

/** The cells that go on of one record. @throws FileRefused where a nameless column is filled or twins differ. */
export function keptCells(plan: ColumnPlan, cells: readonly string[], line: number): string[] {
  for (const position of plan.blank) {
    const cell = cells[position] as string;
    if (cell.trim() !== '')
      throw refusal(
        'header-empty-cell',
        `every filled column needs a name, got none for column ${position + 1}, which holds ${excerpt(cell)} in line ${line}: name it, or remove what stands above the header`,
        { line, column: position + 1 },
      );
  }
  for (const { position, first, name } of plan.twins) {
    if (cells[position] !== cells[first])
      throw refusal(
        'header-duplicate',
        `each column needs its own name, got ${excerpt(name)} for columns ${first + 1} and ${position + 1}, which differ in line ${line}: rename one`,
        { line, column: position + 1 },
      );
  }
  return plan.kept.map((position) => cells[position] as string);
}

/** What was left out and why, as notes. */
export function planNotes(plan: ColumnPlan) {
  const notes = [];
  if (plan.blank.length > 0)
    notes.push({
      code: 'blank-columns',
      text: `${plan.blank.length} columns without a name and without a value are left out`,
    });
  for (const { name, first, position } of plan.twins)
    notes.push({
      code: 'twin-columns',
      text: `columns ${first + 1} and ${position + 1} are both named ${excerpt(name)} and equal: one is kept`,
    });
  return notes;
}
