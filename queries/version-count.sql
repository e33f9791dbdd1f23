-- How many versions of opportunities are kept up to a date.
-- Grain:   one row.
-- Params:  1 as_of (date)
-- Nulls:   none.
with

params as (
    select cast(? as date) as as_of
)

select count(*) as version_count
from opportunity_version as v
cross join params as p
where cast(v.effective_at as date) <= p.as_of
order by version_count
