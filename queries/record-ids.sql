-- Records of one object with how many opportunities name them: nearest names of orphans, owners without a deal.
-- Grain:   one row per source and record.
-- Params:  1 object (account, owner or product)
-- Nulls:   a record that no opportunity names has deal_count 0.
with

params as (
    select cast(? as varchar) as object
),

records as (
    select 'account' as object, source, record_id, name
    from account
    union all
    select 'owner' as object, source, record_id, name
    from owner
    union all
    select 'product' as object, source, record_id, name
    from product
),

named as (
    select
        o.source,
        case p.object
            when 'account' then o.account_id
            when 'owner' then o.owner_id
            else o.product_id
        end as record_id,
        count(*) as deal_count
    from opportunity as o
    cross join params as p
    group by
        o.source,
        case p.object
            when 'account' then o.account_id
            when 'owner' then o.owner_id
            else o.product_id
        end
)

select
    r.source,
    r.record_id,
    r.name,
    coalesce(n.deal_count, 0) as deal_count
from records as r
inner join params as p on p.object = r.object
left join named as n on n.source = r.source and n.record_id = r.record_id
order by r.source, r.record_id
