import { expect, test } from 'vitest';
import { proveCloudCrash } from '../../tools/proof/cloud-crash.ts';
import { proveCloudFaults } from '../../tools/proof/cloud-faults.ts';
import { proveCloudOrders } from '../../tools/proof/cloud-orders.ts';
import { proveCloudQueue } from '../../tools/proof/cloud-queue.ts';
import { proveCloudSet } from '../../tools/proof/cloud-set.ts';
import type { ProofRow } from '../../tools/proof/proof-row.ts';

function failing(rows: readonly ProofRow[]): readonly ProofRow[] {
  expect(rows.length).toBeGreaterThan(0);
  return rows.filter((row) => !row.pass);
}

// 10 schedules; the proof plays 10,000.
test('R1: workers that race, die and lose requests leave every batch once', async () => {
  expect(failing(await proveCloudSet(0.001))).toEqual([]);
}, 120_000);

// 24 orders; the proof plays all 720.
test('R3: corrections, repeats and old exports give one state in any order', async () => {
  expect(failing(await proveCloudOrders(1 / 30))).toEqual([]);
}, 120_000);

// 10 dead letters sent again; the proof 1,000.
test('R4: of a batch of messages only what another try may settle comes back', async () => {
  expect(failing(await proveCloudQueue(0.01))).toEqual([]);
}, 120_000);

// 30 deliveries; the proof makes 5,000.
test('R5: faults of S3 and Athena never leave a wrong batch', async () => {
  expect(failing(await proveCloudFaults(0.006))).toEqual([]);
}, 240_000);

// 3 kills; the proof 100.
test('R2: a function that is killed leaves nothing half, and the next delivery all', async () => {
  expect(failing(await proveCloudCrash(0.03))).toEqual([]);
}, 240_000);
