-- Accounts, owners and products that no opportunity of their own source names.
-- Grain:   one row per object and example: at most five of an object, in the order of their ids.
-- Params:  none
-- Nulls:   an object whose records are all named gives no row.
with

records as (
    select 'account' as object, source, record_id
    from account
    union all
    select 'owner' as object, source, record_id
    from owner
    union all
    select 'product' as object, source, record_id
    from product
),

named as (
    select 'account' as object, source, account_id as record_id
    from opportunity
    group by source, account_id
    union all
    select 'owner' as object, source, owner_id as record_id
    from opportunity
    group by source, owner_id
    union all
    select 'product' as object, source, product_id as record_id
    from opportunity
    group by source, product_id
),

unused as (
    select r.object, r.source, r.record_id
    from records as r
    left join named as n on n.object = r.object and n.source = r.source and n.record_id = r.record_id
    where n.record_id is null
),

ranked as (
    select
        object,
        source,
        record_id,
        count(*) over (partition by object) as unused_count,
        row_number() over (partition by object order by source, record_id) as example_number
    from unused
)

select
    object,
    unused_count,
    example_number,
    source,
    record_id
from ranked
where example_number <= 5
order by object, example_number
