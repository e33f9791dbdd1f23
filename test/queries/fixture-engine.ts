import type { QueryEngine } from '../../core/ports.ts';
import { fixtureState } from '../fixtures/fixture-case.ts';
import { type State, type StateRow, stateEngine } from './state.ts';

/** A case of `fixtures/` behind an in-memory engine. */
export async function fixtureEngine(name: string): Promise<QueryEngine> {
  const { asOf, relations } = fixtureState(name);
  const tables = relations.map(({ name: table, columns, rows }): [string, readonly StateRow[]] => {
    const read = (cells: readonly (string | null)[]): StateRow =>
      Object.fromEntries(
        columns.map((c, i) => [c.name, c.kind === 'list' ? listOf(cells[i]) : (cells[i] ?? null)]),
      );
    return [table, rows.map(read)];
  });
  return stateEngine(Object.fromEntries(tables) as State, asOf);
}

function listOf(cell: string | null | undefined): readonly string[] | null {
  return cell ? cell.replace(/^\[|\]$/g, '').split(/[;,]/) : null;
}
