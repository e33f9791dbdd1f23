-- Records of one object with their names, and the ids by which records of that kind refer to another.
-- Grain:   one row per source and record.
-- Params:  1 object (account, owner or product)
-- Nulls:   a record without a name, or that refers to none, keeps null there.
with

params as (
    select cast(? as varchar) as object
),

records as (
    select 'account' as object, source, record_id, name, parent_id as above_id
    from account
    union all
    select 'owner' as object, source, record_id, name, manager as above_id
    from owner
    union all
    select 'product' as object, source, record_id, name, null as above_id
    from product
)

select
    r.source,
    r.record_id,
    r.name,
    r.above_id
from records as r
inner join params as p on p.object = r.object
order by r.source, r.record_id
