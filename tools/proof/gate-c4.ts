import { type DriftFile, driftFiles } from './drift-files.ts';
import { GateKit, type Outcome } from './gate-kit.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

/** The gate's part of the drift matrix: every file comes through as written, or is refused for a column named twice. */

export function isAsGenerated(file: DriftFile, outcome: Outcome): boolean {
  if (file.expected === 'refused: gate')
    return outcome.kind === 'refused' && outcome.code === 'header-duplicate';
  if (outcome.kind === 'refused') return false;
  return (
    outcome.clean.footer === file.footer &&
    outcome.quarantined.length === 0 &&
    JSON.stringify(outcome.clean.columns) === JSON.stringify(file.columns) &&
    JSON.stringify(outcome.records) === JSON.stringify(file.cells)
  );
}

export async function proveDrift(scale: number): Promise<ProofRow[]> {
  const kit = new GateKit();
  const files = driftFiles(Math.round(500 * scale));
  const wrong: string[] = [];
  try {
    for (const file of files) {
      const outcome = await kit.bytes(file.bytes);
      if (!isAsGenerated(file, outcome))
        wrong.push(`${JSON.stringify(file.drift)} ${outcome.kind === 'refused' ? outcome.code : ''}`);
    }
  } finally {
    kit.remove();
  }
  const got = `${files.length - wrong.length} of ${files.length} ${wrong.slice(0, 3).join('; ')}`.trimEnd();
  return [{ id: 'C4', what: 'drift matrix through the gate', goal: '100 %', got, pass: wrong.length === 0 }];
}

await runIfMain(import.meta.url, proveDrift);
