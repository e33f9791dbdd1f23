import { sampleId, sampleTable, toDayNumber, toIsoDate } from './export-table.ts';
import type { SampleAccount, SampleOwner } from './people.ts';
import type { Random } from './random.ts';
import { world } from './world.ts';

export type SampleDeal = {
  readonly id: string;
  readonly account: SampleAccount;
  readonly owner: SampleOwner;
  readonly product: number;
  readonly isRenewal: boolean;
  readonly leadSource: string;
  readonly competitor: string | null;
  readonly createdDay: number;
  /** Planned for open deals, actual for the others. */
  readonly closeDay: number;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly lossReason: string | null;
  readonly amount: number;
};

const header = [
  'Id',
  'IsDeleted',
  'AccountId',
  'Name',
  'StageName',
  'Amount',
  'CurrencyIsoCode',
  'Probability',
  'CloseDate',
  'Type',
  'LeadSource',
  'IsClosed',
  'IsWon',
  'ForecastCategoryName',
  'OwnerId',
  'CreatedDate',
  'Product2Id',
  'MainCompetitors__c',
  'Loss_Reason__c',
  'Win_Story__c',
  'SystemModstamp',
];

export function sampleDeals(
  random: Random,
  { accounts, owners }: { accounts: readonly SampleAccount[]; owners: readonly SampleOwner[] },
): { readonly deals: readonly SampleDeal[]; readonly csv: string } {
  const deals = Array.from({ length: world.deals }, (_, i) =>
    sampleDeal(random, { number: i + 1, account: random.pick(accounts), owner: random.pick(owners) }),
  );
  const rows = deals.map((deal, i) => exportedRow(random, { deal, isOrphan: i < world.orphanDeals }));
  return { deals, csv: sampleTable(header, withBadRows(rows)) };
}

type Draft = { readonly number: number; readonly account: SampleAccount; readonly owner: SampleOwner };

function sampleDeal(random: Random, { number, account, owner }: Draft): SampleDeal {
  const firstDay = toDayNumber(world.firstDay);
  const lastDay = toDayNumber(world.lastDay);
  const createdDay = random.whole(firstDay, lastDay - 1);
  const isRenewal = random.chance(world.renewalShare);
  const isWon = random.chance(isRenewal ? world.renewalWinRate : world.baseWinRate + account.sector.lift);
  const cycle = Math.max(2, Math.round(random.logNormal(world.cycleMedianDays, world.cycleSigma)));
  const isGhost = random.chance(world.ghostShare);
  const closeDay = isWon ? quarterEndPull(random, createdDay + cycle) : createdDay + cycle;
  const isOpen = isGhost || closeDay > lastDay;
  const product = random.weighted(world.products.map((p, i) => [i, p.share] as const));
  const competitor = random.chance(world.competitorShare) ? random.pick(world.competitors) : null;
  const isReferral = random.chance(
    account.sector.name === 'Healthcare' ? world.referralShare.Healthcare : world.referralShare.other,
  );
  return {
    id: sampleId('006', number),
    account,
    owner,
    product,
    isRenewal,
    leadSource: isReferral ? 'Referral' : random.pick(world.leadSources),
    competitor,
    createdDay,
    closeDay,
    outcome: isOpen ? 'open' : isWon ? 'won' : 'lost',
    lossReason: isOpen || isWon ? null : lossReason(random, competitor),
    amount: Math.round(random.logNormal(world.products[product]?.median ?? 0, 0.5)),
  };
}

/** Four wins in ten are signed in the last month of their quarter: a habit of buyers, not a place to compete. */
function quarterEndPull(random: Random, day: number): number {
  if (!random.chance(0.4)) return day;
  const [year = 0, month = 1] = toIsoDate(day).split('-').map(Number);
  const lastMonth = Math.ceil(month / 3) * 3;
  const firstOfNext = Date.UTC(year, lastMonth, 1) / 86_400_000;
  return Math.max(day, firstOfNext - 1 - random.whole(0, 20));
}

function lossReason(random: Random, competitor: string | null): string {
  return competitor && random.chance(0.7)
    ? 'Lost to competitor'
    : random.weighted([
        ['No decision', 5],
        ['No budget', 3],
        ['Not a fit', 1],
      ]);
}

const exportWords = {
  open: { stage: null, probability: '40', forecast: 'Pipeline' },
  won: { stage: 'Closed Won', probability: '100', forecast: 'Closed' },
  lost: { stage: 'Closed Lost', probability: '0', forecast: 'Omitted' },
} as const;

const openStages = ['Qualification', 'Proposal', 'Negotiation'];

function exportedRow(random: Random, { deal, isOrphan }: { deal: SampleDeal; isOrphan: boolean }): string[] {
  const words = exportWords[deal.outcome];
  const isWon = deal.outcome === 'won';
  const isOpen = deal.outcome === 'open';
  const lastTouched = isOpen ? Math.min(deal.createdDay + 40, toDayNumber(world.lastDay)) : deal.closeDay;
  return [
    deal.id,
    'false',
    deal.account.id,
    dealName(deal),
    words.stage ?? random.pick(openStages),
    String(deal.amount),
    'EUR',
    words.probability,
    toIsoDate(deal.closeDay),
    deal.isRenewal ? 'Renewal' : 'New Business',
    deal.leadSource,
    String(!isOpen),
    String(isWon),
    words.forecast,
    deal.owner.id,
    `${toIsoDate(deal.createdDay)}T09:00:00.000Z`,
    isOrphan ? 'Startr' : sampleId('01t', deal.product + 1),
    deal.competitor ?? '',
    deal.lossReason ?? '',
    isWon ? random.pick(['Faster onboarding', 'Local support', 'Price']) : '',
    `${toIsoDate(lastTouched)}T17:00:00.000Z`,
  ];
}

function dealName(deal: SampleDeal): string {
  return `${deal.account.name} - ${world.products[deal.product]?.name}${deal.isRenewal ? ' renewal' : ''}`;
}

/** A few rows as exports have them: an impossible date, a text where a number belongs. */
function withBadRows(rows: readonly string[][]): readonly string[][] {
  const every = Math.floor(rows.length / world.badRows);
  return rows.map((row, i) => {
    if (i % every !== every - 1) return row;
    const [column, value] =
      ((i + 1) / every) % 2 === 0
        ? [header.indexOf('CloseDate'), '2026-02-30']
        : [header.indexOf('Amount'), 'tbd'];
    return row.with(column, value);
  });
}
