import type { QueryRow } from '../model/cell-query.ts';
import type { Settings } from '../model/settings.ts';
import type { CycleDays, Effort } from '../model/wins-report.ts';
import { type Cell, closed, number, text } from './cell.ts';
import { askCuts, type By, keyOf, type Scene } from './cuts.ts';
import { cycleDaysOf, noCycleDays } from './cycle-days.ts';
import { effortOf } from './effort.ts';

/** What stands beside the wins of a group: days, effort, and whether one account is all of it. */
export type Beside = {
  readonly cycleDays: (by: By, values: Cell['values']) => CycleDays;
  readonly effort: (by: By, values: Cell['values']) => Effort | null;
  readonly oneAccount: (by: By, cell: Cell) => string | null;
};

const groupKey = (by: By, values: Cell['values']) => keyOf([...by, ...values]);

/** Asks for cycle times, accounts and (where there is activity) effort of every group of the cuts. */
export async function besideWins(
  scene: Scene,
  { cuts, hasActivity, settings }: { cuts: readonly By[]; hasActivity: boolean; settings: Settings },
): Promise<Beside> {
  const days = await byGroup(scene, { name: 'cycle-ranks', cuts: [[], ...cuts] });
  const accountCuts = cuts.filter(([name]) => name?.startsWith('account.'));
  const accounts =
    accountCuts.length > 0 ? await byGroup(scene, { name: 'one-account', cuts: accountCuts }) : new Map();
  const rule = settings.meaningful_conversation;
  const parameters = [
    scene.deal.asOf,
    rule.held_meeting_external_attendees,
    rule.connected_call_seconds,
    rule.inbound_reply,
  ];
  const efforts: ReadonlyMap<string, QueryRow> = hasActivity
    ? await byGroup(scene, { name: 'effort-cells', cuts: [[], ...cuts], parameters })
    : new Map();
  const all = efforts.get(groupKey([], []));
  return {
    cycleDays: (by, values) => mapped(days.get(groupKey(by, values)), cycleDaysOf) ?? noCycleDays,
    effort: (by, values) =>
      all ? mapped(efforts.get(groupKey(by, values)), (row) => effortOf(row, all)) : null,
    oneAccount: (by, cell) => mapped(accounts.get(groupKey(by, cell.values)), (row) => oneAccount(row, cell)),
  };
}

type Asked = Parameters<typeof askCuts>[1];

async function byGroup(scene: Scene, asked: Asked): Promise<ReadonlyMap<string, QueryRow>> {
  const rows = await askCuts(scene, asked);
  return new Map(rows.map(({ by, values, row }) => [groupKey(by, values), row]));
}

function mapped<T>(row: QueryRow | undefined, of: (row: QueryRow) => T): T | null {
  return row === undefined ? null : of(row);
}

function oneAccount(row: QueryRow, cell: Cell): string | null {
  if (number(row, 'account_count') !== 1 || closed(cell.total) === 0) return null;
  return `${cell.values.map((value) => value ?? 'not filled in').join(' x ')} is one account (${text(row, 'first_account_name') ?? text(row, 'first_account_id')})`;
}
