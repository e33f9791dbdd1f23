-- Opportunities by age: days from created to closed, or to the day of the report while open.
-- Grain:   one row per open or closed and number of days.
-- Params:  none
-- Nulls:   without created_on, or closed before created: age_days is null, counted in one row.
with

ages as (
    select
        case when d.outcome = 'open' then 'yes' else 'no' end as is_open,
        coalesce(d.age_days, d.cycle_days) as age_days
    from deal as d
    where /*where*/ true
)

select
    is_open,
    age_days,
    count(*) as deal_count
from ages
group by is_open, age_days
order by is_open, age_days
