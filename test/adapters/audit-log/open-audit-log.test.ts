import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAuditLog } from '../../../adapters/audit-log/open-audit-log.ts';
import { giveNotice } from '../../../core/decisions.ts';
import { proveAuditChain } from '../../../tools/proof/audit-chain.ts';
import { auditLogContract, scored } from './audit-log-contract.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearing-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openAuditLog({ folder: join(folder, 'audit'), recordedOn: '2026-03-20', waitMs: 1000 });
const file = (name: string) => join(folder, 'audit', name);

auditLogContract('a folder', {
  open,
  everything: () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n'),
  remove: (part) => {
    if (part === 'head') rmSync(file('head.json'));
    if (part === 'salt') rmSync(file('salt'));
    if (part === 'last lines') rmSync(file('log.jsonl'));
    if (part === 'first detail') rmSync(join(file('details'), readdirSync(file('details'))[0] ?? ''));
  },
});

test('the log in a folder goes on after a write that was interrupted, and loses no whole entry', async () => {
  const log = open();
  await scored(log, 'c-1', 'tactician');
  const head = readFileSync(file('head.json'), 'utf8');
  await giveNotice({ candidateIds: ['c-2'], on: '2026-03-02' }, { log });
  writeFileSync(file('head.json'), head);
  writeFileSync(file('log.jsonl'), `${readFileSync(file('log.jsonl'), 'utf8')}{"cut`);
  expect((await log.faults()).faults).not.toEqual([]);
  await giveNotice({ candidateIds: ['c-3'], on: '2026-03-02' }, { log });
  expect(await log.faults()).toEqual({ entries: 5, faults: [] });
  expect(await log.recordsOf('c-2')).toHaveLength(1);
});

test('every damage of a log shows', async () => {
  const rows = await proveAuditChain(0.02);
  expect(rows.filter(({ pass }) => !pass)).toEqual([]);
});
