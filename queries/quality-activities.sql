-- Activities, stage changes and quotas that join nothing, or lie on the wrong side of the day.
-- Grain:   one row per fault and example: at most five of a fault, in the order of their ids.
-- Params:  1 as_of (date)
-- Nulls:   a fault that nothing has gives no row; an activity without a status counts as done.
with

params as (
    select cast(? as date) as as_of
),

faults as (
    select 'activity_in_future' as code, a.source, a.record_id
    from activity as a
    cross join params as p
    where coalesce(a.status, 'done') = 'done' and cast(a.occurred_at as date) > p.as_of
    union all
    select 'activity_overdue' as code, a.source, a.record_id
    from activity as a
    cross join params as p
    where a.status = 'planned' and cast(a.occurred_at as date) < p.as_of
    union all
    select 'activity_without_deal' as code, a.source, a.record_id
    from activity as a
    where a.opportunity_id is null
    union all
    select 'activity_orphan' as code, a.source, a.record_id
    from activity as a
    left join opportunity as o on o.source = a.source and o.record_id = a.opportunity_id
    where a.opportunity_id is not null and o.record_id is null
    union all
    select 'stage_change_orphan' as code, s.source, s.opportunity_id as record_id
    from stage_change as s
    left join opportunity as o on o.source = s.source and o.record_id = s.opportunity_id
    where o.record_id is null
    union all
    select 'quota_orphan' as code, q.source, q.owner_id as record_id
    from quota as q
    left join owner as w on w.source = q.source and w.record_id = q.owner_id
    where w.record_id is null
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
