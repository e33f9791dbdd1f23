-- Opportunities created and closed by calendar month, with won amounts.
-- Grain:   one row per happening (created, closed) and month.
-- Params:  none
-- Nulls:   an opportunity without the date is not in that happening; a sum over nothing is null.
with

happenings as (
    select
        'created' as happening,
        d.created_on as day,
        d.outcome,
        d.loss_kind,
        d.amount
    from deal as d
    where
        /*where*/ true
        and d.created_on is not null
    union all
    select
        'closed' as happening,
        d.closed_on as day,
        d.outcome,
        d.loss_kind,
        d.amount
    from deal as d
    where
        /*where*/ true
        and d.closed_on is not null
)

select
    happening,
    year(day) * 12 + month(day) - 1 as month_index,
    count(*) as deal_count,
    count(*) filter (where outcome = 'won') as won_count,
    count(*) filter (where outcome = 'lost' and loss_kind <> 'disqualified') as lost_count,
    count(amount) filter (where outcome = 'won') as won_amount_count,
    sum(amount) filter (where outcome = 'won') as won_amount,
    min(day) as first_on,
    max(day) as last_on
from happenings
group by happening, year(day) * 12 + month(day) - 1
order by happening, month_index
