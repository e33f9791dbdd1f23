import type { QueryRow } from '../model/cell-query.ts';
import type { Inventory } from '../model/inventory.ts';
import type { ObjectName } from '../model/objects.ts';
import { number, text } from './cell.ts';
import { counted, grouped } from './counted.ts';
import { dealFaults, partNames } from './quality-deal-words.ts';
import type { Fill } from './quality-fill.ts';
import { type Weighed, weighed } from './quality-finding.ts';

/** Faults of single deals from the rows of `quality-deals.sql`; a field that nothing fills is no fault of a deal. */
export function dealFindings(
  rows: readonly QueryRow[],
  { fill, staleDays }: { readonly fill: Fill; readonly staleDays: number | null },
): readonly Weighed[] {
  return byCode(rows).flatMap(({ code, count, examples }) => {
    const fault = dealFaults[code];
    if (fault === undefined) throw new RangeError(`a known fault of deals was needed, got ${code}`);
    if (fault.fields?.every((field) => fill.absent.includes(field))) return [];
    const of = fault.of === undefined ? fill.deals[fault.part] : filledOf(fill, fault.of);
    const age = code === 'stale_open' && staleDays !== null ? ` (${grouped(staleDays)} days)` : '';
    const told = `${grouped(count)} of ${counted(of, partNames[fault.part])} ${fault.says}${age}`;
    return [
      weighed({
        code: code.replaceAll('_', '-'),
        object: 'opportunity',
        count,
        of,
        text: told,
        examples,
        next: fault.next,
        weight: fault.weight,
      }),
    ];
  });
}

const filledOf = (fill: Fill, name: string) =>
  fill.fields.find(({ field }) => field === name)?.all.filled ?? fill.deals.all;

type ActivityFault = {
  readonly object: ObjectName;
  /** Without any record of this object nothing was expected to join. */
  readonly joins?: ObjectName;
  readonly weight: 1 | 2 | 3;
  readonly says: string;
  readonly next: string;
};

const activityFaults: Readonly<Record<string, ActivityFault>> = {
  activity_in_future: {
    object: 'activity',
    weight: 2,
    says: 'were done after the day of the report: planned ones marked as done, or a wrong clock',
    next: 'check how the source marks planned activities',
  },
  activity_overdue: {
    object: 'activity',
    weight: 1,
    says: 'were planned for a day that has passed: never counted as done',
    next: 'close or cancel them at the source',
  },
  activity_without_deal: {
    object: 'activity',
    weight: 1,
    says: 'are linked to no deal: effort that no deal shows',
    next: 'log activities on the deal, or map the column that links them',
  },
  activity_orphan: {
    object: 'activity',
    joins: 'opportunity',
    weight: 2,
    says: 'are linked to a deal that has no row',
    next: 'ingest the deals of the same period and source',
  },
  stage_change_orphan: {
    object: 'stage_change',
    joins: 'opportunity',
    weight: 2,
    says: 'are of a deal that has no row',
    next: 'ingest the deals of the same period and source',
  },
  quota_orphan: {
    object: 'quota',
    joins: 'owner',
    weight: 2,
    says: 'are of an owner that has no row',
    next: 'ingest the owners, or correct the names in the quota file',
  },
};

/** Faults of activities, stage changes and quotas from the rows of `quality-activities.sql`. */
export function activityFindings(rows: readonly QueryRow[], inventory: Inventory): readonly Weighed[] {
  return byCode(rows).flatMap(({ code, count, examples }) => {
    const fault = activityFaults[code];
    if (fault === undefined) throw new RangeError(`a known fault of activities was needed, got ${code}`);
    if (fault.joins !== undefined && inventory.objects[fault.joins] === undefined) return [];
    const of = inventory.objects[fault.object]?.records ?? count;
    const noun = fault.object === 'activity' ? 'activitie' : fault.object.replace('_', ' ');
    const told = `${grouped(count)} of ${grouped(of)} ${noun}s ${fault.says}`;
    return weighed({
      code: code.replaceAll('_', '-'),
      object: fault.object,
      count,
      of,
      text: told,
      examples,
      next: fault.next,
      weight: fault.weight,
    });
  });
}

function byCode(rows: readonly QueryRow[]) {
  return [...Map.groupBy(rows, (row) => text(row, 'code') ?? '')].map(([code, own]) => ({
    code,
    count: number(own[0] ?? {}, 'fault_count'),
    examples: own.map((row) => text(row, 'record_id') ?? ''),
  }));
}
