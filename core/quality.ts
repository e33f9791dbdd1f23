import type { QueryRow } from './model/cell-query.ts';
import type { QualityReport } from './model/quality-report.ts';
import type { Settings } from './model/settings.ts';
import type { QueryEngine } from './ports.ts';
import { number, text } from './sales/cell.ts';
import type { CurrencyPlan } from './sales/currency.ts';
import { type Ground, settleGround } from './sales/ground.ts';
import {
  batchesOf,
  contradictionFindings,
  duplicateFindings,
  quarantineFindings,
} from './sales/quality-copies.ts';
import { activityFindings, dealFindings } from './sales/quality-faults.ts';
import { type Fill, fillOf } from './sales/quality-fill.ts';
import { byWeight, type Weighed, weighed } from './sales/quality-finding.ts';
import { orphanFindings, orphansOf, unusedFindings } from './sales/quality-joins.ts';
import { leakageOf } from './sales/quality-leakage.ts';
import { backCastNotes } from './sales/report-notes.ts';
import { staleOf } from './sales/stale.ts';

/** `bearing quality` as plain data. */
export type QualityCommand = { readonly settings: Settings; readonly settingsHash: string };

/**
 * How far the data can be believed: what is filled in, what joins nothing, what cannot be right.
 * Over all deals of the state, those out of scope too; only the leakage check keeps to the scope.
 * The same state and command give the same report, to the byte.
 */
export async function quality(
  { settings, settingsHash }: QualityCommand,
  { engine }: { readonly engine: QueryEngine },
): Promise<QualityReport> {
  const inventory = await engine.inventory();
  const ask = engine.rows;
  const plain = { settings, settingsHash, by: [], where: [], from: null, to: null, margin: null };
  const ground = await settleGround(plain, { ask, inventory });
  const asOf = ground.scene.deal.asOf;

  const fill = fillOf(await ask({ name: 'quality-fill', parameters: [] }));
  const staleDays = await oldestClosed(ground);
  const faults = await ask({ name: 'quality-deals', parameters: [asOf, staleDays] });
  const strays = await ask({ name: 'quality-activities', parameters: [asOf] });
  const unused = await ask({ name: 'quality-unused', parameters: [] });
  const alike = await ask({ name: 'quality-duplicates', parameters: [] });
  const contradicted = await ask({ name: 'quality-contradictions', parameters: [asOf] });
  const currencies = await ask({ name: 'currencies', parameters: [settings.currency ?? null] });
  const batches = batchesOf(await ask({ name: 'quality-batches', parameters: [] }));
  const orphans = await orphansOf(ask);
  const { all, open, won, lost } = fill.deals;
  return {
    schema: 'bearing/quality/1',
    asOf: inventory.asOf,
    settings: settingsHash,
    deals: { all, open, won, lost },
    findings: [
      ...byWeight([
        ...currencyFindings(currencies, { plan: ground.currency, fill }),
        ...orphanFindings(orphans, fill),
        ...unusedFindings(unused, inventory),
        ...dealFindings(faults, { fill, staleDays }),
        ...activityFindings(strays, inventory),
        ...duplicateFindings(alike, fill),
        ...contradictionFindings(contradicted, fill),
        ...quarantineFindings(batches),
      ]),
    ],
    orphans: [...orphans.listed],
    fill: [...fill.fields],
    absent: [...fill.absent],
    currencies: currencies.map(currencyLine),
    leakage: [...(await leakageOf(ground, all))],
    batches: [...batches],
    notes: [...backCastNotes(inventory)],
  };
}

/** The age in days at which the oldest deal closed; null where nothing closed with both dates. */
async function oldestClosed({ scene }: Ground): Promise<number | null> {
  const ages = await scene.ask({ name: 'age-counts', parameters: [], deal: scene.deal });
  return staleOf(ages, { won: 0, lost: 0, contrast: false }).oldestClosedDays;
}

/** Amounts in several currencies that cannot be added stop every report about money. */
function currencyFindings(
  rows: readonly QueryRow[],
  { plan, fill }: { readonly plan: CurrencyPlan; readonly fill: Fill },
): readonly Weighed[] {
  const named = rows.filter((row) => row['currency'] !== null);
  if (plan.note === null || named.length === 0) return [];
  return [
    weighed({
      code: plan.measured ? 'currency-mix' : 'currency-without-rate',
      object: 'opportunity',
      count: named.reduce((sum, row) => sum + number(row, 'amount_count'), 0),
      of: fill.deals.all,
      text: plan.note.text,
      examples: named.map((row) => text(row, 'currency') ?? ''),
      next: plan.measured
        ? 'check that exchange_rate holds the rates that your books use'
        : 'name the reporting currency in the settings and ingest exchange_rate',
      weight: plan.measured ? 1 : 3,
      blocking: !plan.measured,
    }),
  ];
}

function currencyLine(row: QueryRow): QualityReport['currencies'][number] {
  return {
    currency: text(row, 'currency'),
    amounts: number(row, 'amount_count'),
    firstRateOn: text(row, 'first_rate_on'),
  };
}
