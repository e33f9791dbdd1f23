-- Opportunities with something that cannot be right, or that a report has to leave out.
-- Grain:   one row per fault and example: at most five of a fault, in the order of their ids.
-- Params:  1 as_of (date), 2 stale_days (bigint or null: the age that no opportunity closed at)
-- Nulls:   a fault that nobody has gives no row; without stale_days no opportunity is stale.
with

params as (
    select
        cast(? as date) as as_of,
        cast(? as bigint) as stale_days
),

faults as (
    select 'closed_before_created' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome <> 'open' and o.closed_on < o.created_on
    union all
    select 'closed_after_as_of' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome <> 'open' and o.closed_on > p.as_of
    union all
    select 'created_in_future' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.created_on > p.as_of
    union all
    select 'created_missing' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.created_on is null
    union all
    select 'closed_without_date' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome <> 'open' and o.closed_on is null
    union all
    select 'same_day_close' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome <> 'open' and o.closed_on = o.created_on
    union all
    select 'modified_before_created' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where cast(o.modified_at as date) < o.created_on
    union all
    select 'won_with_loss_reason' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'won' and (o.loss_reason is not null or o.loss_kind <> 'unknown')
    union all
    select 'lost_without_reason' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'lost' and o.loss_reason is null and coalesce(o.loss_kind, 'unknown') = 'unknown'
    union all
    select 'overdue_close_date' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'open' and o.expected_close_on < p.as_of
    union all
    select 'stale_open' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'open' and date_diff('day', o.created_on, p.as_of) > p.stale_days
    union all
    select 'open_without_account' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'open' and o.account_id is null
    union all
    select 'closed_without_account' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome <> 'open' and o.account_id is null
    union all
    select 'without_owner' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.owner_id is null
    union all
    select 'without_product' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.product_id is null
    union all
    select 'won_without_amount' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'won' and o.amount is null
    union all
    select 'won_amount_zero' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'won' and o.amount = 0
    union all
    select 'lost_amount_zero' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.outcome = 'lost' and o.amount = 0
    union all
    select 'negative_amount' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.amount < 0
    union all
    select 'amount_without_currency' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.amount is not null and o.currency is null
    union all
    select 'back_cast' as code, o.source, o.record_id
    from opportunity as o
    cross join params as p
    where o.is_back_cast
),

ranked as (
    select
        code,
        source,
        record_id,
        count(*) over (partition by code) as fault_count,
        row_number() over (partition by code order by source, record_id) as example_number
    from faults
)

select
    code,
    fault_count,
    example_number,
    source,
    record_id
from ranked
where example_number <= 5
order by code, example_number
