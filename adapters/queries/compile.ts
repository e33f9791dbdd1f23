import type { CellQuery, DimensionFilter } from '../../core/model/cell-query.ts';
import type { Inventory } from '../../core/model/inventory.ts';
import { dealColumns, dealRelation, joinsOf } from './deal-relation.ts';
import { dimensionColumn } from './dimension-columns.ts';
import { identifier, literal } from './literal.ts';
import { queryText } from './query-text.ts';

/** A statement without open parameters, and the text of the `deal` relation it reads. */
export type CompiledQuery = {
  readonly sql: string;
  /** For an engine that gives it a name for all queries of a command; null where `deal` is not read. */
  readonly deal: string | null;
  /** True where `deal` is made of several objects, which is dear to do again for each query. */
  readonly isDealJoined: boolean;
};

const derived = new Set([
  'created_quarter',
  'closed_quarter',
  'closed_month',
  'is_quarter_end',
  'competitor_present',
  'amount_band',
  'account.size_band',
  'fold',
]);

/**
 * Makes a file of `queries/` ready to run: markers filled with allow-listed, quoted names and encoded literals,
 * parameters put in by position.
 *
 * @throws RangeError for an unknown query, a dimension the state does not hold, or a wrong number of parameters.
 */
export function compileQuery(query: CellQuery, inventory: Inventory): CompiledQuery {
  const text = fillParameters(fillMarkers(queryText(query.name), query, inventory), query);
  if (!/\b(from|join) deal\b/.test(text)) return { sql: text, deal: null, isDealJoined: false };
  if (!query.deal) throw new RangeError(`query ${query.name} needs a deal relation, got none`);
  const deal = dealRelation(query.deal, inventory);
  const isDealJoined = joinsOf(query.deal).length > 0;
  return { sql: text, deal, isDealJoined };
}

/** A marker owns what follows it on its line, but for a comma at the end: that is its default by paste. */
function fillMarkers(text: string, query: CellQuery, inventory: Inventory): string {
  const plain = fillings(query, (name) => allowedColumn(name, inventory));
  const qualified = fillings(query, (name) => `d.${allowedColumn(name, inventory)}`);
  return text.replace(/\/\*(dimensions|cuts|where)\*\/ (.*?)(,?)$/gm, (whole, marker, byPaste, comma) => {
    const fill = (byPaste.startsWith('d.') ? qualified : plain)[marker];
    return fill === null || fill === undefined ? whole : `${fill}${comma}`;
  });
}

/** What each marker becomes; null keeps the default. Where the default names `d`, so do the columns put in. */
function fillings(
  query: CellQuery,
  column: (name: string) => string,
): Readonly<Record<string, string | null>> {
  return {
    dimensions: query.dimensions ? query.dimensions.map(column).join(', ') : null,
    cuts: query.cuts ? query.cuts.map((cut) => `(${cut.map(column).join(', ')})`).join(', ') : null,
    where: query.where?.length ? query.where.map((filter) => condition(filter, column)).join(' and ') : null,
  };
}

function allowedColumn(name: string, inventory: Inventory): string {
  const known =
    dealColumns.some((column) => column === name) ||
    derived.has(name) ||
    dimensionColumn(name, inventory) !== null;
  if (!known) throw new RangeError(`a dimension of the state was needed, got ${name}`);
  return identifier(name);
}

function condition(filter: DimensionFilter, allowed: (name: string) => string): string {
  const column = allowed(filter.dimension);
  const values = filter.values.filter((value) => value !== null).map(literal);
  const arms = [
    ...(values.length > 0 ? [`${column} in (${values.join(', ')})`] : []),
    ...(filter.values.includes(null) ? [`${column} is null`] : []),
  ];
  if (arms.length === 0)
    throw new RangeError(`a filter needs at least one value, got none for ${filter.dimension}`);
  return `(${arms.join(' or ')})`;
}

function fillParameters(text: string, query: CellQuery): string {
  const end = text.search(/^\),?$/m);
  const [params, rest] = [text.slice(0, end), text.slice(end)];
  let position = 0;
  const filled = params.replace(/\?/g, () => {
    const value = query.parameters[position];
    position += 1;
    if (value === undefined)
      throw new RangeError(`query ${query.name} needs ${position} parameters or more, got fewer`);
    return literal(value);
  });
  if (position !== query.parameters.length) {
    throw new RangeError(`query ${query.name} needs ${position} parameters, got ${query.parameters.length}`);
  }
  return filled + rest;
}
