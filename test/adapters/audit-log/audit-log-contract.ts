import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../adapters/files/sha256.ts';
import { decide, erase, giveNotice, keepScores } from '../../../core/decisions.ts';
import { decisionsReport } from '../../../core/decisions-report.ts';
import type { AuditLog, PeopleErasure } from '../../../core/hiring/audit-log-port.ts';
import { AuditLogBroken } from '../../../core/hiring/sound-log.ts';
import { DecisionsReport } from '../../../core/model/decisions-report.ts';
import { output } from '../../core/hiring/scored-candidate.ts';

/** Where the log of the test that runs lies, and how somebody damages it there. */
export type LogGround = {
  readonly open: () => AuditLog;
  /** All that lies there, as text. */
  readonly everything: () => string;
  readonly remove: (part: 'head' | 'salt' | 'last lines' | 'first detail') => void;
};

const reason = 'read all three work samples, the second rater agrees';

export async function scored(
  log: AuditLog,
  candidateId: string,
  label: 'tactician' | 'strategist-operator' | 'not settled',
): Promise<void> {
  await giveNotice({ candidateIds: [candidateId], on: '2026-03-02' }, { log });
  const [inputsHash, modelHash] = [sha256('inputs'), sha256('model')];
  const kept = { candidateId, on: '2026-03-16', role: 'ae', inputsHash, modelHash, code: 'test' };
  await keepScores([{ ...kept, output: output(candidateId, label) }], { log, sha256 });
}

/** A people store that remembers what it was asked. */
export function askedPeople(): PeopleErasure & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    restrict: async (id) => void asked.push(`restrict ${id}`),
    erase: async (id) => void asked.push(`erase ${id}`),
  };
}

/** What every audit log promises, wherever it lies. */
export function auditLogContract(where: string, ground: LogGround): void {
  const { open, everything, remove } = ground;

  describe(`the audit log in ${where}`, () => {
    test('keeps a decision with the score seen, and an override is reported', async () => {
      const log = open();
      await scored(log, 'c-1', 'tactician');
      await scored(log, 'c-2', 'strategist-operator');
      await scored(log, 'c-3', 'not settled');
      const said = { on: '2026-03-17', stage: null, by: 'Ann', reason };
      const decision = await decide({ candidateId: 'c-1', decision: 'advance', ...said }, { log });
      expect(decision).toMatchObject({ agreement: 'override', label: 'tactician' });
      await decide({ candidateId: 'c-2', decision: 'advance', ...said }, { log });
      await decide({ candidateId: 'c-3', decision: 'reject', ...said }, { log });
      const report = DecisionsReport.parse(decisionsReport(await log.records(), await log.faults()));
      expect(report.decisions.map(({ candidateId, agreement }) => [candidateId, agreement])).toEqual([
        ['c-1', 'override'],
        ['c-2', 'agree'],
        ['c-3', 'nothing settled'],
      ]);
      expect(report.overrideRate).toMatchObject({ value: 0.5, n: 2 });
      expect(report.log.faults).toEqual([]);
    });

    test.each([
      ['without a notice', 'c-9', { on: '2026-03-17', by: 'Ann', reason }, /got none/],
      [
        'with a short reason',
        'c-1',
        { on: '2026-03-17', by: 'Ann', reason: 'great' },
        /at least 20 characters/,
      ],
      ['before the score', 'c-1', { on: '2026-03-16', by: '', reason }, /--by/],
    ])('refuses a decision %s, and writes nothing', async (_, candidateId, said, message) => {
      const log = open();
      await scored(log, 'c-1', 'tactician');
      const before = (await log.faults()).entries;
      const command = { candidateId, decision: 'reject', stage: null, ...said } as const;
      await expect(decide(command, { log })).rejects.toThrow(message);
      expect((await log.faults()).entries).toBe(before);
    });

    test('does not keep the same score twice', async () => {
      const log = open();
      await scored(log, 'c-1', 'tactician');
      const before = (await log.faults()).entries;
      await scored(log, 'c-1', 'tactician');
      expect((await log.faults()).entries).toBe(before + 1);
    });

    test('restricts until four years after the last record, then erases, and what is left names nobody', async () => {
      const log = open();
      await scored(log, 'candidate-to-forget', 'tactician');
      await scored(log, 'c-2', 'tactician');
      const people = askedPeople();
      const about = {
        candidateId: 'candidate-to-forget',
        when: 'due',
        basis: null,
        lastHeldOn: null,
      } as const;
      const first = await erase({ ...about, on: '2026-04-01' }, { log, people });
      expect(first).toMatchObject({ state: 'restricted', until: '2030-03-16' });
      expect(await erase({ ...about, on: '2030-03-15' }, { log, people })).toEqual(first);
      const last = await erase({ ...about, on: '2030-03-16' }, { log, people });
      expect(last).toEqual({ state: 'erased', details: 3 });
      expect(everything()).not.toContain('candidate-to-forget');
      expect(await log.erasedAmong(['c-2', 'candidate-to-forget'])).toEqual(new Set(['candidate-to-forget']));
      expect((await log.faults()).faults).toEqual([]);
      expect(people.asked.at(-1)).toBe('erase candidate-to-forget');
    });

    test('leaves a tombstone of somebody it has never seen', async () => {
      const log = open();
      const about = { candidateId: 'c-7', on: '2026-04-01', when: 'now', basis: null } as const;
      const command = { ...about, lastHeldOn: '2026-03-31' };
      for (let i = 0; i < 2; i += 1) {
        expect(await erase(command, { log, people: askedPeople() })).toEqual({ state: 'erased', details: 0 });
      }
      expect((await log.faults()).entries).toBe(2);
      await expect(giveNotice({ candidateIds: ['c-7'], on: '2026-05-01' }, { log })).rejects.toThrow(
        'erased',
      );
    });

    test.each([
      'head',
      'salt',
      'last lines',
      'first detail',
    ] as const)('refuses to go on without its %s', async (part) => {
      const log = open();
      await scored(log, 'c-1', 'tactician');
      remove(part);
      expect((await log.faults()).faults).not.toEqual([]);
      await expect(giveNotice({ candidateIds: ['c-2'], on: '2026-03-02' }, { log })).rejects.toThrow(
        AuditLogBroken,
      );
    });

    test('takes records of several writers at once', async () => {
      await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          giveNotice({ candidateIds: [`c-${i}`], on: '2026-03-02' }, { log: open() }),
        ),
      );
      expect(await open().faults()).toEqual({ entries: 9, faults: [] });
    });

    test('is empty, and whole, before anything was written', async () => {
      expect(await open().faults()).toEqual({ entries: 0, faults: [] });
      expect(everything()).toBe('');
    });
  });
}
