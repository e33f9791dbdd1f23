import {
  type AuditDimension,
  groupOutcomes,
  type Outcome,
  type SelfIdentified,
} from './hiring/audit-groups.ts';
import { type AuditSubject, auditTable } from './hiring/audit-table.ts';
import { type PublicationFacts, publicationOf } from './hiring/publication.ts';
import type { ScoreColumn } from './hiring/score-columns.ts';
import { selectionsOf } from './hiring/selections.ts';
import type { AuditReport, AuditTable } from './model/audit-report.ts';
import { type Decision, type Demographic, raceEthnicities } from './model/people-objects.ts';
import { quantile } from './stats/quantile.ts';

export type AuditInput = {
  readonly demographics: readonly Demographic[];
  readonly decisions: readonly Decision[];
  readonly scores: readonly ScoreColumn[];
  readonly publication: PublicationFacts;
};

/**
 * `bearing audit`: who was selected, and who scored above the median, by self-identified category.
 * The tool computes; who audits is a person.
 */
export function audit({ demographics, decisions, scores, publication }: AuditInput): AuditReport {
  const people: SelfIdentified = new Map(demographics.map((person) => [person.candidate_id, person]));
  const { selections, inProcess } = selectionsOf(decisions);
  const cuts = cutsOf(demographics);
  const tablesOf = (subject: Omit<AuditSubject, 'by'>, outcomes: readonly Outcome[]): AuditTable[] =>
    cuts.map((by) => auditTable({ ...subject, by }, groupOutcomes(outcomes, by, people)));
  const ids = new Set([
    ...decisions.map(({ candidate_id }) => candidate_id),
    ...scores.flatMap(({ values }) => [...values.keys()]),
  ]);
  const unknown = (dimension: AuditDimension) =>
    [...ids].filter((id) => (people.get(id)?.[dimension] ?? null) === null).length;
  return {
    schema: 'bearing/audit/1',
    n: ids.size,
    excluded: {
      unknownSex: unknown('sex'),
      unknownRaceEthnicity: unknown('race_ethnicity'),
      neitherDecidedNorScored: [...people.keys()].filter((id) => !ids.has(id)).length,
      inProcess,
    },
    tables: [
      ...selections.flatMap(({ stage, outcomes }) =>
        tablesOf({ measure: 'selection', stage, score: null, median: null }, outcomes),
      ),
      ...scores.flatMap((score) => {
        const { median, outcomes } = aboveMedian(score);
        return tablesOf({ measure: 'scoring', stage: null, score: score.name, median }, outcomes);
      }),
    ],
    publication: publicationOf(publication),
    notes: notesOf(demographics, { cuts, decided: decisions.length, scored: scores.length, inProcess }),
  };
}

/** Median of the whole sample, unknown categories too; a score equal to it is not above. */
function aboveMedian({ values }: ScoreColumn): { median: number | null; outcomes: readonly Outcome[] } {
  const median = quantile([...values.values()], 0.5);
  if (median === null) return { median, outcomes: [] };
  return {
    median,
    outcomes: [...values].map(([candidateId, score]) => ({ candidateId, positive: score > median })),
  };
}

const allCuts: readonly (readonly AuditDimension[])[] = [
  ['sex'],
  ['race_ethnicity'],
  ['sex', 'race_ethnicity'],
];

/** The cuts that the self-identification can fill. */
function cutsOf(demographics: readonly Demographic[]): readonly (readonly AuditDimension[])[] {
  const known = (dimension: AuditDimension) => demographics.some((person) => person[dimension] !== null);
  return allCuts.filter((by) => by.every(known));
}

const wordOf = (dimension: AuditDimension) => (dimension === 'race_ethnicity' ? 'race/ethnicity' : dimension);

type Ground = {
  readonly cuts: readonly (readonly AuditDimension[])[];
  readonly decided: number;
  readonly scored: number;
  readonly inProcess: number;
};

function notesOf(demographics: readonly Demographic[], ground: Ground): AuditReport['notes'] {
  const missing = allCuts.filter((by) => !ground.cuts.includes(by)).map((by) => by.map(wordOf).join(' x '));
  const eeo = new Set<string | null>([...raceEthnicities, null]);
  const foreign = new Set(
    demographics.map((person) => person.race_ethnicity).filter((category) => !eeo.has(category)),
  );
  const alike = spelledAlike(demographics);
  const note = (code: string, text: string, holds: boolean) => (holds ? [{ code, text }] : []);
  return [
    ...note('not-in-the-data', `not in the data, so not audited: ${missing.join(', ')}`, missing.length > 0),
    ...note('no-decisions', 'no decisions: no selection rates', ground.decided === 0),
    ...note('no-scores', 'no scores: no scoring rates', ground.scored === 0),
    ...note(
      'in-process',
      `${ground.inProcess} advanced but not decided at the last stage: not in the rates of the whole process`,
      ground.inProcess > 0,
    ),
    ...note(
      'spelled-alike',
      `categories that differ only in capitals or blanks stand apart: ${alike.join(', ')}; map them to one word`,
      alike.length > 0,
    ),
    ...note(
      'not-eeo-1',
      `categories that are none of EEO-1 Component 1 stand as given: ${[...foreign].sort().join(', ')}`,
      foreign.size > 0,
    ),
  ];
}

/** Categories that a person would read as one, sorted. */
function spelledAlike(demographics: readonly Demographic[]): readonly string[] {
  return (['sex', 'race_ethnicity'] as const).flatMap((dimension) => {
    const all = new Set(
      demographics.map((person) => person[dimension]).filter((category) => category !== null),
    );
    const byWord = Map.groupBy(all, (category) => category.toLowerCase().replaceAll(/\s+/g, ' ').trim());
    return [...byWord.values()].filter(({ length }) => length > 1).flatMap((same) => same.toSorted());
  });
}
