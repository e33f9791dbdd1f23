-- Opportunities of which two batches tell different things for one and the same moment.
-- Grain:   one row per example: at most five, in the order of their ids.
-- Params:  1 as_of (date)
-- Nulls:   two nulls are the same; an opportunity is counted once however often it is contradicted.
with

params as (
    select cast(? as date) as as_of
),

contents as (
    select distinct
        v.source,
        v.record_id,
        v.effective_at,
        v.name,
        v.account_id,
        v.owner_id,
        v.product_id,
        v.stage,
        v.outcome,
        v.loss_kind,
        v.loss_reason,
        v.competitors,
        v.created_on,
        v.closed_on,
        v.expected_close_on,
        v.amount,
        v.currency,
        v.list_amount,
        v.lead_source,
        v.deal_type,
        v.probability,
        v.forecast_category
    from opportunity_version as v
    cross join params as p
    where cast(v.effective_at as date) <= p.as_of
),

contradicted as (
    select source, record_id, effective_at
    from contents
    group by source, record_id, effective_at
    having count(*) > 1
),

records as (
    select distinct source, record_id
    from contradicted
),

ranked as (
    select
        source,
        record_id,
        count(*) over (partition by 1) as record_count,
        row_number() over (order by source, record_id) as example_number
    from records
)

select
    record_count,
    example_number,
    source,
    record_id
from ranked
where example_number <= 5
order by example_number
