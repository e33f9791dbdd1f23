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

codes as (
    select code
    from (
        values
        ('closed_before_created'),
        ('closed_after_as_of'),
        ('created_in_future'),
        ('created_missing'),
        ('closed_without_date'),
        ('same_day_close'),
        ('modified_before_created'),
        ('won_with_loss_reason'),
        ('lost_without_reason'),
        ('overdue_close_date'),
        ('stale_open'),
        ('open_without_account'),
        ('closed_without_account'),
        ('without_owner'),
        ('without_product'),
        ('won_without_amount'),
        ('won_amount_zero'),
        ('lost_amount_zero'),
        ('negative_amount'),
        ('amount_without_currency'),
        ('back_cast')
    ) as v (code)
),

checked as (
    select
        c.code,
        o.source,
        o.record_id,
        case c.code
            when 'closed_before_created'
                then o.outcome <> 'open' and o.closed_on < o.created_on
            when 'closed_after_as_of'
                then o.outcome <> 'open' and o.closed_on > p.as_of
            when 'created_in_future'
                then o.created_on > p.as_of
            when 'created_missing'
                then o.created_on is null
            when 'closed_without_date'
                then o.outcome <> 'open' and o.closed_on is null
            when 'same_day_close'
                then o.outcome <> 'open' and o.closed_on = o.created_on
            when 'modified_before_created'
                then cast(o.modified_at as date) < o.created_on
            when 'won_with_loss_reason'
                then o.outcome = 'won' and (o.loss_reason is not null or o.loss_kind <> 'unknown')
            when 'lost_without_reason'
                then o.outcome = 'lost'
                    and o.loss_reason is null
                    and coalesce(o.loss_kind, 'unknown') = 'unknown'
            when 'overdue_close_date'
                then o.outcome = 'open' and o.expected_close_on < p.as_of
            when 'stale_open'
                then o.outcome = 'open' and date_diff('day', o.created_on, p.as_of) > p.stale_days
            when 'open_without_account'
                then o.outcome = 'open' and o.account_id is null
            when 'closed_without_account'
                then o.outcome <> 'open' and o.account_id is null
            when 'without_owner'
                then o.owner_id is null
            when 'without_product'
                then o.product_id is null
            when 'won_without_amount'
                then o.outcome = 'won' and o.amount is null
            when 'won_amount_zero'
                then o.outcome = 'won' and o.amount = 0
            when 'lost_amount_zero'
                then o.outcome = 'lost' and o.amount = 0
            when 'negative_amount'
                then o.amount < 0
            when 'amount_without_currency'
                then o.amount is not null and o.currency is null
            when 'back_cast'
                then o.is_back_cast
        end as is_fault
    from opportunity as o
    cross join params as p
    cross join codes as c
),

faults as (
    select code, source, record_id
    from checked
    where is_fault
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
