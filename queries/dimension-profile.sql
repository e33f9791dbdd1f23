-- How many values each dimension (or cross of two) has, and how often it is filled in by outcome.
-- Grain:   one row per grouping set; `cut` is its bit mask over the dimensions, first dimension highest.
-- Params:  1 from_on (date or null), 2 to_on (date or null): the window of the close
-- Nulls:   not filled in is no value: it is outside value_count and the filled counts. `filled_squares` (the
--          squared deals of each value, summed) is equal for dimensions that mirror each other.
with

params as (
    select
        cast(? as date) as from_on,
        cast(? as date) as to_on
),

groups as (
    select
        grouping(
            /*dimensions*/ deal_type
        ) as cut,
        coalesce(
            /*dimensions*/ deal_type,
            null
        ) as any_value_text,
        count(*) as deal_count,
        count(*) filter (where d.outcome = 'won') as won_count,
        count(*) filter (where d.outcome = 'lost') as lost_count
    from deal as d
    cross join params as p
    where
        /*where*/ true
        and (d.outcome = 'open' or p.from_on is null or d.closed_on >= p.from_on)
        and (d.outcome = 'open' or p.to_on is null or d.closed_on <= p.to_on)
    group by
        grouping sets (
            /*cuts*/ (deal_type)
        )
)

select
    cut,
    count(any_value_text) as value_count,
    cast(coalesce(sum(deal_count) filter (where any_value_text is not null), 0) as bigint)
        as filled_count,
    cast(coalesce(sum(won_count) filter (where any_value_text is not null), 0) as bigint)
        as won_filled_count,
    cast(coalesce(sum(lost_count) filter (where any_value_text is not null), 0) as bigint)
        as lost_filled_count,
    sum(cast(deal_count as decimal(18, 0)) * cast(deal_count as decimal(18, 0)))
        filter (where any_value_text is not null) as filled_squares,
    cast(sum(deal_count) as bigint) as deal_count,
    cast(sum(won_count) as bigint) as won_count,
    cast(sum(lost_count) as bigint) as lost_count
from groups
group by cut
order by cut
