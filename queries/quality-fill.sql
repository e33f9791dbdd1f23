-- How often each field of an opportunity is filled in, by stage and outcome.
-- Grain:   one row per source, stage and outcome that occur.
-- Params:  none
-- Nulls:   opportunities without a stage are one row per outcome.
select
    source,
    stage,
    outcome,
    count(*) as deal_count,
    count(name) as name_count,
    count(account_id) as account_id_count,
    count(owner_id) as owner_id_count,
    count(product_id) as product_id_count,
    count(loss_kind) filter (where loss_kind <> 'unknown') as loss_kind_count,
    count(loss_reason) as loss_reason_count,
    count(competitors) as competitors_count,
    count(created_on) as created_on_count,
    count(closed_on) as closed_on_count,
    count(expected_close_on) as expected_close_on_count,
    count(amount) as amount_count,
    count(currency) as currency_count,
    count(list_amount) as list_amount_count,
    count(lead_source) as lead_source_count,
    count(deal_type) filter (where deal_type <> 'unknown') as deal_type_count,
    count(probability) as probability_count,
    count(forecast_category) as forecast_category_count,
    count(modified_at) as modified_at_count,
    count(*) filter (where is_back_cast) as back_cast_count
from opportunity
group by source, stage, outcome
order by source, stage, outcome
