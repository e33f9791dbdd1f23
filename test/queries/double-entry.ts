import { Settings } from '../../core/model/settings.ts';
import { besideWins } from '../../core/sales/beside.ts';
import { type Cell, closed, emptyTally, type Tally } from '../../core/sales/cell.ts';
import { type By, keyOf, winsCells } from '../../core/sales/cuts.ts';
import { daysBetween, monthIndex, quarterName } from '../../core/sales/month.ts';
import { quantile } from '../../core/stats/quantile.ts';
import { randomDeals } from './random-deals.ts';
import { type StateRow, stateEngine } from './state.ts';

const cuts: readonly By[] = [
  [],
  ['account.sector'],
  ['owner.region'],
  ['lead_source'],
  ['owner.region', 'lead_source'],
];
const fiscalYearStartMonth = 2;

/**
 * Counts the same random deals twice: by the SQL of `wins-cells` and `cycle-ranks`, and record by record here.
 *
 * @returns what differs, empty when nothing does.
 */
export async function differences(seed: number): Promise<readonly string[]> {
  const { deals, accounts, owners } = randomDeals(seed, 300);
  const engine = await stateEngine({ opportunity: deals, account: accounts, owner: owners }, '2024-12-31');
  const deal = {
    asOf: '2024-12-31',
    fiscalYearStartMonth,
    currency: null,
    dimensions: cuts.flat(),
    bands: {},
  };
  const scene = { ask: engine.rows, deal, where: [], window: [null, null] as const };
  const bySql = await winsCells(scene, cuts);
  const beside = await besideWins(scene, {
    cuts: cuts.slice(1),
    hasActivity: false,
    settings: Settings.parse({}),
  });
  const joined = deals.map((row) => joinedDeal(row, { accounts, owners }));
  return cuts.flatMap((by) => {
    const groups = Map.groupBy(joined, (row) => keyOf(by.map((name) => row.values[name] ?? null)));
    const cells = bySql.get(keyOf(by)) ?? [];
    const missing =
      cells.length === groups.size ? [] : [`${by.join()}: ${cells.length} cells, ${groups.size} counted`];
    return [
      ...missing,
      ...cells.flatMap((cell) =>
        difference(cell, { by, rows: groups.get(keyOf(cell.values)) ?? [], beside }),
      ),
    ];
  });
}

type Joined = { readonly row: StateRow; readonly values: Readonly<Record<string, string | null>> };
type Compared = {
  readonly by: By;
  readonly rows: readonly Joined[];
  readonly beside: Awaited<ReturnType<typeof besideWins>>;
};

function joinedDeal(
  row: StateRow,
  { accounts, owners }: { accounts: StateRow[]; owners: StateRow[] },
): Joined {
  const account = accounts.find((found) => found['record_id'] === row['account_id']);
  const owner = owners.find((found) => found['record_id'] === row['owner_id']);
  const text = (value: StateRow[string] | undefined) =>
    value === undefined || value === null ? null : String(value);
  const values = {
    'account.sector': text(account?.['sector']),
    'owner.region': text(owner?.['region']),
    lead_source: text(row['lead_source']),
  };
  return { row, values };
}

function difference(cell: Cell, { by, rows, beside }: Compared): readonly string[] {
  const name = `${by.join()} = ${cell.values.join()}`;
  const total = tallied(rows);
  const quarters = Map.groupBy(
    rows.filter(({ row }) => row['closed_on'] !== null),
    ({ row }) => quarterName(monthIndex(String(row['closed_on'])), fiscalYearStartMonth),
  );
  const found = beside.cycleDays(by, cell.values).closed;
  const counted = rows.filter(({ row }) => isClosed(row)).flatMap(({ row }) => cycleDays(row) ?? []);
  return [
    ...(isSame(cell.total, total) ? [] : [`${name}: ${JSON.stringify([cell.total, total])}`]),
    ...(cell.quarters.size === quarters.size
      ? []
      : [`${name}: quarters ${cell.quarters.size}, ${quarters.size}`]),
    ...[...quarters].flatMap(([quarter, own]) => {
      const bySql = cell.quarters.get(quarter) ?? emptyTally;
      return closed(bySql) === closed(tallied(own)) && bySql.won === tallied(own).won
        ? []
        : [`${name} in ${quarter}`];
    }),
    ...[25, 50, 75, 90].flatMap((p) => {
      const bySql = found === null ? null : p === 50 ? found.median : found[`p${p as 25 | 75 | 90}`];
      const byHand = quantile(counted, p / 100);
      return Math.abs((bySql ?? -1) - (byHand ?? -1)) < 1e-9 ? [] : [`${name}: P${p} ${bySql}, ${byHand}`];
    }),
  ];
}

const isClosed = (row: StateRow) => row['outcome'] !== 'open' && row['loss_kind'] !== 'disqualified';

function cycleDays(row: StateRow): number | null {
  if (row['outcome'] === 'open' || row['closed_on'] === null || row['created_on'] === null) return null;
  const days = daysBetween(String(row['created_on']), String(row['closed_on']));
  return days < 0 ? null : days;
}

function tallied(rows: readonly Joined[]): Tally {
  const all = rows.map(({ row }) => row);
  const count = (test: (row: StateRow) => boolean) => all.filter(test).length;
  const lostAs = (kind: string) => (row: StateRow) =>
    row['outcome'] === 'lost' && (row['loss_kind'] ?? 'unknown') === kind;
  const amounts = (test: (row: StateRow) => boolean) =>
    all.filter(test).flatMap((row) => (row['amount'] === null ? [] : [Number(row['amount'])]));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const won = amounts((row) => row['outcome'] === 'won');
  const lost = amounts((row) => row['outcome'] === 'lost' && row['loss_kind'] !== 'disqualified');
  return {
    won: count((row) => row['outcome'] === 'won'),
    competitor: count(lostAs('competitor')),
    noDecision: count(lostAs('no_decision')),
    unknown: count(lostAs('unknown')),
    disqualified: count(lostAs('disqualified')),
    open: count((row) => row['outcome'] === 'open'),
    wonAmountCount: won.length,
    wonAmount: sum(won),
    wonAmountSquares: sum(won.map((value) => value * value)),
    wonAmountMax: won.length > 0 ? Math.max(...won) : null,
    lostAmountCount: lost.length,
    lostAmount: sum(lost),
    lostAmountSquares: sum(lost.map((value) => value * value)),
    closedDays: sum(all.filter(isClosed).map((row) => cycleDays(row) ?? 0)),
  };
}

/** Counts are equal; sums of doubles here and of exact decimals there differ by their rounding only. */
function isSame(a: Tally, b: Tally): boolean {
  const others = Object.values(b);
  return Object.values(a).every((value, i) => {
    const other = others[i] ?? null;
    if (value === null || other === null) return value === other;
    return Math.abs(value - other) <= 1e-9 * Math.abs(value);
  });
}
