-- How many accounts stand behind the closed opportunities of a group.
-- Grain:   one row per grouping set and values; `cut` is the bit mask of the set.
-- Params:  1 from_on (date or null), 2 to_on (date or null): the window of the close
-- Nulls:   opportunities without an account are left out; first_account_name is null where none has a name.
with

params as (
    select
        cast(? as date) as from_on,
        cast(? as date) as to_on
),

accounts as (
    select
        d.source,
        d.account_id,
        max(n.name) as account_name,
        /*dimensions*/ d.deal_type
    from deal as d
    cross join params as p
    left join account as n on n.source = d.source and n.record_id = d.account_id
    where
        /*where*/ true
        and d.outcome <> 'open'
        and d.account_id is not null
        and (p.from_on is null or d.closed_on >= p.from_on)
        and (p.to_on is null or d.closed_on <= p.to_on)
    group by
        d.source,
        d.account_id,
        /*dimensions*/ d.deal_type
)

select
    grouping(
        /*dimensions*/ deal_type
    ) as cut,
    /*dimensions*/ deal_type,
    count(*) as account_count,
    min(account_id) as first_account_id,
    min(account_name) as first_account_name
from accounts
group by
    grouping sets (
        /*cuts*/ (deal_type)
    )
order by
    cut,
    /*dimensions*/ deal_type
