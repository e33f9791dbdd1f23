import { expect, test } from 'vitest';
import { proveTorture } from '../../../tools/proof/gate-c1.ts';
import { proveRowPollution } from '../../../tools/proof/gate-c2.ts';
import { proveCrashers } from '../../../tools/proof/gate-c3.ts';
import { proveDrift } from '../../../tools/proof/gate-c4.ts';
import { proveProperties } from '../../../tools/proof/gate-c6.ts';
import type { ProofRow } from '../../../tools/proof/proof-row.ts';

function failing(rows: readonly ProofRow[]): readonly ProofRow[] {
  expect(rows.length).toBeGreaterThan(0);
  return rows.filter((row) => !row.pass);
}

test('C1: torture files are exact, quarantined or refused, never different', async () => {
  expect(failing(await proveTorture(1))).toEqual([]);
});

test('C2: one polluted row costs only itself', async () => {
  expect(failing(await proveRowPollution(0.05))).toEqual([]);
});

test('C3: crashers neither crash nor hang nor fill the memory', async () => {
  expect(failing(await proveCrashers(0.01))).toEqual([]);
}, 180_000);

test('C4: every pair of drifts comes through as generated', async () => {
  expect(failing(await proveDrift(0.1))).toEqual([]);
});

test('C5, C6: naughty strings, printing, splits and cuts', async () => {
  expect(failing(await proveProperties(0.002))).toEqual([]);
});
