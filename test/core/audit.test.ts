import { describe, expect, test } from 'vitest';
import { type AuditInput, audit } from '../../core/audit.ts';
import { AuditReport } from '../../core/model/audit-report.ts';
import type { Decision, Demographic } from '../../core/model/people-objects.ts';
import { compareAudits } from '../../tools/proof/bias-audit.ts';
import { sharedRows } from './sources/shared-data.ts';

const publication = {
  auditDate: '2026-11-27',
  tool: 'bearing 0.1.0',
  distributionDate: null,
  dataSource: null,
  dataSourceReason: null,
};

type Person = { sex?: string; race?: string; decision?: 'advance' | 'reject'; score?: number };

function inputOf(people: readonly Person[]): AuditInput {
  const id = (index: number) => `c${index}`;
  return {
    demographics: people.map(
      ({ sex, race }, index): Demographic => ({
        candidate_id: id(index),
        sex: sex ?? null,
        race_ethnicity: race ?? null,
        age_band: null,
      }),
    ),
    decisions: people.flatMap(({ decision }, index): Decision[] =>
      decision ? [{ candidate_id: id(index), decision, stage: null, decided_on: null }] : [],
    ),
    scores: people.some(({ score }) => score !== undefined)
      ? [
          {
            name: 'score',
            values: new Map(
              people.flatMap(({ score }, index) =>
                score === undefined ? [] : [[id(index), score] as const],
              ),
            ),
          },
        ]
      : [],
    publication,
  };
}

/** k selected of n in each category. */
function selected(groups: Readonly<Record<string, readonly [k: number, n: number]>>): AuditInput {
  return inputOf(
    Object.entries(groups).flatMap(([sex, [k, n]]) =>
      Array.from({ length: n }, (_, index): Person => ({ sex, decision: index < k ? 'advance' : 'reject' })),
    ),
  );
}

function sexTable(input: AuditInput) {
  const table = AuditReport.parse(audit(input)).tables.find(({ by }) => by.join() === 'sex');
  if (!table) throw new Error('needs a table by sex, got none');
  const of = (name: string) => {
    const group = table.groups.find((each) => each.group['sex'] === name);
    if (!group) throw new Error(`needs ${name}, got none`);
    return group;
  };
  return { table, of };
}

