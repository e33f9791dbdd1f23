-- Opportunities by what decides whether they count: source, deal type, currency, outcome, dates and window.
-- Grain:   one row per combination that occurs.
-- Params:  1 from_on (date or null), 2 to_on (date or null): the window of the close
-- Nulls:   no currency stays null; an open or undated opportunity is in no window (is_in_window null).
with

params as (
    select
        cast(? as date) as from_on,
        cast(? as date) as to_on
),

known as (
    select
        d.source,
        d.deal_type,
        d.currency,
        d.outcome,
        d.closed_on,
        d.created_on,
        d.cycle_days,
        d.amount,
        case
            when d.closed_on is null then null
            when d.closed_on < p.from_on or d.closed_on > p.to_on then 'no'
            else 'yes'
        end as is_in_window
    from deal as d
    cross join params as p
    where /*where*/ true
)

select
    source,
    deal_type,
    currency,
    outcome,
    is_in_window,
    count(*) as deal_count,
    count(amount) as amount_count,
    count(*) filter (where amount = 0) as zero_amount_count,
    count(created_on) as created_count,
    count(*) filter (where closed_on < created_on) as closed_before_created_count,
    min(created_on) as first_created_on,
    max(created_on) as last_created_on,
    min(closed_on) as first_closed_on,
    max(closed_on) as last_closed_on
from known
group by source, deal_type, currency, outcome, is_in_window
order by source, deal_type, currency, outcome, is_in_window
