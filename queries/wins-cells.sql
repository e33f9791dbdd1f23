-- Opportunities with their outcome, money and days, by cell and fiscal quarter of the close.
-- Grain:   one row per quarter, ending (won, open, or the kind of loss), grouping set and values;
--          `cut` is the bit mask of the set, `close_period` the quarter counted from year 0 (2017-Q1 is 8068).
-- Params:  1 from_on (date or null), 2 to_on (date or null): the window of the close
-- Nulls:   open and undated opportunities have no quarter; a dimension is null where it is not filled in
--          or not in the set, which `cut` tells apart; a sum over nothing is null.
with

params as (
    select
        cast(? as date) as from_on,
        cast(? as date) as to_on
)

select
    d.close_period,
    coalesce(d.loss_kind, d.outcome) as ending,
    grouping(
        /*dimensions*/ deal_type
    ) as cut,
    /*dimensions*/ deal_type,
    count(*) as deal_count,
    count(d.amount) as amount_count,
    sum(d.amount) as amount_sum,
    sum(cast(d.amount as decimal(38, 4)) * d.amount) as amount_squares,
    max(d.amount) as amount_max,
    cast(sum(d.cycle_days) as bigint) as cycle_days_sum
from deal as d
cross join params as p
where
    /*where*/ true
    and (d.outcome = 'open' or p.from_on is null or d.closed_on >= p.from_on)
    and (d.outcome = 'open' or p.to_on is null or d.closed_on <= p.to_on)
group by
    d.close_period,
    coalesce(d.loss_kind, d.outcome),
    grouping sets (
        /*cuts*/ (), (deal_type)
    )
order by
    cut,
    close_period,
    ending,
    /*dimensions*/ deal_type
