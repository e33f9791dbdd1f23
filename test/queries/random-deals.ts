import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { addDays } from '../../core/sales/month.ts';
import type { StateRow } from './state.ts';

/** Deals, accounts and owners drawn from a seed, with every kind of hole a CRM has. */
export function randomDeals(
  seed: number,
  count: number,
): { deals: StateRow[]; accounts: StateRow[]; owners: StateRow[] } {
  const generator = xoroshiro128plus(seed);
  const draw = () => uniformFloat64(generator);
  const one = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(draw() * values.length)] ?? values[0];
  const maybe = <T>(value: T): T | null => (draw() < 0.1 ? null : value);
  const accounts = Array.from({ length: 12 }, (_, i) => ({
    record_id: `A${i}`,
    sector: maybe(one(['x', "o'x", 'ü'])),
  }));
  const owners = Array.from({ length: 5 }, (_, i) => ({
    record_id: `W${i}`,
    region: maybe(one(['West', 'East'])),
  }));
  const deals = Array.from({ length: count }, (_, i): StateRow => {
    const outcome = one(['won', 'lost', 'open']);
    const created = maybe(addDays('2023-01-01', Math.floor(draw() * 700)));
    const days = Math.floor(draw() * 200) - 5;
    return {
      record_id: `D${i}`,
      account_id: maybe(`A${Math.floor(draw() * 14)}`),
      owner_id: maybe(`W${Math.floor(draw() * 5)}`),
      lead_source: maybe(one(['web', 'fair', 'partner'])),
      outcome,
      loss_kind:
        outcome === 'lost' ? maybe(one(['competitor', 'no_decision', 'disqualified', 'unknown'])) : null,
      created_on: created,
      closed_on: outcome === 'open' ? null : maybe(addDays(created ?? '2023-06-01', days)),
      amount: maybe(String(Math.floor(draw() * 1e6) / 100)),
    };
  });
  return { deals, accounts, owners };
}
