/** One line of the table of proofs: a goal of quality.md and what came out. */
export type ProofRow = {
  readonly id: string;
  readonly what: string;
  readonly goal: string;
  readonly got: string;
  readonly pass: boolean;
};

/** The rows as an aligned table. */
export function printProofRows(rows: readonly ProofRow[]): string {
  const header = { id: 'id', what: 'what', goal: 'goal', got: 'got', pass: 'pass' };
  const lines = [header, ...rows.map((row) => ({ ...row, pass: row.pass ? 'yes' : 'NO' }))];
  const width = (key: keyof typeof header) => Math.max(...lines.map((line) => line[key].length));
  const keys = ['id', 'what', 'goal', 'got', 'pass'] as const;
  return lines
    .map((line) =>
      keys
        .map((key) => line[key].padEnd(width(key)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Runs a proof when its file is the program: `node tools/proof/NAME.ts [scale]`. */
export async function runIfMain(url: string, proof: (scale: number) => Promise<ProofRow[]>): Promise<void> {
  if (process.argv[1] === undefined || url !== `file://${process.argv[1]}`) return;
  const rows = await proof(Number(process.argv[2] ?? '1'));
  console.log(printProofRows(rows));
  process.exitCode = rows.every((row) => row.pass) ? 0 : 1;
}
