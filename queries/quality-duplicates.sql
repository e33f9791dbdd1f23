-- Opportunities that look entered twice: same account, created day and name (case ignored);
-- where there is no name, the same owner, product and amount.
-- Grain:   one row per group of such opportunities and example: at most five groups, largest first.
-- Params:  none
-- Nulls:   without an account, a created day, or both name and amount nothing can be told.
with

keyed as (
    select
        source,
        record_id,
        account_id,
        created_on,
        lower(name) as name_key,
        case when name is null then owner_id end as owner_key,
        case when name is null then product_id end as product_key,
        case when name is null then amount end as amount_key
    from opportunity
    where
        account_id is not null
        and created_on is not null
        and (name is not null or amount is not null)
),

alike as (
    select
        source,
        min(record_id) as first_record_id,
        max(record_id) as last_record_id,
        count(*) as deal_count
    from keyed
    group by source, account_id, created_on, name_key, owner_key, product_key, amount_key
    having count(*) > 1
),

ranked as (
    select
        source,
        first_record_id,
        last_record_id,
        deal_count,
        count(*) over (partition by 1) as group_count,
        cast(sum(deal_count) over (partition by 1) as bigint) as alike_count,
        row_number() over (order by deal_count desc, source, first_record_id) as example_number
    from alike
)

select
    group_count,
    alike_count,
    example_number,
    source,
    first_record_id,
    last_record_id,
    deal_count
from ranked
where example_number <= 5
order by example_number
