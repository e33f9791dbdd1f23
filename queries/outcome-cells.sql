-- Won and lost opportunities by cell: strata of a group, folds of a dimension, pairs of columns.
-- Grain:   one row per grouping set and values with a closed opportunity; `cut` is the bit mask of the set.
-- Params:  1 from_on (date or null), 2 to_on (date or null): the window of the close
-- Nulls:   a dimension is null where it is not filled in or not in the set, which `cut` tells apart.
with

params as (
    select
        cast(? as date) as from_on,
        cast(? as date) as to_on
)

select
    grouping(
        /*dimensions*/ deal_type
    ) as cut,
    /*dimensions*/ deal_type,
    count(*) filter (where d.outcome = 'won') as won_count,
    count(*) filter (where d.outcome = 'lost') as lost_count
from deal as d
cross join params as p
where
    /*where*/ true
    and d.outcome <> 'open'
    and coalesce(d.loss_kind, '') <> 'disqualified'
    and (p.from_on is null or d.closed_on >= p.from_on)
    and (p.to_on is null or d.closed_on <= p.to_on)
group by
    grouping sets (
        /*cuts*/ (deal_type)
    )
order by
    cut,
    /*dimensions*/ deal_type
