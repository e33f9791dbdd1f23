-- Order statistics of days from created to closed, by cell: exact, from counted values.
-- Grain:   one row per grouping set and values with such an opportunity; `cut` is the bit mask of the set.
-- Params:  1 from_on (date or null), 2 to_on (date or null): the window of the close
-- Nulls:   opportunities without both dates, or closed before created, and disqualified ones are left out;
--          a column is null where the cell has none of its outcome.
--          `_low` and `_high` are the values at ranks floor and ceiling of (n - 1) * p (type 7).
with

params as (
    select
        cast(? as date) as from_on,
        cast(? as date) as to_on
),

counted as (
    select
        grouping(
            /*dimensions*/ deal_type
        ) as cut,
        /*dimensions*/ deal_type,
        d.cycle_days,
        count(*) filter (where d.outcome = 'won') as won_count,
        count(*) as closed_count
    from deal as d
    cross join params as p
    where
        /*where*/ true
        and d.cycle_days is not null
        and coalesce(d.loss_kind, '') <> 'disqualified'
        and (p.from_on is null or d.closed_on >= p.from_on)
        and (p.to_on is null or d.closed_on <= p.to_on)
    group by
        d.cycle_days,
        grouping sets (
            /*cuts*/ (), (deal_type)
        )
),

ranked as (
    select
        cut,
        /*dimensions*/ deal_type,
        cycle_days,
        cast(sum(won_count) over running as bigint) as won_rank,
        cast(sum(closed_count) over running as bigint) as closed_rank,
        cast(sum(closed_count - won_count) over running as bigint) as lost_rank,
        cast(sum(won_count) over whole as bigint) as won_total,
        cast(sum(closed_count) over whole as bigint) as closed_total,
        cast(sum(closed_count - won_count) over whole as bigint) as lost_total
    from counted
    window
        whole as (
            partition by
                cut,
                /*dimensions*/ deal_type
        ),
        running as (
            partition by
                cut,
                /*dimensions*/ deal_type
            order by cycle_days
            rows between unbounded preceding and current row
        )
)

select
    cut,
    /*dimensions*/ deal_type,
    max(won_total) as won_n,
    min(cycle_days) filter (where won_rank > (won_total - 1) * 25 / 100) as won_p25_low,
    min(cycle_days) filter (where won_rank > ((won_total - 1) * 25 + 99) / 100) as won_p25_high,
    min(cycle_days) filter (where won_rank > (won_total - 1) * 50 / 100) as won_p50_low,
    min(cycle_days) filter (where won_rank > ((won_total - 1) * 50 + 99) / 100) as won_p50_high,
    min(cycle_days) filter (where won_rank > (won_total - 1) * 75 / 100) as won_p75_low,
    min(cycle_days) filter (where won_rank > ((won_total - 1) * 75 + 99) / 100) as won_p75_high,
    min(cycle_days) filter (where won_rank > (won_total - 1) * 90 / 100) as won_p90_low,
    min(cycle_days) filter (where won_rank > ((won_total - 1) * 90 + 99) / 100) as won_p90_high,
    max(lost_total) as lost_n,
    min(cycle_days) filter (where lost_rank > (lost_total - 1) * 25 / 100) as lost_p25_low,
    min(cycle_days) filter (where lost_rank > ((lost_total - 1) * 25 + 99) / 100) as lost_p25_high,
    min(cycle_days) filter (where lost_rank > (lost_total - 1) * 50 / 100) as lost_p50_low,
    min(cycle_days) filter (where lost_rank > ((lost_total - 1) * 50 + 99) / 100) as lost_p50_high,
    min(cycle_days) filter (where lost_rank > (lost_total - 1) * 75 / 100) as lost_p75_low,
    min(cycle_days) filter (where lost_rank > ((lost_total - 1) * 75 + 99) / 100) as lost_p75_high,
    min(cycle_days) filter (where lost_rank > (lost_total - 1) * 90 / 100) as lost_p90_low,
    min(cycle_days) filter (where lost_rank > ((lost_total - 1) * 90 + 99) / 100) as lost_p90_high,
    max(closed_total) as closed_n,
    min(cycle_days) filter (where closed_rank > (closed_total - 1) * 25 / 100) as closed_p25_low,
    min(cycle_days) filter (where closed_rank > ((closed_total - 1) * 25 + 99) / 100) as closed_p25_high,
    min(cycle_days) filter (where closed_rank > (closed_total - 1) * 50 / 100) as closed_p50_low,
    min(cycle_days) filter (where closed_rank > ((closed_total - 1) * 50 + 99) / 100) as closed_p50_high,
    min(cycle_days) filter (where closed_rank > (closed_total - 1) * 75 / 100) as closed_p75_low,
    min(cycle_days) filter (where closed_rank > ((closed_total - 1) * 75 + 99) / 100) as closed_p75_high,
    min(cycle_days) filter (where closed_rank > (closed_total - 1) * 90 / 100) as closed_p90_low,
    min(cycle_days) filter (where closed_rank > ((closed_total - 1) * 90 + 99) / 100) as closed_p90_high
from ranked
group by
    cut,
    /*dimensions*/ deal_type
order by
    cut,
    /*dimensions*/ deal_type
