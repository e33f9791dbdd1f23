-- How often a field of the opportunity changed in the version that closed it, and in its other versions.
-- Grain:   one row.
-- Params:  1 as_of (date)
-- Nulls:   from nothing to something is a change; the first version of a record changes nothing.
with

params as (
    select cast(? as date) as as_of
),

versions as (
    select
        v.source,
        v.record_id,
        v.outcome,
        cast(
            /*dimensions*/ stage
            as varchar
        ) as field_text,
        lag(v.outcome) over history as outcome_before,
        lag(
            cast(
                /*dimensions*/ stage
                as varchar
            )
        ) over history as field_before,
        row_number() over history as version_number
    from opportunity_version as v
    cross join params as p
    where cast(v.effective_at as date) <= p.as_of
    window history as (
        partition by v.source, v.record_id
        order by v.effective_at, v.batch_id
    )
),

changes as (
    select
        case when outcome_before = 'open' and outcome <> 'open' then 'yes' else 'no' end as is_close,
        case when field_text is distinct from field_before then 1 else 0 end as change
    from versions
    where version_number > 1
)

select
    count(*) filter (where is_close = 'yes') as close_count,
    cast(coalesce(sum(change) filter (where is_close = 'yes'), 0) as bigint) as close_change_count,
    count(*) filter (where is_close = 'no') as other_count,
    cast(coalesce(sum(change) filter (where is_close = 'no'), 0) as bigint) as other_change_count
from changes
order by close_count
