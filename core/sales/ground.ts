import type { CellQuery, DimensionFilter, QueryRow } from '../model/cell-query.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Note } from '../model/wins-report.ts';
import { bandCuts, mixedMoney } from './bands.ts';
import { number, text } from './cell.ts';
import { resolveCommand, type WinsCommand, WinsRefused } from './command.ts';
import { counted, grouped } from './counted.ts';
import { type CurrencyPlan, currencyPlan } from './currency.ts';
import type { Ask, Scene } from './cuts.ts';
import { type Dimension, dimensionsOf } from './dimension.ts';
import { namesOf } from './names.ts';

/** What is settled before anything is compared: the deals in question, their money, their dimensions. */
export type Ground = {
  readonly command: WinsCommand;
  readonly scene: Scene;
  readonly dimensions: readonly Dimension[];
  readonly currency: CurrencyPlan;
  /** Rows of `scope-counts.sql` that count. */
  readonly counted: readonly QueryRow[];
  readonly outOfScope: number;
  /** False where nothing was lost, or nothing won: no rate can be told. */
  readonly contrast: boolean;
  readonly notes: readonly Note[];
};

export async function settleGround(
  given: WinsCommand,
  { ask, inventory }: { ask: Ask; inventory: Inventory },
): Promise<Ground> {
  const { settings } = given;
  const all = dimensionsOf(inventory, settings);
  const command = await withIds(resolveCommand(given, all), ask);
  const currency = currencyPlan(
    await ask({ name: 'currencies', parameters: [settings.currency ?? null] }),
    settings.currency ?? null,
  );
  const numbers = await ask({ name: 'number-fifths', parameters: [currency.convertTo] });
  const mixed = mixedMoney(all, { rows: numbers, convertTo: currency.convertTo });
  refuseMixed(command, mixed);
  const bands = bandCuts(
    all.filter(({ name }) => !mixed.some((each) => each.name === name)),
    { rows: numbers, configured: settings.bands },
  );
  const dimensions = all.filter(({ name, number: source }) => source === null || bands[name] !== undefined);
  const asked = new Set([...command.by.flat(), ...command.where.map(({ dimension }) => dimension)]);
  const held = dimensions
    .filter(({ name, searched }) => searched || name === 'is_quarter_end' || asked.has(name))
    .map(({ name }) => name);
  const deal = {
    asOf: inventory.asOf.slice(0, 10),
    fiscalYearStartMonth: settings.calendar.fiscal_year_start_month,
    currency: currency.convertTo,
    dimensions: held,
    bands: Object.fromEntries(Object.entries(bands).filter(([name]) => held.includes(name))),
  };
  const scene: Scene = { ask, deal, where: command.where, window: [command.from, command.to] };
  const scoped = await settleScope(scene, command);
  return {
    command,
    dimensions,
    currency,
    ...scoped,
    notes: [
      ...(currency.note ? [currency.note] : []),
      ...mixed.map(({ name, why }) => ({ code: 'not-looked-at', text: `${name} is not looked at: ${why}` })),
      ...scoped.notes,
    ],
  };
}

/** What was named and cannot be compared is refused: leaving it out in silence would answer another question. */
function refuseMixed(
  { by, where }: WinsCommand,
  mixed: readonly { readonly name: string; readonly why: string }[],
): void {
  const asked = [...by.flat(), ...where.map(({ dimension }) => dimension)];
  const refused = mixed.find(({ name }) => asked.includes(name));
  if (refused === undefined) return;
  throw new WinsRefused(
    `${refused.name} needs amounts of one currency, got several: ${refused.why}; name a currency in the settings and ingest exchange_rate`,
  );
}

/** Names in the filters become the ids that they stand for. */
async function withIds(command: WinsCommand, ask: Ask): Promise<WinsCommand> {
  const names = await namesOf(
    ask,
    command.where.map(({ dimension }) => dimension),
  );
  return { ...command, where: command.where.map(names.resolve) };
}

/** Leaves out what the scope leaves out, and sources in which nothing was lost (or won). */
async function settleScope(scene: Scene, command: WinsCommand) {
  const query: CellQuery = {
    name: 'scope-counts',
    parameters: scene.window,
    where: scene.where,
    deal: scene.deal,
  };
  const rows = (await scene.ask(query)).filter((row) => isAsked(row, command));
  const types: readonly string[] | null = namesDealType(command) ? null : command.settings.scope.deal_type;
  const inside = rows.filter((row) => types === null || types.includes(text(row, 'deal_type') ?? ''));
  const outOfScope = total(rows) - total(inside);
  const sources = contrasts(inside);
  const lacking = sources.filter(({ has }) => !has);
  const contrast = lacking.length < sources.length;
  const kept =
    contrast && lacking.length > 0 ? sources.filter(({ has }) => has).map(({ source }) => source) : null;
  const filters: DimensionFilter[] = [
    ...(types === null || outOfScope === 0 ? [] : [{ dimension: 'deal_type', values: types }]),
    ...(kept === null ? [] : [{ dimension: 'source', values: kept }]),
  ];
  return {
    scene: { ...scene, where: [...scene.where, ...filters] },
    counted: kept === null ? inside : inside.filter((row) => kept.includes(text(row, 'source') ?? '')),
    outOfScope,
    contrast,
    notes: [
      ...lacking.map(({ text: told }) => ({ code: 'no-contrast', text: told })),
      ...scopeNote(outOfScope, types),
    ],
  };
}

/** Outside the window of the close a closed deal does not count; an undated one only without a window. */
function isAsked(row: QueryRow, { from, to }: WinsCommand): boolean {
  if (row['outcome'] === 'open' || row['is_in_window'] === 'yes') return true;
  return row['is_in_window'] === null && from === null && to === null;
}

function namesDealType({ by, where }: WinsCommand): boolean {
  return by.flat().includes('deal_type') || where.some(({ dimension }) => dimension === 'deal_type');
}

function scopeNote(outOfScope: number, types: readonly string[] | null): readonly Note[] {
  if (outOfScope === 0 || types === null) return [];
  const left = `${counted(outOfScope, 'deal')} ${outOfScope === 1 ? 'is' : 'are'}`;
  return [{ code: 'scope', text: `${left} left out: deal_type is not ${types.join(' or ')}` }];
}

function contrasts(rows: readonly QueryRow[]) {
  return [...Map.groupBy(rows, (row) => text(row, 'source') ?? '')].map(([source, own]) => {
    const won = total(own.filter((row) => row['outcome'] === 'won'));
    const lost = total(own.filter((row) => row['outcome'] === 'lost'));
    const missing = lost === 0 ? 'no lost deals' : 'no won deals';
    const told = `${source} has ${missing} (${grouped(won)} won, ${grouped(lost)} lost): no win rate from it, counts, money and time only`;
    // A source that closed nothing at all takes no part, and distorts nothing.
    return { source, has: (won > 0 && lost > 0) || won + lost === 0, text: told };
  });
}

const total = (rows: readonly QueryRow[]) => rows.reduce((sum, row) => sum + number(row, 'deal_count'), 0);
