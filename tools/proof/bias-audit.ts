import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { audit } from '../../core/audit.ts';
import type { AuditReport, AuditTable } from '../../core/model/audit-report.ts';
import { raceEthnicities } from '../../core/model/people-objects.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';
import {
  type AuditedPerson,
  type SecondRow,
  type SecondTable,
  secondScoring,
  secondSelection,
} from './second-audit.ts';

const SEED = 20261127;
const SETS = 1000;

export type AuditComparison = {
  readonly sets: number;
  readonly rows: number;
  readonly worst: number;
  /** Rows, flags or counts that are not the same. */
  readonly different: number;
};

/** H5: the audit against a second implementation on random data sets. */
export async function proveBiasAudit(scale: number): Promise<ProofRow[]> {
  const { sets, rows, worst, different } = compareAudits(Math.max(10, Math.round(SETS * scale)));
  return [
    {
      id: 'H5',
      what: `bias audit against a second implementation: ${sets} data sets, ${rows} categories`,
      goal: '0 different, largest difference <= 1e-12',
      got: `${different} different, largest ${worst.toExponential(1)}`,
      pass: different === 0 && worst <= 1e-12,
    },
  ];
}

export function compareAudits(sets: number): AuditComparison {
  const generator = xoroshiro128plus(SEED);
  const unit = () => uniformFloat64(generator);
  let [rows, worst, different] = [0, 0, 0];
  for (let set = 0; set < sets; set++) {
    const people = drawPeople(unit);
    for (const compared of compareOne(people, reportOf(people))) {
      rows += compared.rows;
      worst = Math.max(worst, compared.worst);
      different += compared.different;
    }
  }
  return { sets, rows, worst, different };
}

/** 1 to 300 persons; some categories tiny, some unknown, few distinct scores so that ties at the median occur. */
function drawPeople(unit: () => number): readonly AuditedPerson[] {
  const size = 1 + Math.floor(unit() ** 2 * 300);
  const shareKnown = 0.5 + unit() / 2;
  const baseRate = unit() < 0.1 ? 0 : unit();
  const points = 2 + Math.floor(unit() * 40);
  return Array.from({ length: size }, (_, index) => ({
    id: `c${index}`,
    sex: unit() < shareKnown ? (unit() < 0.45 ? 'Female' : 'Male') : null,
    race: unit() < shareKnown ? (raceEthnicities[Math.floor(unit() ** 3 * 7)] ?? null) : null,
    advanced: unit() < 0.9 ? unit() < baseRate : null,
    score: unit() < 0.9 ? Math.floor(unit() * points) / 4 : null,
  }));
}

function reportOf(people: readonly AuditedPerson[]): AuditReport {
  return audit({
    demographics: people.map(({ id, sex, race }) => ({
      candidate_id: id,
      sex,
      race_ethnicity: race,
      age_band: null,
    })),
    decisions: people.flatMap(({ id, advanced }) =>
      advanced === null
        ? []
        : [
            {
              candidate_id: id,
              decision: advanced ? 'advance' : 'reject',
              stage: null,
              decided_on: null,
            } as const,
          ],
    ),
    scores: [
      {
        name: 'score',
        values: new Map(people.flatMap(({ id, score }) => (score === null ? [] : [[id, score] as const]))),
      },
    ],
    publication: {
      auditDate: '2026-11-27',
      tool: 'bearing',
      distributionDate: null,
      dataSource: null,
      dataSourceReason: null,
    },
  });
}

type Compared = Omit<AuditComparison, 'sets'>;

function* compareOne(people: readonly AuditedPerson[], report: AuditReport): Iterable<Compared> {
  for (const table of report.tables) {
    const cut = { sex: 'sex', race_ethnicity: 'race' }[table.by[0] ?? 'sex'];
    const name = table.by.length === 2 ? 'both' : cut;
    const second =
      table.measure === 'selection' ? secondSelection(people, name) : secondScoring(people, name);
    yield compareTable(table, second);
  }
}

function compareTable(table: AuditTable, second: SecondTable): Compared {
  let [worst, different] = [0, 0];
  if (table.groups.length !== Object.keys(second.rows).length) different += 1;
  if (table.unknown !== second.unknown || table.median !== second.median) different += 1;
  for (const group of table.groups) {
    const row = second.rows[Object.values(group.group).join(' / ')];
    if (row === undefined) different += 1;
    else {
      if (!sameCounts(group, row)) different += 1;
      worst = Math.max(worst, farthest(group, row));
    }
  }
  return { rows: table.groups.length, worst, different };
}

type Group = AuditTable['groups'][number];

function sameCounts(group: Group, row: SecondRow): boolean {
  const hits = group.selected ?? group.above;
  return (
    group.n === row.n &&
    hits === row.hits &&
    group.fourFifths === row.flagged &&
    group.under2pct === row.small
  );
}

function farthest(group: Group, row: SecondRow): number {
  const pairs = [
    [group.rate.value, row.rate],
    [group.impactRatio, row.ratio],
    [group.impactRatioWithoutSmall, row.ratioOfLarge],
    [group.fisherP, row.fisher],
  ] as const;
  return Math.max(...pairs.map(([a, b]) => distance(a, b)));
}

function distance(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(a - b);
}

await runIfMain(import.meta.url, proveBiasAudit);
