import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuditLogBroken, openAuditLog } from '../../../adapters/audit-log/open-audit-log.ts';
import { sha256 } from '../../../adapters/files/sha256.ts';
import { decide, erase, giveNotice, keepScores } from '../../../core/decisions.ts';
import { decisionsReport } from '../../../core/decisions-report.ts';
import type { PeopleErasure } from '../../../core/hiring/audit-log-port.ts';
import { DecisionsReport } from '../../../core/model/decisions-report.ts';
import { proveAuditChain } from '../../../tools/proof/audit-chain.ts';
import { output } from '../../core/hiring/scored-candidate.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openAuditLog({ folder: join(folder, 'audit'), recordedOn: '2026-03-20', waitMs: 1000 });
const reason = 'read all three work samples, the second rater agrees';

async function scored(candidateId: string, label: 'tactician' | 'strategist-operator' | 'not settled') {
  const log = open();
  await giveNotice({ candidateIds: [candidateId], on: '2026-03-02' }, { log });
  const [inputsHash, modelHash] = [sha256('inputs'), sha256('model')];
  const kept = { candidateId, on: '2026-03-16', role: 'ae', inputsHash, modelHash, code: 'test' };
  await keepScores([{ ...kept, output: output(candidateId, label) }], { log, sha256 });
  return log;
}

/** A people store that remembers what it was asked. */
function people(): PeopleErasure & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    restrict: async (id) => void asked.push(`restrict ${id}`),
    erase: async (id) => void asked.push(`erase ${id}`),
  };
}

const everything = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

describe('a decision', () => {
  test('is kept with the score seen, and an override is reported', async () => {
    const log = await scored('c-1', 'tactician');
    await scored('c-2', 'strategist-operator');
    await scored('c-3', 'not settled');
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
  ])('is refused %s, and nothing is written', async (_, candidateId, said, message) => {
    const log = await scored('c-1', 'tactician');
    const before = (await log.faults()).entries;
    const command = { candidateId, decision: 'reject', stage: null, ...said } as const;
    await expect(decide(command, { log })).rejects.toThrow(message);
    expect((await log.faults()).entries).toBe(before);
  });

  test('does not keep the same score twice', async () => {
    const log = await scored('c-1', 'tactician');
    const before = (await log.faults()).entries;
    await scored('c-1', 'tactician');
    expect((await log.faults()).entries).toBe(before + 1);
  });
});

describe('erasure', () => {
  test('restricts until four years after the last record, then erases, and names nobody in what is left', async () => {
    const log = await scored('candidate-to-forget', 'tactician');
    await scored('c-2', 'tactician');
    const store = people();
    const command = {
      candidateId: 'candidate-to-forget',
      when: 'due',
      basis: null,
      lastHeldOn: null,
    } as const;
    const first = await erase({ ...command, on: '2026-04-01' }, { log, people: store });
    expect(first).toMatchObject({ state: 'restricted', until: '2030-03-16' });
    const again = await erase({ ...command, on: '2030-03-15' }, { log, people: store });
    expect(again).toEqual(first);
    const last = await erase({ ...command, on: '2030-03-16' }, { log, people: store });
    expect(last).toEqual({ state: 'erased', details: 3 });
    expect(everything()).not.toContain('candidate-to-forget');
    expect(await log.isErased('candidate-to-forget')).toBe(true);
    expect(await log.isErased('c-2')).toBe(false);
    expect((await log.faults()).faults).toEqual([]);
    expect(store.asked.at(-1)).toBe('erase candidate-to-forget');
  });

  test('at once, of somebody the log has never seen, still leaves a tombstone', async () => {
    const log = open();
    const command = {
      candidateId: 'c-7',
      on: '2026-04-01',
      when: 'now',
      basis: null,
      lastHeldOn: '2026-03-31',
    } as const;
    expect(await erase(command, { log, people: people() })).toEqual({ state: 'erased', details: 0 });
    expect(await erase(command, { log, people: people() })).toEqual({ state: 'erased', details: 0 });
    expect((await log.faults()).entries).toBe(2);
    await expect(giveNotice({ candidateIds: ['c-7'], on: '2026-05-01' }, { log })).rejects.toThrow('erased');
  });
});

describe('the log on disk', () => {
  const file = (name: string) => join(folder, 'audit', name);

  test('goes on after a write that was interrupted, and loses no whole entry', async () => {
    const log = await scored('c-1', 'tactician');
    const head = readFileSync(file('head.json'), 'utf8');
    await giveNotice({ candidateIds: ['c-2'], on: '2026-03-02' }, { log });
    writeFileSync(file('head.json'), head);
    writeFileSync(file('log.jsonl'), `${readFileSync(file('log.jsonl'), 'utf8')}{"cut`);
    expect((await log.faults()).faults).not.toEqual([]);
    await giveNotice({ candidateIds: ['c-3'], on: '2026-03-02' }, { log });
    expect(await log.faults()).toEqual({ entries: 5, faults: [] });
    expect(await log.recordsOf('c-2')).toHaveLength(1);
  });

  test.each(['head.json', 'salt', 'log.jsonl'])('refuses to go on without its %s', async (name) => {
    const log = await scored('c-1', 'tactician');
    rmSync(file(name));
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
    expect(readdirSync(folder)).toEqual([]);
  });

  test('shows every damage', async () => {
    const rows = await proveAuditChain(0.02);
    expect(rows.filter(({ pass }) => !pass)).toEqual([]);
  });
});
