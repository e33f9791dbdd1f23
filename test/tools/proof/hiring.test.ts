import { expect, test } from 'vitest';
import { proveExplanations } from '../../../tools/proof/hiring-explained.ts';
import { proveNoAttribute } from '../../../tools/proof/hiring-fields.ts';
import { proveHiringPanels } from '../../../tools/proof/hiring-panels.ts';
import { proveReplay } from '../../../tools/proof/hiring-replay.ts';
import type { ProofRow } from '../../../tools/proof/proof-row.ts';

function failing(rows: readonly ProofRow[]): readonly ProofRow[] {
  expect(rows.length).toBeGreaterThan(0);
  return rows.filter((row) => !row.pass);
}

// 20 panels of each kind; the proof runs 500.
test('scores of panels whose truth is known hold it, err less than plain means, and label right', async () => {
  expect(failing(await proveHiringPanels(0.04))).toEqual([]);
}, 120_000);

test('H1: the same ratings give the same bytes in any order, in any process', async () => {
  expect(failing(await proveReplay(0.02))).toEqual([]);
}, 120_000);

test('H2: what is said of a score is true of it', async () => {
  expect(failing(await proveExplanations(0.006))).toEqual([]);
}, 120_000);

test('H4: no attribute of a person has a place in a score', async () => {
  expect(failing(await proveNoAttribute(0.02))).toEqual([]);
}, 120_000);
