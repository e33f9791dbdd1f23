-- Activity done in the first 30 days of opportunities that were then at least as old and not yet closed, by cell.
-- Grain:   one row per grouping set and values; `cut` is the bit mask of the set.
-- Params:  1 as_of (date), 2 meeting_attendees (external people that make a held meeting a conversation),
--          3 call_seconds (length that makes a connected call one), 4 is_reply_counted (boolean)
-- Nulls:   opportunities without created_on are left out; minutes is null where no activity gives minutes.
with

params as (
    select
        cast(? as date) as as_of,
        cast(? as bigint) as meeting_attendees,
        cast(? as bigint) as call_seconds,
        cast(? as boolean) as is_reply_counted
),

efforts as (
    select
        a.source,
        a.opportunity_id,
        count(*) filter (where a.direction = 'outbound') as touch_count,
        count(*) filter (
            where (a.kind = 'meeting' and a.external_attendees >= p.meeting_attendees)
                or (a.kind = 'call' and a.connected and a.minutes * 60 >= p.call_seconds)
                or (a.is_reply and a.direction = 'inbound' and p.is_reply_counted)
        ) as meaningful_count,
        count(a.minutes) as minutes_count,
        sum(a.minutes) as minutes
    from activity as a
    cross join params as p
    inner join deal as d
        on d.source = a.source and d.record_id = a.opportunity_id
    where
        coalesce(a.status, 'done') = 'done'
        and cast(a.occurred_at as date) >= d.created_on
        and date_diff('day', d.created_on, cast(a.occurred_at as date)) <= 30
        and cast(a.occurred_at as date) <= p.as_of
    group by a.source, a.opportunity_id
),

known as (
    select
        /*dimensions*/ d.deal_type,
        d.outcome,
        case when d.cycle_days < 30 then 'yes' else 'no' end as is_closed_before,
        e.touch_count,
        e.meaningful_count,
        e.minutes_count,
        e.minutes
    from deal as d
    cross join params as p
    left join efforts as e
        on e.source = d.source and e.opportunity_id = d.record_id
    where
        /*where*/ true
        and d.created_on is not null
        and date_diff('day', d.created_on, p.as_of) >= 30
)

select
    grouping(
        /*dimensions*/ deal_type
    ) as cut,
    /*dimensions*/ deal_type,
    count(*) filter (where is_closed_before = 'no') as opportunity_count,
    count(*) filter (where is_closed_before = 'yes') as closed_before_count,
    count(*) filter (where is_closed_before = 'no' and outcome = 'won') as won_count,
    cast(coalesce(sum(touch_count) filter (where is_closed_before = 'no'), 0) as bigint) as touch_count,
    cast(coalesce(sum(meaningful_count) filter (where is_closed_before = 'no'), 0) as bigint)
        as meaningful_count,
    cast(coalesce(sum(minutes_count) filter (where is_closed_before = 'no'), 0) as bigint)
        as minutes_count,
    sum(minutes) filter (where is_closed_before = 'no') as minutes
from known
group by
    grouping sets (
        /*cuts*/ (), (deal_type)
    )
order by
    cut,
    /*dimensions*/ deal_type
