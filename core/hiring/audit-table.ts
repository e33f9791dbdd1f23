import type { AuditGroup, AuditTable } from '../model/audit-report.ts';
import { clopperPearson } from '../stats/clopper-pearson.ts';
import { fisherExact } from '../stats/fisher-exact.ts';
import type { Count } from '../stats/needs.ts';
import type { AuditDimension, CountedGroup, Grouped } from './audit-groups.ts';
import { compareRates, isBelowFourFifths, oneMoreFlips, oneMovedReverses } from './four-fifths.ts';

/** What a table is of, beside its groups. */
export type AuditSubject = Pick<AuditTable, 'measure' | 'stage' | 'score' | 'median'> & {
  readonly by: readonly AuditDimension[];
};

/** Both groups need so many persons before a normal approximation is printed. */
const NORMAL_NEEDS = 30;

/**
 * One table of a bias audit (6 RCNY 5-301; UGESP 1607.4D): rate, impact ratio, flag, exact test and what small
 * numbers do to them. Every ratio twice: over all categories, and with those under 2 % out of the highest rate.
 */
export function auditTable(subject: AuditSubject, { groups, unknown }: Grouped): AuditTable {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const isSmall = (group: Count) => group.n * 50 < n;
  const all = highestOf(groups);
  const large = highestOf(groups.filter((group) => !isSmall(group)));
  const rows = groups.map((group) =>
    auditGroup(group, { measure: subject.measure, all, large, under2pct: isSmall(group) }),
  );
  return {
    ...subject,
    by: [...subject.by],
    n,
    unknown,
    highest: all?.group ?? null,
    highestWithoutSmall: large?.group ?? null,
    groups: rows,
    notes: tableNotes({ rows, all, large, unknown, subject }),
  };
}

/** The category with the highest rate, the larger of equal ones; null where every rate is 0 or nobody is there. */
function highestOf(groups: readonly CountedGroup[]): CountedGroup | null {
  let highest: CountedGroup | null = null;
  for (const group of groups) {
    const order = highest === null ? group.k : compareRates(group, highest);
    if (order > 0 || (order === 0 && highest !== null && group.n > highest.n)) highest = group;
  }
  return highest;
}

type Beside = {
  readonly measure: AuditSubject['measure'];
  readonly all: CountedGroup | null;
  readonly large: CountedGroup | null;
  readonly under2pct: boolean;
};

function auditGroup(group: CountedGroup, { measure, all, large, under2pct }: Beside): AuditGroup {
  const { k, n } = group;
  const rate = clopperPearson(k, n);
  if (rate === null) throw new RangeError(`audit needs persons in every category, got none in ${group.key}`);
  return {
    group: { ...group.group },
    n,
    ...(measure === 'selection' ? { selected: k } : { above: k }),
    rate,
    impactRatio: impactRatio(group, all),
    impactRatioWithoutSmall: under2pct ? null : impactRatio(group, large),
    ...againstHighest(group, all),
    under2pct,
  };
}

function impactRatio(group: Count, highest: Count | null): number | null {
  return highest === null ? null : group.k / group.n / (highest.k / highest.n);
}

type Against = Pick<
  AuditGroup,
  'fourFifths' | 'fisherP' | 'z' | 'shortfall' | 'oneMoreFlips' | 'oneMovedReverses'
>;

function againstHighest(group: CountedGroup, highest: CountedGroup | null): Against {
  if (highest === null || highest.key === group.key) {
    return {
      fourFifths: false,
      fisherP: null,
      z: null,
      shortfall: null,
      oneMoreFlips: false,
      oneMovedReverses: false,
    };
  }
  const pooled = (group.k + highest.k) / (group.n + highest.n);
  return {
    fourFifths: isBelowFourFifths(group, highest),
    fisherP: fisherExact([
      [group.k, group.n - group.k],
      [highest.k, highest.n - highest.k],
    ]).p,
    z: pooledZ(group, highest, pooled),
    shortfall: group.n * pooled - group.k,
    oneMoreFlips: oneMoreFlips(group, highest),
    oneMovedReverses: oneMovedReverses(group, highest),
  };
}

function pooledZ(a: Count, b: Count, pooled: number): number | null {
  if (Math.min(a.n, b.n) < NORMAL_NEEDS || pooled === 1) return null;
  return (a.k / a.n - b.k / b.n) / Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
}

type TableFacts = {
  readonly rows: readonly AuditGroup[];
  readonly all: CountedGroup | null;
  readonly large: CountedGroup | null;
  readonly unknown: number;
  readonly subject: AuditSubject;
};

function tableNotes({ rows, all, large, unknown, subject }: TableFacts): AuditTable['notes'] {
  const named = (wanted: (row: AuditGroup) => boolean) =>
    rows
      .filter(wanted)
      .map((row) => Object.values(row.group).join(' / '))
      .join(', ');
  const small = named((row) => row.under2pct);
  const fragile = named((row) => row.oneMoreFlips || row.oneMovedReverses);
  const tested = rows.filter((row) => row.fisherP !== null).length;
  const note = (code: string, text: string, holds: boolean) => (holds ? [{ code, text }] : []);
  return [
    ...note(
      'undefined-ratio',
      'the highest rate is 0: impact ratios are undefined',
      all === null && rows.length > 0,
    ),
    ...note('one-category', 'one category only: nothing to compare', rows.length === 1),
    ...note(
      'small-categories',
      `under 2 % of the persons counted, for an independent auditor to keep or to leave out with a reason: ${small}`,
      small !== '',
    ),
    ...note(
      'small-sets-highest',
      `the highest rate is that of a category under 2 % (${all?.key}): read the ratios without it too`,
      all !== null && all.key !== large?.key,
    ),
    ...note('small-numbers', `one person more or less would change the picture: ${fragile}`, fragile !== ''),
    ...note('several-tests', `${tested} categories tested, p values not adjusted`, tested > 1),
    ...note('unknown', `${unknown} of unknown category in no rate`, unknown > 0),
    ...note(
      'ties-at-median',
      'strictly above the median counts: scores equal to it are not above',
      subject.measure === 'scoring',
    ),
  ];
}
