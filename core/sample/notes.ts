import type { SampleDeal } from './deals.ts';
import { world } from './world.ts';

/** What was planted in the sample company, so that a report on it can be held against the truth. */
export function sampleNotes(deals: readonly SampleDeal[]): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const sectors = world.sectors.map(
    (s) =>
      `| ${s.name} | ${percent(world.baseWinRate + s.lift)} | ${s.touches === 1 ? 'as usual' : `x ${s.touches}`} |`,
  );
  const open = deals.filter((deal) => deal.outcome === 'open').length;
  return `# The sample company: what was planted

Made by a seeded generator (seed ${world.seed}); nobody in it exists. ${world.firstDay} to ${world.lastDay}.
${deals.length} opportunities (${open} open), ${world.accounts} accounts, ${world.owners} owners, tasks and events.
Licence: the same as the program's.

| sector | true chance that a new deal is won | touches a deal |
|---|---|---|
${sectors.join('\n')}

1. **Healthcare wins more**, truly, in every region and product. The report should say so.
2. **Retail wins less**, and is touched nearly twice as often: the place where the company is only busy.
3. **Country, region, owner, account size, competitor: nothing.** What differs there is luck.
4. **Referral looks better and is not**: referrals come mostly from healthcare. Within a sector they bring nothing.
5. **Starter is busy, small return**: ${percent(world.products[0].share)} of the deals at a median of ${world.products[0].median} EUR.
6. **Renewals win ${percent(world.renewalWinRate)}** and would hide the rest: they are out of scope unless asked for.
7. **A quarter's last month looks great**: wins wait for it, losses do not. Calendar, not a place to compete.
8. **Win_Story__c is filled in only when a deal is won**: a leak, to be treated as a result.
9. **${percent(world.ghostShare)} of the deals will never be closed by anyone**: they go stale.
10. **${world.orphanDeals} opportunities name a product that does not exist** ("Startr").
11. **${world.badRows} rows are broken** (a 30 February, a text for an amount): quarantined, the others are kept.
`;
}
