import type { SampleDeal } from './deals.ts';
import { sampleId, sampleTable, toDayNumber, toIsoDate } from './export-table.ts';
import type { Random } from './random.ts';
import { world } from './world.ts';

/** Tasks (calls, e-mails) and events (meetings) on the deals. Retail is touched most and wins least. */
export function sampleActivities(random: Random, deals: readonly SampleDeal[]): Record<string, string> {
  const tasks: string[][] = [];
  const events: string[][] = [];
  for (const deal of deals) {
    const touches = Math.round(world.touchesPerDeal * deal.account.sector.touches * random.logNormal(1, 0.4));
    for (let i = 0; i < touches; i += 1) tasks.push(task(random, { deal, number: tasks.length + 1 }));
    const meetings = random.whole(0, 2);
    for (let i = 0; i < meetings; i += 1) events.push(meeting(random, { deal, number: events.length + 1 }));
  }
  return {
    'tasks.csv': sampleTable(
      [
        'Id',
        'IsDeleted',
        'WhatId',
        'AccountId',
        'OwnerId',
        'Subject',
        'TaskSubtype',
        'Status',
        'ActivityDate',
        'CallType',
        'CallDurationInSeconds',
        'SystemModstamp',
      ],
      tasks,
    ),
    'events.csv': sampleTable(
      [
        'Id',
        'IsDeleted',
        'WhatId',
        'AccountId',
        'OwnerId',
        'Subject',
        'ActivityDateTime',
        'DurationInMinutes',
        'WhoCount',
        'SystemModstamp',
      ],
      events,
    ),
  };
}

type Numbered = { readonly deal: SampleDeal; readonly number: number };

function activityDay(random: Random, deal: SampleDeal): number {
  const last = Math.min(deal.closeDay, toDayNumber(world.lastDay));
  return Math.min(deal.createdDay + random.whole(0, 45), Math.max(deal.createdDay, last));
}

function task(random: Random, { deal, number }: Numbered): string[] {
  const day = toIsoDate(activityDay(random, deal));
  const isCall = random.chance(0.45);
  const isConnected = isCall && random.chance(0.3);
  return [
    sampleId('00T', number),
    'false',
    deal.id,
    deal.account.id,
    deal.owner.id,
    isCall ? 'Call' : 'Email',
    isCall ? 'Call' : 'Email',
    'Completed',
    day,
    isCall ? 'Outbound' : '',
    isCall ? String(isConnected ? random.whole(300, 1500) : random.whole(0, 40)) : '',
    `${day}T18:00:00.000Z`,
  ];
}

function meeting(random: Random, { deal, number }: Numbered): string[] {
  const day = toIsoDate(activityDay(random, deal));
  return [
    sampleId('00U', number),
    'false',
    deal.id,
    deal.account.id,
    deal.owner.id,
    'Meeting',
    `${day}T10:00:00.000Z`,
    String(random.pick([30, 45, 60])),
    String(random.whole(1, 3)),
    `${day}T18:00:00.000Z`,
  ];
}
