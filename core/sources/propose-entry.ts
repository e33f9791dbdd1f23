import type { ObjectName } from '../model/objects.ts';
import { type Placement, placementsOf } from './column-placement.ts';
import type { ColumnProfile, FileProfile } from './column-profile.ts';
import { speaksOfBothEnds } from './stage-meaning.ts';

/** What a file must have to be an object: each of these, one of the fields. */
const musts: readonly { readonly object: ObjectName; readonly fields: readonly (readonly string[])[] }[] = [
  {
    object: 'opportunity',
    fields: [
      ['stage', 'outcome'],
      ['amount', 'closed_on', 'created_on', 'expected_close_on'],
    ],
  },
  { object: 'activity', fields: [['occurred_at'], ['kind'], ['opportunity_id', 'account_id', 'owner_id']] },
  { object: 'stage_change', fields: [['opportunity_id'], ['to_stage'], ['changed_at']] },
  { object: 'exchange_rate', fields: [['currency'], ['to'], ['rate'], ['valid_from']] },
  { object: 'quota', fields: [['owner_id'], ['period_start'], ['period_end'], ['amount']] },
  {
    object: 'account',
    fields: [['record_id'], ['sector', 'employees', 'revenue', 'country', 'founded_year', 'parent_id']],
  },
  { object: 'product', fields: [['record_id'], ['series', 'list_price']] },
  { object: 'owner', fields: [['record_id'], ['manager', 'team', 'region', 'hired_on']] },
];

/** Below this a column is not placed at all. */
const leastConfidence = 0.45;

/** The object that a file holds, with the columns that feed it; null where it is none that is known. */
export function likeliestEntry(
  profile: FileProfile,
  known: readonly Placement[],
): { readonly object: ObjectName; readonly placements: readonly Placement[] } | null {
  const placements = [...known, ...profile.columns.flatMap(placementsOf), ...endings(profile)].filter(
    ({ confidence }) => confidence >= leastConfidence,
  );
  const entries = musts
    .map(({ object, fields }) => ({
      object,
      fields,
      placements: assigned(placements.filter((placement) => placement.object === object)),
    }))
    .filter(({ fields, placements: own }) =>
      fields.every((names) => own.some(({ field }) => names.includes(field))),
    )
    .toSorted((a, b) => total(b.placements) - total(a.placements));
  return entries[0] ?? null;
}

/** A column of few words that speak of both ends of a deal is its stage, whatever it is called. */
function endings({ columns }: FileProfile): readonly Placement[] {
  return columns
    .filter(({ distinct, counts }) => distinct <= 40 && speaksOfBothEnds([...counts.keys()]))
    .map((column) => ({
      object: 'opportunity',
      field: 'stage',
      column,
      confidence: 0.5,
      evidence: `by its words of won and lost deals; ${column.distinct} distinct values`,
    }));
}

const total = (placements: readonly Placement[]): number =>
  placements.reduce((sum, { confidence }) => sum + confidence, 0);

/** One column a field and one field a column, the surest first. Ties: the column that comes first in the file. */
function assigned(placements: readonly Placement[]): readonly Placement[] {
  const fields = new Set<string>();
  const columns = new Set<ColumnProfile>();
  const chosen: Placement[] = [];
  for (const placement of placements.toSorted((a, b) => b.confidence - a.confidence)) {
    if (fields.has(placement.field) || columns.has(placement.column)) continue;
    fields.add(placement.field);
    columns.add(placement.column);
    chosen.push(placement);
  }
  return chosen;
}

/**
 * Further objects that hide in a wide file of opportunities: what describes the account, owner or product
 * that a column of the deal names. Their rows repeat; equal ones count once when they are read.
 */
export function hiddenEntries(
  profile: FileProfile,
  taken: readonly Placement[],
): readonly { readonly object: ObjectName; readonly placements: readonly Placement[] }[] {
  const free = profile.columns.filter((column) => !taken.some((placement) => placement.column === column));
  const placements = free
    .flatMap(placementsOf)
    .filter(({ confidence, field }) => confidence >= leastConfidence && field !== 'record_id');
  const links = [
    {
      object: 'account',
      link: 'account_id',
      needs: ['sector', 'employees', 'revenue', 'founded_year', 'country'],
    },
    { object: 'owner', link: 'owner_id', needs: ['manager', 'team'] },
    { object: 'product', link: 'product_id', needs: ['series'] },
  ] as const;
  return links.flatMap(({ object, link, needs }) => {
    const id = taken.find(({ field }) => field === link);
    const own = assigned(
      placements.filter(
        (placement) => placement.object === object && !varies(profile, id?.column, placement.column),
      ),
    );
    const isTold = own.some(({ field }) => needs.some((need) => need === field));
    if (id === undefined || !isTold) return [];
    return [{ object, placements: [{ ...id, object, field: 'record_id' }, ...own] }];
  });
}

/** Whether one id has two values of a column in the rows that were kept: then it describes the deal, not the id. */
function varies({ columns, sample }: FileProfile, id: ColumnProfile | undefined, of: ColumnProfile): boolean {
  if (id === undefined) return false;
  const [by, at] = [columns.indexOf(id), columns.indexOf(of)];
  const seen = new Map<string, string>();
  return sample.some((row) => {
    const key = row[by] ?? '';
    const before = seen.get(key);
    seen.set(key, row[at] ?? '');
    return key !== '' && before !== undefined && before !== row[at];
  });
}