describe('a bias audit of selections', () => {
  // EEOC et al. (1979), Questions and Answers on the Uniform Guidelines, Q&A 11.
  test('flags 75 % and not 80 %, as the EEOC works it', () => {
    const { of } = sexTable(
      selected({ white: [60, 100], native: [45, 100], hispanic: [48, 100], black: [51, 100] }),
    );
    expect(of('native').impactRatio).toBeCloseTo(0.75, 12);
    expect(of('native').fourFifths).toBe(true);
    expect(of('hispanic').impactRatio).toBeCloseTo(0.8, 12);
    expect(of('hispanic').fourFifths).toBe(false);
    expect(of('black').impactRatio).toBeCloseTo(0.85, 12);
    expect(of('white')).toMatchObject({ impactRatio: 1, fourFifths: false, fisherP: null, z: null });
  });

  // Q&A 21: 3 of 20 men and 1 of 10 women; one more woman in place of a man gives 20 % against 10 %.
  test('says that small numbers would reverse', () => {
    const { table, of } = sexTable(selected({ male: [3, 20], female: [1, 10] }));
    expect(of('female')).toMatchObject({
      fourFifths: true,
      oneMoreFlips: true,
      oneMovedReverses: true,
      z: null,
    });
    expect(of('female').impactRatio).toBeCloseTo(2 / 3, 12);
    expect(table.notes.map(({ code }) => code)).toContain('small-numbers');
  });

  // By hand: rates 0.2 and 0.4; pooled 30/100 = 0.3; z = -0.2 / sqrt(0.21 * 0.04) = -2.1821789; shortfall 50*0.3-10 = 5.
  // R 4.2.2: fisher.test(matrix(c(10, 40, 20, 30), 2, byrow = TRUE)); the recruiting data below likewise.
  test('gives the exact test, the Z and the shortfall in persons', () => {
    const { of } = sexTable(selected({ a: [10, 50], b: [20, 50] }));
    expect(of('a').z).toBeCloseTo(-0.2 / Math.sqrt(0.3 * 0.7 * (2 / 50)), 12);
    expect(of('a').shortfall).toBeCloseTo(5, 12);
    expect(of('a').fisherP).toBeCloseTo(0.0485816316129411, 10);
  });

  test.each([
    {
      name: 'nobody selected',
      groups: { a: [0, 5], b: [0, 7] },
      ratios: [null, null],
      flags: [false, false],
    },
    { name: 'all selected', groups: { a: [5, 5], b: [7, 7] }, ratios: [1, 1], flags: [false, false] },
    { name: 'one category', groups: { a: [2, 5] }, ratios: [1], flags: [false] },
    { name: 'none of one', groups: { a: [0, 5], b: [3, 6] }, ratios: [0, 1], flags: [true, false] },
    { name: 'one person each', groups: { a: [0, 1], b: [1, 1] }, ratios: [0, 1], flags: [true, false] },
    {
      name: 'just under 80 %',
      groups: { a: [399, 1000], b: [500, 1000] },
      ratios: [0.798, 1],
      flags: [true, false],
    },
    { name: 'exactly 80 %', groups: { a: [4, 10], b: [5, 10] }, ratios: [0.8, 1], flags: [false, false] },
    { name: 'thirds', groups: { a: [4, 15], b: [1, 3] }, ratios: [0.8, 1], flags: [false, false] },
  ] as const)('has the ratios worked by hand: $name', ({ groups, ratios, flags }) => {
    const { table } = sexTable(selected(groups));
    table.groups.forEach((group, index) => {
      const ratio = ratios[index] ?? null;
      if (ratio === null) expect(group.impactRatio).toBeNull();
      else expect(group.impactRatio).toBeCloseTo(ratio, 12);
      expect(group.fourFifths).toBe(flags[index]);
    });
  });

  test('says that a ratio without any selection is undefined', () => {
    const { table } = sexTable(selected({ a: [0, 5], b: [0, 7] }));
    expect(table.highest).toBeNull();
    expect(table.notes.map(({ code }) => code)).toContain('undefined-ratio');
  });

  // By hand: 1 of 1 is 1/151 = 0.7 % of the data. With it b is 0.4 / 1, without it 0.4 / 0.5.
  test('never lets a tiny category set the highest rate unnoticed', () => {
    const { table, of } = sexTable(selected({ x: [1, 1], b: [20, 50], m: [50, 100] }));
    expect(of('b').impactRatio).toBeCloseTo(0.4, 12);
    expect(of('b').impactRatioWithoutSmall).toBeCloseTo(0.8, 12);
    expect(of('x')).toMatchObject({ under2pct: true, impactRatio: 1, impactRatioWithoutSmall: null });
    expect(table).toMatchObject({ highest: { sex: 'x' }, highestWithoutSmall: { sex: 'm' } });
    expect(table.notes.map(({ code }) => code)).toContain('small-sets-highest');
  });

  test('calls exactly 2 % not small', () => {
    expect(sexTable(selected({ a: [1, 1], b: [10, 49] })).of('a').under2pct).toBe(false);
    expect(sexTable(selected({ a: [1, 1], b: [10, 50] })).of('a').under2pct).toBe(true);
  });

  test('leaves unknown categories out of rates and counts them', () => {
    const report = audit(
      inputOf([
        { sex: 'F', race: 'Asian', decision: 'advance' },
        { sex: 'F', decision: 'reject' },
        { race: 'White', decision: 'advance' },
        { decision: 'reject' },
        { sex: 'M', race: 'White' },
      ]),
    );
    expect(report.n).toBe(4);
    expect(report.excluded).toEqual({
      unknownSex: 2,
      unknownRaceEthnicity: 2,
      neitherDecidedNorScored: 1,
      inProcess: 0,
    });
    expect(report.tables.map(({ by, n, unknown }) => [by.join(), n, unknown])).toEqual([
      ['sex', 2, 2],
      ['race_ethnicity', 2, 2],
      ['sex,race_ethnicity', 1, 3],
    ]);
  });

  // Counts and ratio as in ../shared/data/README.md, computed apart from this project.
  test('finds the impact ratio 0.690 of the recruiting data', () => {
    const people = sharedRows('interviews', 'recruiting.csv')
      .slice(1)
      .map(
        ([sex, , , , , , , hired]): Person => ({
          sex: sex ?? '',
          decision: hired === '1' ? 'advance' : 'reject',
        }),
      );
    const { of } = sexTable(inputOf(people));
    expect(of('F')).toMatchObject({ selected: 78, n: 494, fourFifths: true, under2pct: false });
    expect(of('M')).toMatchObject({ selected: 108, n: 472, impactRatio: 1 });
    expect(of('F').impactRatio).toBeCloseTo(78 / 494 / (108 / 472), 12);
    expect(of('F').impactRatio).toBeCloseTo(0.69, 3);
    expect(of('F').fisherP).toBeCloseTo(0.00552176160212097, 10);
  });
});

