-- Currencies of opportunities with an amount, and from when on a rate to the reporting currency is held.
-- Grain:   one row per currency.
-- Params:  1 reporting (currency code or null)
-- Nulls:   amounts without a currency are one row; first_rate_on is null where no rate is held.
with

params as (
    select cast(? as varchar) as reporting
),

rates as (
    select
        r.currency,
        min(r.valid_from) as first_rate_on
    from exchange_rate as r
    inner join params as p on p.reporting = r."to"
    group by r.currency
),

amounts as (
    select
        currency,
        count(*) as amount_count,
        min(case when outcome <> 'open' then closed_on end) as first_closed_on
    from opportunity
    where amount is not null
    group by currency
)

select
    a.currency,
    a.amount_count,
    a.first_closed_on,
    r.first_rate_on
from amounts as a
left join rates as r on r.currency = a.currency
order by a.currency
