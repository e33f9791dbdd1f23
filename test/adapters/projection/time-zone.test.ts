import { expect, test } from 'vitest';
import { toMoment, toWallClock } from '../../../core/model/time-zone.ts';
import { openAsk } from './engine.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
];

test.each(
  zones,
)('every half hour around the changes of 2024 is the same moment in %s for both engines', async (zone) => {
  const ask = await openAsk();
  const rows =
    await ask(`select epoch_ms(w) as wall, epoch_ms((w at time zone '${zone}') at time zone 'UTC') as moment,
      epoch_ms((w at time zone 'UTC') at time zone '${zone}') as there
    from range(timestamp '2024-03-01', timestamp '2024-11-15', interval 30 minutes) r(w)
    where month(w) in (3, 4, 10, 11)`);
  expect(rows.length).toBeGreaterThan(4000);
  const others = rows.filter(
    (row) =>
      toMoment(Number(row['wall']), zone) !== Number(row['moment']) ||
      toWallClock(Number(row['wall']), zone) !== Number(row['there']),
  );
  expect(others).toEqual([]);
});
