import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { queryText } from '../../adapters/queries/query-text.ts';
import type { CellQuery, DealSpec, DimensionFilter, QueryParameter } from '../../core/model/cell-query.ts';
import type { FixtureState } from '../fixtures/fixture-case.ts';

/** Names of all files of `queries/`. */
export function queryNames(): readonly string[] {
  const files = readdirSync(join(import.meta.dirname, '..', '..', 'queries'));
  return files.filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -'.sql'.length));
}

/**
 * How a query is run on a case: once with wide parameters, once with narrow ones; where it takes dimensions,
 * cuts and filters, the first run has dimensions and cuts and the second a filter too.
 */
export function queryRuns(name: string, state: FixtureState): readonly CellQuery[] {
  const text = queryText(name);
  const isDeal = /\b(from|join) deal\b/.test(text);
  const dimensions = isDeal ? cellDimensions(state) : versionDimensions(state);
  const shapes = text.includes('/*dimensions*/') ? shapesOf({ isDeal, dimensions }) : [{}];
  const deal = isDeal ? { deal: dealSpec(state, dimensions) } : {};
  const { wide, narrow } = parameterSets(text, state);
  const plain = shapes.map((shape) => ({ name, parameters: wide, ...shape, ...deal }));
  const where = text.includes('/*where*/') ? { where: dealFilter } : {};
  const narrowed = plain.map((run) => ({ ...run, parameters: narrow, ...where }));
  return [...new Map([...plain, ...narrowed].map((run) => [JSON.stringify(run), run])).values()];
}

type Shape = Pick<CellQuery, 'dimensions' | 'cuts'>;

function shapesOf({
  isDeal,
  dimensions,
}: {
  isDeal: boolean;
  dimensions: readonly string[];
}): readonly Shape[] {
  if (!isDeal) return dimensions.map((dimension) => ({ dimensions: [dimension] }));
  const single = dimensions.map((dimension) => [dimension]);
  const pairs = dimensions.slice(1).map((dimension, i) => [dimensions[i] ?? dimension, dimension]);
  return [{ dimensions, cuts: [[], ...single, ...pairs] }];
}

const known = [
  'account.sector',
  'account.size_band',
  'owner.region',
  'product.series',
  'product_id',
  'lead_source',
  'currency',
  'competitor_present',
  'amount_band',
  'created_quarter',
  'closed_quarter',
  'closed_month',
  'is_quarter_end',
];

const cellDimensions = (state: FixtureState) => [...known, ...extras(state)];
const versionDimensions = (state: FixtureState) => ['stage', 'amount', 'created_on', ...extras(state)];
const extras = (state: FixtureState) => state.inventory.objects.opportunity?.extras ?? [];

const dealFilter: readonly DimensionFilter[] = [
  { dimension: 'deal_type', values: ['new', 'unknown'] },
  { dimension: 'outcome', values: ['won', 'open', null] },
];

function dealSpec(state: FixtureState, dimensions: readonly string[]): DealSpec {
  return {
    asOf: state.asOf,
    fiscalYearStartMonth: 2,
    currency: 'USD',
    dimensions,
    bands: { 'account.size_band': [50, 200], amount_band: [100, 1500.5] },
  };
}

type Parameters = { readonly wide: readonly QueryParameter[]; readonly narrow: readonly QueryParameter[] };

/** Values for the parameters by the names that the params CTE gives them. */
function parameterSets(text: string, { asOf }: FixtureState): Parameters {
  const names = [...text.matchAll(/\?\s+as\s+[a-z0-9(), ]+\)\s+as\s+(\w+)/g)].map((match) => match[1] ?? '');
  const marks = text.split('?').length - 1;
  if (names.length !== marks) throw new RangeError(`${marks} parameters were needed by name, got ${names}`);
  const wide = names.map((parameter) => value(parameter, { ...always(asOf), ...unlimited }));
  const narrow = names.map((parameter) => value(parameter, { ...always(asOf), ...limited }));
  return { wide, narrow };
}

type Values = Readonly<Record<string, QueryParameter>>;
const always = (asOf: string): Values => ({
  as_of: asOf,
  meeting_attendees: 1,
  call_seconds: 300,
  is_reply_counted: true,
});
const unlimited: Values = {
  from_on: null,
  to_on: null,
  older_than_days: null,
  stale_days: null,
  reporting: null,
  object: 'owner',
};
const limited: Values = {
  from_on: '2024-03-01',
  to_on: '2024-09-30',
  older_than_days: 30,
  stale_days: 30,
  reporting: 'USD',
  object: 'product',
};

function value(parameter: string, values: Values): QueryParameter {
  const found = values[parameter];
  if (found === undefined) throw new RangeError(`no value is known for the query parameter ${parameter}`);
  return found;
}
