import { identifier } from '../queries/literal.ts';
import type { Relations } from './relations.ts';

/** Writes the relations that a query reads in as its first common tables. A query that has none gets a `with`. */
export function withRelations(sql: string, relations: Relations): string {
  const used = [...relations].filter(([name]) =>
    new RegExp(`\\b(from|join) "?${name}"?(?=[\\s,)]|$)`).test(sql),
  );
  if (used.length === 0) return sql;
  const tables = used.map(([name, query]) => `${identifier(name)} as (${query})`).join(',\n');
  if (/^with$/m.test(sql)) return sql.replace(/^with$/m, () => `with\n\n${tables},`);
  return sql.replace(/^select$/m, () => `with ${tables}\nselect`);
}
