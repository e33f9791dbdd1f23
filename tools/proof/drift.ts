import fc from 'fast-check';
import { type Doubt, type DriftFile, driftFile, driftFiles } from './drift-files.ts';
import { type Drift, driftAxes } from './drift-model.ts';
import { type Difference, driftDifferences } from './drift-store.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** The drift matrix through the whole ingest: what the store then shows is the generator's model, or the refusal it must be. */
export async function proveDriftIngest(scale: number): Promise<ProofRow[]> {
  const pairs = driftFiles(Math.round(500 * scale), 7);
  const kinds = fc.sample(drawnKind, { numRuns: Math.round(10_000 * scale), seed: 20261123 });
  const draws = kinds.map(([drift, doubt], i) => driftFile(drift, 50_000_000 + i, doubt));
  return [
    await row('pairs', `every pair of drifts, whole ingest, >= ${Math.round(500 * scale)} files`, pairs),
    await row('draws', 'drawn drifts, days and amounts left open in half of them, whole ingest', draws),
  ];
}

const doubts: readonly Doubt[] = ['none', 'none', 'none', 'days', 'amounts', 'both'];
const drawnDrift: fc.Arbitrary<Drift> = fc.record({
  header: fc.constantFrom(...driftAxes.header),
  encoding: fc.constantFrom(...driftAxes.encoding),
  delimiter: fc.constantFrom(...driftAxes.delimiter),
  lineEnd: fc.constantFrom(...driftAxes.lineEnd),
  number: fc.constantFrom(...driftAxes.number),
  date: fc.constantFrom(...driftAxes.date),
  footer: fc.constantFrom(...driftAxes.footer),
});
export const drawnKind = fc.tuple(drawnDrift, fc.constantFrom(...doubts));

/** Files a store: enough to share its making, few enough that its ledger stays short. */
const filesAStore = 100;

async function row(name: string, what: string, files: readonly DriftFile[]): Promise<ProofRow> {
  const wrong: Difference[] = [];
  for (let at = 0; at < files.length; at += filesAStore)
    wrong.push(...(await driftDifferences(files.slice(at, at + filesAStore))));
  const equal = files.filter((file) => file.expected === 'read').length;
  const shown = wrong.slice(0, 3).map(({ file, what: told }) => `${JSON.stringify(file.drift)} ${told}`);
  const got = `${wrong.length} in ${files.length} (${equal} read, ${files.length - equal} refused) ${shown.join('; ')}`;
  return { id: `C4-${name}`, what, goal: '0 differences', got: got.trimEnd(), pass: wrong.length === 0 };
}

await runIfMain(import.meta.url, proveDriftIngest);
