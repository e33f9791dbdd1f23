-- Ids of owners and products with how many opportunities they have: names for orphans, owners without a deal.
-- Grain:   one row per object, source and record.
-- Params:  none
-- Nulls:   a record that no opportunity names has deal_count 0.
with

owner_deals as (
    select source, owner_id, count(*) as deal_count
    from opportunity
    group by source, owner_id
),

product_deals as (
    select source, product_id, count(*) as deal_count
    from opportunity
    group by source, product_id
)

select
    'owner' as object,
    w.source,
    w.record_id,
    w.name,
    coalesce(d.deal_count, 0) as deal_count
from owner as w
left join owner_deals as d on d.source = w.source and d.owner_id = w.record_id
union all
select
    'product' as object,
    p.source,
    p.record_id,
    p.name,
    coalesce(d.deal_count, 0) as deal_count
from product as p
left join product_deals as d on d.source = p.source and d.product_id = p.record_id
order by object, source, record_id
