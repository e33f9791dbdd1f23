-- Opportunities with their outcome, money and days, by cell and fiscal quarter of the close.
-- Grain:   one row per quarter, grouping set and values; `cut` is the bit mask of the set.
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
    grouping(
        /*dimensions*/ deal_type
    ) as cut,
    /*dimensions*/ deal_type,
    count(*) filter (where d.outcome = 'won') as won_count,
    count(*) filter (where d.loss_kind = 'competitor') as competitor_count,
    count(*) filter (where d.loss_kind = 'no_decision') as no_decision_count,
    count(*) filter (where d.loss_kind = 'unknown') as unknown_count,
    count(*) filter (where d.loss_kind = 'disqualified') as disqualified_count,
    count(*) filter (where d.outcome = 'open') as open_count,
    count(d.amount) filter (where d.outcome = 'won') as won_amount_count,
    sum(d.amount) filter (where d.outcome = 'won') as won_amount,
    sum(cast(d.amount as decimal(38, 4)) * d.amount) filter (where d.outcome = 'won') as won_amount_squares,
    max(d.amount) filter (where d.outcome = 'won') as won_amount_max,
    count(d.amount) filter (where d.loss_kind <> 'disqualified') as lost_amount_count,
    sum(d.amount) filter (where d.loss_kind <> 'disqualified') as lost_amount,
    sum(cast(d.amount as decimal(38, 4)) * d.amount) filter (where d.loss_kind <> 'disqualified') as lost_amount_squares,
    cast(sum(d.cycle_days) filter (where coalesce(d.loss_kind, '') <> 'disqualified') as bigint) as closed_days
from deal as d
cross join params as p
where
    /*where*/ true
    and (d.outcome = 'open' or p.from_on is null or d.closed_on >= p.from_on)
    and (d.outcome = 'open' or p.to_on is null or d.closed_on <= p.to_on)
group by
    d.close_period,
    grouping sets (
        /*cuts*/ (), (deal_type)
    )
order by
    cut,
    close_period,
    /*dimensions*/ deal_type
