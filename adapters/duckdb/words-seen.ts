import type { WordCount, WordsSeen } from '../../core/sources/defaults-taken.ts';
import type { Database } from './database.ts';
import { storedTable } from './tables.ts';

/** The words of a staged batch of opportunities that may have been taken for something by default. */
export async function wordsSeen(database: Database, batch: number): Promise<WordsSeen> {
  const rows = await database.rows(
    `select outcome, case outcome when 'open' then stage else loss_reason end as word, count(*) as deals
     from ${storedTable('opportunity')}
     where batch = ${batch} and (outcome = 'open' or (outcome = 'lost' and loss_kind = 'unknown'))
     group by all`,
  );
  const ofOutcome = (outcome: string): readonly WordCount[] =>
    rows
      .filter((row) => row['outcome'] === outcome && row['word'] !== null)
      .map((row) => ({ word: String(row['word']), deals: Number(row['deals']) }));
  return { unknownLosses: ofOutcome('lost'), openStages: ofOutcome('open') };
}