describe('a bias audit of scores', () => {
  // By hand: scores 1 2 3 3 4 5: median 3; above: 4 (F), 5 (M). F 1 of 3, M 1 of 3.
  test('counts strictly above the median of all', () => {
    const { table, of } = sexTable(
      inputOf([
        { sex: 'F', score: 1 },
        { sex: 'F', score: 3 },
        { sex: 'F', score: 4 },
        { sex: 'M', score: 2 },
        { sex: 'M', score: 3 },
        { sex: 'M', score: 5 },
      ]),
    );
    expect(table).toMatchObject({ measure: 'scoring', median: 3, score: 'score' });
    expect(of('F')).toMatchObject({ above: 1, n: 3, impactRatio: 1 });
    expect(of('F')).not.toHaveProperty('selected');
  });

  // By hand: the person of unknown sex moves the median from 2 to 2.5.
  test('takes the median over unknown categories too', () => {
    const known: Person[] = [
      { sex: 'F', score: 1 },
      { sex: 'F', score: 2 },
      { sex: 'M', score: 3 },
    ];
    expect(sexTable(inputOf(known)).table.median).toBe(2);
    expect(sexTable(inputOf([...known, { score: 9 }])).table.median).toBe(2.5);
  });

  // DCWP, Notice of Adoption, example of 6 RCNY 5-301(c): 50 of 92 men and 34 of 76 women above the median.
  test('has the rates of the published example', () => {
    const scored = (sex: string, above: number, n: number) =>
      Array.from({ length: n }, (_, index): Person => ({ sex, score: index < above ? 9 : 1 }));
    const { of } = sexTable(inputOf([...scored('male', 50, 92), ...scored('female', 34, 76), { score: 5 }]));
    expect(of('male').rate.value).toBeCloseTo(0.543, 3);
    expect(of('female').rate.value).toBeCloseTo(0.447, 3);
    expect(of('female').impactRatio).toBeCloseTo(0.82, 2);
  });
});

describe('stages', () => {
  const decision = (candidate_id: string, stage: string, word: 'advance' | 'reject'): Decision => ({
    candidate_id,
    stage,
    decision: word,
    decided_on: null,
  });

  // By hand: a hired; b out at the panel; c out at the screen; d waits for the panel.
  test('gives the whole process first, then each stage, and counts who is still in process', () => {
    const { demographics } = inputOf([{ sex: 'F' }, { sex: 'F' }, { sex: 'M' }, { sex: 'M' }]);
    const report = audit({
      demographics,
      decisions: [
        decision('c0', 'screen', 'advance'),
        decision('c1', 'screen', 'advance'),
        decision('c2', 'screen', 'reject'),
        decision('c3', 'screen', 'advance'),
        decision('c0', 'panel', 'advance'),
        decision('c1', 'panel', 'reject'),
      ],
      scores: [],
      publication,
    });
    expect(report.excluded.inProcess).toBe(1);
    expect(
      report.tables.map(({ stage, groups }) => [stage, groups.map(({ selected: k, n }) => [k, n])]),
    ).toEqual([
      [
        null,
        [
          [1, 2],
          [0, 1],
        ],
      ],
      [
        'screen',
        [
          [2, 2],
          [1, 2],
        ],
      ],
      ['panel', [[1, 2]]],
    ]);
  });
});

describe('what is published', () => {
  test('names what is missing and never calls itself the auditor', () => {
    const { publication: published } = audit(selected({ a: [1, 2], b: [1, 2] }));
    expect(published.missing).toHaveLength(2);
    expect(published.validUntil).toBe('2027-11-27');
    expect(published.statement).toContain('not an independent auditor');
  });

  test('ends a year later on 28 February after a leap day', () => {
    const input = { ...selected({ a: [1, 2] }), publication: { ...publication, auditDate: '2028-02-29' } };
    expect(audit(input).publication.validUntil).toBe('2029-02-28');
  });
});

test('agrees with a second implementation to 1e-12', () => {
  const { rows, worst, different } = compareAudits(100);
  expect(rows).toBeGreaterThan(500);
  expect(different).toBe(0);
  expect(worst).toBeLessThanOrEqual(1e-12);
});
