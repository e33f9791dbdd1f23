import type { ObjectName } from '../model/objects.ts';
import type { Placement } from './column-placement.ts';
import { type FileProfile, isUnique } from './column-profile.ts';
import type { Described } from './data-dictionary.ts';
import { foreignKeys, type IdColumn, nearMisses } from './foreign-keys.ts';
import type { MappingProposal } from './mapping-proposal.ts';
import { hiddenEntries, likeliestEntry } from './propose-entry.ts';
import { ruledEntry } from './propose-rules.ts';
import type { Answers } from './question.ts';

export type ProposeContext = {
  readonly ids: readonly IdColumn[];
  readonly dictionary: ReadonlyMap<string, Described>;
  readonly answers: Answers;
};

/** What the columns of a file may mean: by their names, their values, and the ids of other files. */
export function proposeMapping(profile: FileProfile, context: ProposeContext): MappingProposal {
  const { ids } = context;
  const links = foreignKeys(profile, ids);
  const main = likeliestEntry(profile, links);
  if (main === null) {
    return {
      file: profile.file,
      entries: [],
      unplaced: profile.columns.map(({ name }) => name),
      questions: [],
      nearMisses: [],
    };
  }
  const placements = withKey(profile, main);
  const hidden = main.object === 'opportunity' ? hiddenEntries(profile, placements) : [];
  const groups = [{ object: main.object, placements }, ...hidden];
  const ruled = groups.map((group) => ruledEntry(profile, group, context));
  const placed = new Set(groups.flatMap((group) => group.placements.map(({ column }) => column)));
  return {
    file: profile.file,
    entries: groups.map(({ object }, i) => ({ object, columns: ruled[i]?.columns ?? [] })),
    unplaced: profile.columns.filter((column) => !placed.has(column)).map(({ name }) => name),
    questions: ruled.flatMap(({ questions }) => questions),
    nearMisses: placements.flatMap((placement) => missesOf(placement, ids)),
  };
}

/** The id columns of files, as far as names alone tell: what foreign keys of other files are looked for in. */
export function idColumns(profiles: readonly FileProfile[]): readonly IdColumn[] {
  return profiles.flatMap((profile) => {
    const entry = likeliestEntry(profile, []);
    const id = entry?.placements.find(({ field }) => field === 'record_id');
    return entry === null || id === undefined
      ? []
      : [{ file: profile.file, object: entry.object, column: id.column }];
  });
}

/** Without a column known for an id, the first whose values all differ is the likeliest. */
function withKey(
  profile: FileProfile,
  { object, placements }: { object: ObjectName; placements: readonly Placement[] },
): readonly Placement[] {
  const needsId = object === 'opportunity' || object === 'activity';
  if (!needsId || placements.some(({ field }) => field === 'record_id')) return placements;
  const column = profile.columns.find(
    (one) =>
      isUnique(one) &&
      one.dates === 0 &&
      !placements.some((placement) => placement.column === one && placement.field !== 'name'),
  );
  if (column === undefined) return placements;
  const evidence = `all ${column.filled} values differ`;
  return [
    ...placements.filter((placement) => placement.column !== column),
    { object, field: 'record_id', column, confidence: 0.5, evidence },
  ];
}

function missesOf(placement: Placement, ids: readonly IdColumn[]): MappingProposal['nearMisses'] {
  const target = {
    account_id: 'account',
    owner_id: 'owner',
    product_id: 'product',
    parent_id: 'account',
    opportunity_id: 'opportunity',
  }[placement.field];
  const id = ids.find(({ object }) => object === target);
  if (id === undefined) return [];
  return nearMisses(placement.column, id.column).map((miss) => ({
    ...miss,
    column: placement.column.name,
    other: id.file,
  }));
}
