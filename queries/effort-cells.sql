-- Activity done in the first 30 days of opportunities that were then at least as old and not yet closed, by cell.
-- Grain:   one row per grouping set and values; `cut` is the bit mask of the set.
--          A touch is a done activity towards the buyer: outbound by its direction, or without one a call, email,
--          meeting or message. A task or other activity that does not say outbound may be our own to-do.
-- Params:  1 as_of (date), 2 meeting_attendees (external people that make a held meeting a conversation),
--          3 call_seconds (length that makes a call one, unless it says it did not connect),
--          4 is_reply_counted (boolean)
-- Nulls:   opportunities without created_on are left out; minutes is null where no activity gives minutes.
with

params as (
    select
        cast(? as date) as as_of,
        cast(? as bigint) as meeting_attendees,
        cast(? as bigint) as call_seconds,
        cast(? as boolean) as is_reply_counted
),

counted as (
    select
        /*dimensions*/ d.deal_type,
        case when d.cycle_days < 30 then 0 else 1 end as is_opportunity,
        case when d.cycle_days < 30 then 1 else 0 end as is_closed_before,
        case when d.outcome = 'won' and coalesce(d.cycle_days, 30) >= 30 then 1 else 0 end as is_won,
        0 as is_touch,
        0 as is_meaningful,
        cast(null as decimal(18, 4)) as minutes
    from deal as d
    cross join params as p
    where
        /*where*/ d.record_id is not null
        and d.created_on is not null
        and date_diff('day', d.created_on, p.as_of) >= 30
    union all
    select
        /*dimensions*/ d.deal_type,
        0 as is_opportunity,
        0 as is_closed_before,
        0 as is_won,
        case
            when a.direction = 'outbound' then 1
            when a.direction = 'inbound' or a.kind in ('task', 'other') then 0
            else 1
        end as is_touch,
        case
            when a.kind = 'meeting' and a.external_attendees >= p.meeting_attendees then 1
            when a.kind = 'call' and coalesce(a.connected, true) and a.minutes * 60 >= p.call_seconds then 1
            when a.is_reply and a.direction = 'inbound' and p.is_reply_counted then 1
            else 0
        end as is_meaningful,
        a.minutes
    from activity as a
    cross join params as p
    inner join deal as d
        on d.source = a.source and d.record_id = a.opportunity_id
    where
        /*where*/ d.record_id is not null
        and date_diff('day', d.created_on, p.as_of) >= 30
        and coalesce(d.cycle_days, 30) >= 30
        and coalesce(a.status, 'done') = 'done'
        and cast(a.occurred_at as date) <= p.as_of
        and date_diff('day', d.created_on, cast(a.occurred_at as date)) between 0 and 30
)

select
    grouping(
        /*dimensions*/ deal_type
    ) as cut,
    /*dimensions*/ deal_type,
    cast(sum(is_opportunity) as bigint) as opportunity_count,
    cast(sum(is_closed_before) as bigint) as closed_before_count,
    cast(sum(is_won) as bigint) as won_count,
    cast(sum(is_touch) as bigint) as touch_count,
    cast(sum(is_meaningful) as bigint) as meaningful_count,
    count(minutes) as minutes_count,
    sum(minutes) as minutes
from counted
group by
    grouping sets (
        /*cuts*/ (), (deal_type)
    )
order by
    cut,
    /*dimensions*/ deal_type
