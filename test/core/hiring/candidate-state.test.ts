import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../core/hiring/audit-chain.ts';
import { refusalOf, stateOf, statusOf, type Wish } from '../../../core/hiring/candidate-state.ts';
import type { AuditEntry, Detail } from '../../../core/model/audit-log.ts';
import { output } from './scored-candidate.ts';

const zeros = '0'.repeat(64);
const reason = 'two work samples, both read by two raters';

const details: Readonly<Record<Wish['kind'], Detail | null>> = {
  notice: { kind: 'notice', candidateId: 'c' },
  score: {
    kind: 'score',
    candidateId: 'c',
    role: 'ae',
    scoreHash: zeros,
    inputsHash: zeros,
    modelHash: zeros,
    code: 'test',
    label: 'tactician',
    output: output('c', 'tactician'),
  },
  decision: {
    kind: 'decision',
    candidateId: 'c',
    decision: 'advance',
    stage: null,
    by: 'Ann',
    reason,
    scoreHash: zeros,
    label: 'tactician',
    agreement: 'override',
  },
  restricted: { kind: 'restricted', candidateId: 'c', until: '2030-01-01', basis: 'retention' },
  erased: null,
};

function recordOf({ kind, on }: Wish): LogRecord {
  const entry: AuditEntry = {
    seq: 0,
    prev: zeros,
    kind,
    subject: zeros,
    on,
    recordedOn: on,
    detail: null,
    hash: zeros,
  };
  return { entry, detail: details[kind] };
}

// 2 March 2026 is a Monday; the tenth business day after it is Monday 16 March (no federal holiday between).
const days = ['2026-03-02', '2026-03-13', '2026-03-16'] as const;
const wishes: readonly Wish[] = days.flatMap((on): Wish[] => [
  { kind: 'notice', on },
  { kind: 'score', on },
  { kind: 'decision', on, by: 'Ann', reason },
  { kind: 'decision', on, by: 'Ann', reason: 'good fit' },
  { kind: 'decision', on, by: ' ', reason },
  { kind: 'restricted', on },
  { kind: 'erased', on },
]);

/** Every sequence of wishes up to a length, each wish done where it is not refused. */
function explore(length: number, visit: (done: readonly Wish[]) => void, done: readonly Wish[] = []): void {
  visit(done);
  if (done.length === length) return;
  const state = stateOf(done.map(recordOf));
  for (const wish of wishes) if (refusalOf(state, wish) === null) explore(length, visit, [...done, wish]);
}

describe('the states of a candidate', () => {
  test('reach no status but by a decision that saw a score given after ten business days of notice', () => {
    let [paths, decided] = [0, 0];
    explore(5, (done) => {
      paths += 1;
      if (statusOf(stateOf(done.map(recordOf))) === null) return;
      decided += 1;
      const at = done.findIndex(({ kind }) => kind === 'decision');
      const before = done.slice(0, at);
      const decision = done[at];
      expect(decision?.on).toBe('2026-03-16');
      expect(before).toContainEqual({ kind: 'notice', on: '2026-03-02' });
      expect(before).toContainEqual({ kind: 'score', on: '2026-03-16' });
      expect(decision).toMatchObject({ by: 'Ann', reason });
    });
    expect(paths).toBeGreaterThan(1000);
    expect(decided).toBeGreaterThan(10);
  });

  test('allow nothing after erasure, and erasure alone after restriction', () => {
    explore(4, (done) => {
      const state = stateOf(done.map(recordOf));
      const open = wishes.filter((wish) => refusalOf(state, wish) === null).map(({ kind }) => kind);
      if (state.record === 'erased') expect(open).toEqual([]);
      if (state.record === 'restricted') expect(new Set(open)).toEqual(new Set(['erased']));
    });
  });
});

describe('a refusal', () => {
  const noticed = stateOf([recordOf({ kind: 'notice', on: '2026-03-02' })]);

  test.each([
    ['scoring without notice', stateOf([]), { kind: 'score', on: '2026-03-16' }, /got none/],
    [
      'scoring too early',
      noticed,
      { kind: 'score', on: '2026-03-13' },
      /9 before .* possible from 2026-03-16 on/,
    ],
    [
      'a decision without a score',
      noticed,
      { kind: 'decision', on: '2026-03-16', by: 'Ann', reason },
      /stored score/,
    ],
    [
      'a short reason',
      noticed,
      { kind: 'decision', on: '2026-03-16', by: 'Ann', reason: 'x'.repeat(19) },
      /got 19/,
    ],
    [
      'a reason of blanks',
      noticed,
      { kind: 'decision', on: '2026-03-16', by: 'Ann', reason: ' '.repeat(40) },
      /got 0/,
    ],
    ['nobody', noticed, { kind: 'decision', on: '2026-03-16', by: '', reason }, /--by/],
  ] as const)('says what was needed and what came: %s', (_, state, wish, message) => {
    expect(refusalOf(state, wish)).toMatch(message);
  });
});
