-- The opportunities behind a report or one of its groups.
-- Grain:   one row per opportunity.
-- Params:  1 from_on (date or null), 2 to_on (date or null): the window of the close,
--          3 older_than_days (bigint or null: then of open opportunities only those older than this)
-- Nulls:   amount is in the reporting currency where the report converts; currency is that of the record;
--          age_days only of open, cycle_days only of closed opportunities.
with

params as (
    select
        cast(? as date) as from_on,
        cast(? as date) as to_on,
        cast(? as bigint) as older_than_days
),

-- under names that no dimension has: a filter names its columns alone
own_words as (
    select
        source as own_source,
        record_id as own_record_id,
        name as own_name,
        stage as own_stage,
        expected_close_on as own_expected_close_on
    from opportunity
)

select
    d.source,
    d.record_id,
    o.own_name as name,
    d.account_id,
    d.owner_id,
    d.product_id,
    d.deal_type,
    o.own_stage as stage,
    d.outcome,
    d.loss_kind,
    d.created_on,
    d.closed_on,
    o.own_expected_close_on as expected_close_on,
    d.cycle_days,
    d.age_days,
    d.amount,
    d.currency
from deal as d
inner join own_words as o on o.own_source = d.source and o.own_record_id = d.record_id
cross join params as p
where
    /*where*/ true
    and (d.outcome = 'open' or p.from_on is null or d.closed_on >= p.from_on)
    and (d.outcome = 'open' or p.to_on is null or d.closed_on <= p.to_on)
    and (p.older_than_days is null or (d.outcome = 'open' and d.age_days > p.older_than_days))
order by d.source, d.record_id
