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
)

select
    d.source,
    d.record_id,
    o.name,
    d.account_id,
    d.owner_id,
    d.product_id,
    d.deal_type,
    o.stage,
    d.outcome,
    d.loss_kind,
    d.created_on,
    d.closed_on,
    o.expected_close_on,
    d.cycle_days,
    d.age_days,
    d.amount,
    d.currency
from deal as d
inner join opportunity as o on o.source = d.source and o.record_id = d.record_id
cross join params as p
where
    /*where*/ true
    and (d.outcome = 'open' or p.from_on is null or d.closed_on >= p.from_on)
    and (d.outcome = 'open' or p.to_on is null or d.closed_on <= p.to_on)
    and (p.older_than_days is null or (d.outcome = 'open' and d.age_days > p.older_than_days))
order by d.source, d.record_id
