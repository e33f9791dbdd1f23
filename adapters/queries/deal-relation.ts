import type { DealSpec } from '../../core/model/cell-query.ts';
import type { Inventory } from '../../core/model/inventory.ts';
import { bandText, columnText, columnValue, dimensionColumn } from './dimension-columns.ts';
import { dateLiteral, identifier, literal } from './literal.ts';

/** Columns that `deal` always has; a dimension of the same name is this column. */
export const dealColumns = [
  'source',
  'record_id',
  'outcome',
  'loss_kind',
  'deal_type',
  'created_on',
  'closed_on',
  'cycle_days',
  'age_days',
  'amount',
  'currency',
  'account_id',
  'owner_id',
  'product_id',
  'close_period',
  'is_back_cast',
] as const;

/**
 * One row per opportunity of the state, with what every cell is counted from: the text of the `deal` relation.
 * Left joins inside one source; `cycle_days` is null where a date lacks or the close lies before the creation.
 */
export function dealRelation(spec: DealSpec, inventory: Inventory): string {
  const known = new Set<string>(dealColumns);
  const asked = [...new Set(spec.dimensions)].filter((name) => !known.has(name)).sort();
  const texts = asked.map((name) => `${dimensionText(name, spec, inventory)} as ${identifier(name)}`);
  return `
    select
        ${[...baseColumns(spec), ...texts].join(',\n        ')}
    from opportunity as o
    ${joinsOf(spec).join('\n    ')}
  `;
}

/** The joins that the dimensions and the currency of a spec need. */
export function joinsOf({ dimensions, currency, asOf }: DealSpec): readonly string[] {
  const objects = new Set(dimensions.map(joinedObject));
  const joined = ['account', 'owner', 'product'].filter((object) => objects.has(object));
  return [...joined.map(joinOf), ...(currency === null ? [] : [rateJoin(currency, asOf)])];
}

/** The day of the close; a date that an open deal may carry is none. */
const close = `case when o.outcome <> 'open' then o.closed_on end`;

function baseColumns(spec: DealSpec): readonly string[] {
  const index = fiscalMonth(close, spec.fiscalYearStartMonth);
  return [
    'o.source',
    'o.record_id',
    'o.outcome',
    `case when o.outcome = 'lost' then coalesce(o.loss_kind, 'unknown') end as loss_kind`,
    `coalesce(o.deal_type, 'unknown') as deal_type`,
    'o.created_on',
    `${close} as closed_on`,
    `case when o.outcome <> 'open' and o.closed_on >= o.created_on
            then date_diff('day', o.created_on, o.closed_on) end as cycle_days`,
    `case when o.outcome = 'open' then date_diff('day', o.created_on, ${dateLiteral(spec.asOf)}) end as age_days`,
    `${amount(spec)} as amount`,
    'o.currency',
    'o.account_id',
    'o.owner_id',
    'o.product_id',
    `(${index}) / 3 as close_period`,
    'o.is_back_cast',
  ];
}

/** The value of a dimension as text. @throws RangeError where nothing of that name is held. */
function dimensionText(name: string, spec: DealSpec, inventory: Inventory): string {
  if (name === 'created_quarter') return quarterText(fiscalMonth('o.created_on', spec.fiscalYearStartMonth));
  const closed = closedCalendar(name, spec);
  if (closed !== null) return closed;
  if (name === 'competitor_present') return competitorPresent;
  if (name === 'fold') return fold;
  if (name === 'amount_band') return bandText(amount(spec), spec.bands[name] ?? [], 'decimal');
  if (name === 'account.size_band') return bandText('a.employees', spec.bands[name] ?? [], 'count');
  const column = dimensionColumn(name, inventory);
  if (column === null) throw new RangeError(`a dimension of the state was needed, got ${name}`);
  const cuts = spec.bands[name];
  if (cuts === undefined) return columnText(column);
  return bandText(columnValue(column), cuts, column.kind === 'integer' ? 'whole' : 'decimal');
}

/** A calendar dimension of the close; null for any other name. */
function closedCalendar(name: string, { fiscalYearStartMonth }: DealSpec): string | null {
  const index = fiscalMonth(close, fiscalYearStartMonth);
  if (name === 'closed_quarter') return quarterText(index);
  if (name === 'closed_month') return monthText(close);
  if (name !== 'is_quarter_end') return null;
  return `case when ${close} is null then null when (${index}) % 3 = 2 then 'yes' else 'no' end`;
}

/** One of five, fixed by a hash of the id; as costly as the rest of the relation, so held only where asked. */
const fold = 'cast(from_base(substr(to_hex(md5(to_utf8(o.record_id))), 1, 7), 16) % 5 as varchar)';

const competitorPresent = `case
            when o.competitors is null then 'unknown'
            when lower(o.competitors[1]) in ('none', 'no', 'no competitor') then 'no'
            else 'yes' end`;

function joinedObject(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? 'opportunity' : name.slice(0, dot);
}

function joinOf(object: string): string {
  const alias = object === 'owner' ? 'w' : object.charAt(0);
  return `left join ${object} as ${alias} on ${alias}.source = o.source and ${alias}.record_id = o.${object}_id`;
}

function amount(spec: DealSpec): string {
  if (spec.currency === null) return 'o.amount';
  return `case
            when o.currency is null or o.currency = ${literal(spec.currency)} then o.amount
            else cast(o.amount * cast(r.rate as decimal(38, 4)) as decimal(18, 4)) end`;
}

/** The rate in force on the day of the close; of an open deal on the day of the report. */
function rateJoin(currency: string, asOf: string): string {
  const day = `case when o.outcome <> 'open' then o.closed_on else ${dateLiteral(asOf)} end`;
  return `left join (
        select
            currency,
            valid_from,
            max(rate) as rate,
            lead(valid_from) over (partition by currency order by valid_from) as valid_until
        from exchange_rate
        where "to" = ${literal(currency)}
        group by currency, valid_from
    ) as r on r.currency = o.currency and ${day} >= r.valid_from
        and (r.valid_until is null or ${day} < r.valid_until)`;
}

/** Months since year 0 in a calendar whose year begins in the fiscal start month, named for the year it ends in. */
function fiscalMonth(day: string, startMonth: number): string {
  return `year(${day}) * 12 + month(${day}) - 1 + ${(13 - startMonth) % 12}`;
}

function quarterText(index: string): string {
  return `cast((${index}) / 12 as varchar) || '-Q' || cast((${index}) % 12 / 3 + 1 as varchar)`;
}

function monthText(day: string): string {
  return `cast(year(${day}) as varchar) || '-' || lpad(cast(month(${day}) as varchar), 2, '0')`;
}
