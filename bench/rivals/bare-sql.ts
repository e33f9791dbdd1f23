import { DuckDBInstance } from '@duckdb/node-api';

// What a good analyst would write by hand over the same file: as-of selection, activity rolled up to day 30 of each
// deal before the join, one rollup over the dimensions that `bearing wins` looks at. No verdict, no check, no report.
const [path = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '2' });
const connection = await instance.connect();

const dimensions = ['owner_id', 'product_id', 'lead_source', 'notes', 'sector', 'region', 'band', 'step'];
const sets = dimensions.map((name) => `(${name})`).join(', ');

const reader = await connection.runAndReadAll(`
with
opportunity as (
    select r.*, row_number() over (
        partition by b.source, r.record_id order by coalesce(r.modified_at, b.as_of) desc, b.as_of desc, r.batch, r.line
    ) as position
    from stored.opportunity as r
    inner join stored.batch as b on b.batch = r.batch
    where not b.is_retracted and coalesce(r.modified_at, b.as_of) <= timestamp '2100-01-01'
),
activity as (
    select r.*, row_number() over (
        partition by b.source, r.record_id order by coalesce(r.modified_at, b.as_of) desc, b.as_of desc, r.batch, r.line
    ) as position
    from stored.activity as r
    inner join stored.batch as b on b.batch = r.batch
    where not b.is_retracted and coalesce(r.modified_at, b.as_of) <= timestamp '2100-01-01'
),
deal as (
    select
        record_id, outcome, loss_kind, created_on, closed_on, amount,
        owner_id, product_id, lead_source,
        extra_sector as sector, extra_notes as notes, extra_region as region, extra_next_step as step,
        case when amount < 18000 then '1' when amount < 36000 then '2' when amount < 54000 then '3'
            when amount < 72000 then '4' else '5' end as band,
        case when outcome <> 'open' then year(closed_on) * 4 + quarter(closed_on) end as close_period,
        case when outcome <> 'open' then date_diff('day', created_on, closed_on) end as cycle_days
    from opportunity
    where position = 1 and not is_deleted
),
effort as (
    select
        a.opportunity_id as record_id,
        count(*) filter (where a.direction = 'outbound') as touches,
        count(*) filter (where a.kind = 'meeting' and a.external_attendees >= 1) as meaningful,
        sum(a.minutes) as minutes
    from activity as a
    inner join deal as d on d.record_id = a.opportunity_id
    where a.position = 1 and not a.is_deleted and a.status = 'done'
        and date_diff('day', d.created_on, cast(a.occurred_at as date)) between 0 and 30
        and coalesce(d.cycle_days, 30) >= 30
    group by a.opportunity_id
)
select
    d.close_period,
    coalesce(d.loss_kind, d.outcome) as ending,
    grouping(${dimensions.join(', ')}) as cut,
    ${dimensions.join(', ')},
    count(*) as deals,
    count(d.amount) as amounts,
    sum(d.amount) as amount_sum,
    sum(cast(d.amount as decimal(38, 4)) * d.amount) as amount_squares,
    max(d.amount) as amount_max,
    sum(d.cycle_days) as days,
    median(d.cycle_days) as middle,
    sum(e.touches) as touches,
    sum(e.meaningful) as meaningful,
    sum(e.minutes) as minutes
from deal as d
left join effort as e on e.record_id = d.record_id
group by d.close_period, coalesce(d.loss_kind, d.outcome), grouping sets ((), ${sets})
order by all
`);
process.stdout.write(`${reader.currentRowCount} cells\n`);
connection.closeSync();
