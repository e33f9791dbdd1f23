/**
 * The sample company's truths: every number that the generated exports were drawn from.
 * What `bearing wins` says of the sample can be held against this page.
 */
export const world = {
  seed: 3,
  firstDay: '2024-10-01',
  lastDay: '2026-09-30',
  accounts: 420,
  owners: 14,
  /** The chance that a new deal is won once it closes, before the lift of its sector. */
  baseWinRate: 0.34,
  sectors: [
    { name: 'Healthcare', share: 0.2, lift: 0.17, touches: 1 },
    { name: 'Manufacturing', share: 0.22, lift: 0, touches: 1 },
    { name: 'Retail', share: 0.2, lift: -0.11, touches: 1.9 },
    { name: 'Software', share: 0.22, lift: 0, touches: 1 },
    { name: 'Logistics', share: 0.16, lift: 0, touches: 1 },
  ],
  countries: ['Germany', 'France', 'Netherlands', 'Sweden', 'Spain'],
  products: [
    { name: 'Starter', share: 0.4, median: 1_800 },
    { name: 'Growth', share: 0.4, median: 14_000 },
    { name: 'Enterprise', share: 0.2, median: 52_000 },
  ],
  /** Referrals come mostly from healthcare and have no effect of their own. */
  referralShare: { Healthcare: 0.62, other: 0.16 },
  leadSources: ['Web', 'Outbound', 'Event'],
  competitors: ['Initech', 'Hooli', 'Globex'],
  competitorShare: 0.35,
  deals: 2_600,
  cycleMedianDays: 52,
  cycleSigma: 0.55,
  /** Share of open deals that nobody will ever close. */
  ghostShare: 0.07,
  renewalShare: 0.1,
  renewalWinRate: 0.88,
  touchesPerDeal: 5,
  badRows: 9,
  orphanDeals: 38,
} as const;

export type SampleSector = (typeof world.sectors)[number];
