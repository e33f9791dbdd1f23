-- What the live batches brought and held back.
-- Grain:   one row per batch that is not retracted.
-- Params:  none
-- Nulls:   none.
select
    batch_id,
    file,
    source,
    object,
    cast(read_count as bigint) as read_count,
    cast(stored_count as bigint) as stored_count,
    cast(quarantined_count as bigint) as quarantined_count,
    cast(footer_count as bigint) as footer_count
from batch
where not is_retracted
order by source, object, file, batch_id
