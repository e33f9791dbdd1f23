-- Ids of opportunities that join no record of their own source, with how many opportunities carry them.
-- Grain:   one row per object, source and id.
-- Params:  none
-- Nulls:   an opportunity without an id is no orphan; an object without any record in that source is
--          not expected to join.
with

references_made as (
    select 'account' as object, source, account_id as record_id, count(*) as deal_count
    from opportunity
    where account_id is not null
    group by source, account_id
    union all
    select 'owner' as object, source, owner_id as record_id, count(*) as deal_count
    from opportunity
    where owner_id is not null
    group by source, owner_id
    union all
    select 'product' as object, source, product_id as record_id, count(*) as deal_count
    from opportunity
    where product_id is not null
    group by source, product_id
),

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

sources as (
    select distinct object, source
    from records
)

select
    m.object,
    m.source,
    m.record_id,
    m.deal_count
from references_made as m
inner join sources as s on s.object = m.object and s.source = m.source
left join records as r on r.object = m.object and r.source = m.source and r.record_id = m.record_id
where r.record_id is null
order by m.object, m.deal_count desc, m.source, m.record_id
