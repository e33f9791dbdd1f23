import { identifier } from '../queries/literal.ts';
import type { Relations } from './relations.ts';

/** Writes the relations that a query of `queries/` reads in as its first common tables. */
export function withRelations(sql: string, relations: Relations): string {
  const tables = tablesOf(sql, relations);
  if (tables === '') return sql;
  if (/^with$/m.test(sql)) return sql.replace(/^with$/m, () => `with\n\n${tables},`);
  return sql.replace(/^select$/m, () => `with ${tables}\nselect`);
}

/** A bare select over relations, as a query of its own. */
export function selectOver(select: string, relations: Relations): string {
  const tables = tablesOf(select, relations);
  return tables === '' ? select : `with ${tables}\n${select}`;
}

function tablesOf(sql: string, relations: Relations): string {
  const used = [...relations].filter(([name]) =>
    new RegExp(`\\b(from|join) "?${name}"?(?=[\\s,)]|$)`).test(sql),
  );
  return used.map(([name, query]) => `${identifier(name)} as (${query})`).join(',\n');
}
