import { compareVerdicts } from './projection-verdicts.ts';
import { type ProofRow, runIfMain } from './proof-row.ts';

const goal = 100_000;

/** The generated SQL and zod say the same of every drawn row, and store the same of every accepted one. */
export async function projectionEqual(scale: number): Promise<ProofRow[]> {
  const { rows, accepted, differences } = await compareVerdicts(20_261_123, Math.ceil(goal * scale));
  const [first] = differences;
  return [
    {
      id: 'P=Z',
      what: 'verdicts and stored values of the generated SQL and of zod on drawn rows',
      goal: `0 differences on >= ${goal} rows`,
      got: `${differences.length} on ${rows} (${accepted} accepted)${first === undefined ? '' : `: ${first}`}`,
      pass: differences.length === 0 && rows >= goal * scale && accepted > rows / 4 && accepted < rows,
    },
  ];
}

await runIfMain(import.meta.url, projectionEqual);
