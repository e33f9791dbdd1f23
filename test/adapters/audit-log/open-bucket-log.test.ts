import { beforeEach, expect, test } from 'vitest';
import { openBucketLog } from '../../../adapters/audit-log/open-bucket-log.ts';
import type { Objects } from '../../../adapters/s3/objects.ts';
import { giveNotice } from '../../../core/decisions.ts';
import { type MemoryObjects, memoryObjects } from '../s3/memory-objects.ts';
import { auditLogContract, scored } from './audit-log-contract.ts';

let audit: MemoryObjects;
let people: MemoryObjects;
beforeEach(() => {
  [audit, people] = [memoryObjects('audit'), memoryObjects('people')];
});

const open = (changed: { audit?: Objects; people?: Objects } = {}) =>
  openBucketLog({ audit, people, recordedOn: '2026-03-20', ...changed });
const textOf = ({ held }: MemoryObjects) =>
  [...held.values()].map((bytes) => Buffer.from(bytes).toString()).join('\n');
const lastKey = ({ held }: MemoryObjects, prefix: string) =>
  [...held.keys()]
    .filter((key) => key.startsWith(prefix))
    .toSorted()
    .at(-1) ?? '';
const notice = (candidateId: string, log = open()) =>
  giveNotice({ candidateIds: [candidateId], on: '2026-03-02' }, { log });
/** Every object an append writes, and a writer that dies before that one. */
const diesBefore = (objects: MemoryObjects, prefix: string): Objects => ({
  ...objects,
  putNew: (key, body) =>
    key.startsWith(prefix) ? Promise.reject(new Error('died')) : objects.putNew(key, body),
});

auditLogContract('two buckets', {
  open: () => open(),
  everything: () => textOf(audit) + textOf(people),
  remove: (part) => {
    if (part === 'head')
      for (const key of [...people.held.keys()]) if (key.includes('heads/')) people.held.delete(key);
    if (part === 'salt') audit.held.delete('salt');
    if (part === 'last lines') audit.held.delete(lastKey(audit, 'log/'));
    if (part === 'first detail') people.held.delete(lastKey(people, 'audit/details/'));
  },
});

test('the locked bucket holds hashes only, an object an append, and each is put once', async () => {
  const log = open();
  await scored(log, 'candidate-in-details-only', 'tactician');
  expect(textOf(audit)).not.toContain('candidate-in-details-only');
  expect([...audit.held.keys()].toSorted()).toEqual(['log/00000001.jsonl', 'log/00000002.jsonl', 'salt']);
});

test('a head that was not written is made up for, and no whole entry is lost', async () => {
  await notice('c-1');
  const dying = open({ people: diesBefore(people, 'audit/heads/') });
  await expect(notice('c-2', dying)).rejects.toThrow('died');
  await notice('c-3');
  expect(await open().faults()).toEqual({ entries: 4, faults: [] });
});

test('a detail that no entry came to name goes with its person, and not before', async () => {
  await notice('c-1');
  const dying = open({ audit: diesBefore(audit, 'log/') });
  await expect(notice('dead-writer', dying)).rejects.toThrow('died');
  await notice('c-2');
  expect(textOf(people)).toContain('dead-writer');
  expect(await open().faults()).toMatchObject({ faults: [] });
  await open().append(() => [{ candidateId: 'dead-writer', on: '2026-04-01', detail: null }]);
  await open().forget('dead-writer');
  expect(textOf(people)).not.toContain('dead-writer');
});

test('a request that was repeated after a lost reply is written once', async () => {
  await notice('c-1');
  const deaf: Objects = {
    ...audit,
    putNew: async (key, body) => (await audit.putNew(key, body)) && audit.putNew(key, body),
  };
  await notice('c-2', open({ audit: deaf }));
  expect(await open().faults()).toEqual({ entries: 3, faults: [] });
});
