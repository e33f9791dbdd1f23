-- Cut points that part each number of the state into fifths, over its own records, exact from counted values.
-- Grain:   one row per number with at least one value.
-- Params:  1 reporting (currency code or null: amounts in other currencies do not count towards `amount`)
-- Nulls:   records without the number are left out; currency_count is 0 where no record names a currency.
with

params as (
    select cast(? as varchar) as reporting
),

numbers as (
    select
        'account.employees' as dimension,
        cast(employees as decimal(18, 4)) as amount,
        cast(null as varchar) as currency
    from account
    union all
    select
        'account.founded_year' as dimension,
        cast(founded_year as decimal(18, 4)) as amount,
        cast(null as varchar) as currency
    from account
    union all
    select
        'account.revenue' as dimension,
        cast(revenue as decimal(18, 4)) as amount,
        currency
    from account
    union all
    select
        'product.list_price' as dimension,
        cast(list_price as decimal(18, 4)) as amount,
        currency
    from product
    union all
    select
        'list_amount' as dimension,
        cast(list_amount as decimal(18, 4)) as amount,
        currency
    from opportunity
    union all
    select
        'amount' as dimension,
        cast(amount as decimal(18, 4)) as amount,
        currency
    from opportunity
),

currencies as (
    select
        dimension,
        count(distinct currency) as currency_count
    from numbers
    where amount is not null
    group by dimension
),

counted as (
    select
        dimension,
        amount,
        count(*) as record_count
    from numbers
    cross join params as p
    where
        amount is not null
        and (dimension <> 'amount' or p.reporting is null or currency is null or currency = p.reporting)
    group by dimension, amount
),

ranked as (
    select
        dimension,
        amount,
        cast(sum(record_count) over running as bigint) as record_rank,
        cast(sum(record_count) over whole as bigint) as record_total
    from counted
    window
        whole as (partition by dimension),
        running as (
            partition by dimension
            order by amount
            rows between unbounded preceding and current row
        )
)

select
    r.dimension,
    max(c.currency_count) as currency_count,
    max(record_total) as record_count,
    count(*) as value_count,
    min(amount) as lowest,
    min(amount) filter (where record_rank * 5 > record_total * 1) as fifth_1,
    min(amount) filter (where record_rank * 5 > record_total * 2) as fifth_2,
    min(amount) filter (where record_rank * 5 > record_total * 3) as fifth_3,
    min(amount) filter (where record_rank * 5 > record_total * 4) as fifth_4,
    max(amount) as highest
from ranked as r
inner join currencies as c on c.dimension = r.dimension
group by r.dimension
order by r.dimension
