import { canonicalJson } from '../../core/batches/canonical-json.ts';
import type { PeopleBatch } from '../../core/hiring/people-batch.ts';
import type { PeopleIngestCommand } from '../../core/hiring/people-ingest.ts';
import type { AsOf } from '../../core/model/batch.ts';
import type { IngestedBatch } from '../../core/model/ingest-report.ts';
import type { Database } from '../duckdb/database.ts';
import { type PeopleOffer, planBatch, takenReport } from '../people/people-offer.ts';
import { loadPeopleLedger, markPeopleBatch, putPeopleBatch } from './people-ledger.ts';
import { currentPeople, putPeopleRows } from './people-rows.ts';

type Run = { readonly command: PeopleIngestCommand; readonly asOf: AsOf; readonly ledger: PeopleBatch[] };

/** Takes what was offered into one store, all at once. */
export async function takePeople(
  database: Database,
  offers: readonly PeopleOffer[],
  { command, asOf }: { command: PeopleIngestCommand; asOf: AsOf },
): Promise<readonly IngestedBatch[]> {
  await database.run('begin transaction');
  try {
    const run = { command, asOf, ledger: [...(await loadPeopleLedger(database))] };
    const reports: IngestedBatch[] = [];
    for (const offer of offers) reports.push(await take(database, offer, run));
    await database.run(command.isDryRun ? 'rollback' : 'commit');
    return reports;
  } catch (error) {
    await database.run('rollback').catch(() => undefined);
    throw error;
  }
}

async function take(database: Database, offer: PeopleOffer, run: Run): Promise<IngestedBatch> {
  const plan = planBatch(offer, run);
  if ('reply' in plan) return plan.reply;
  const { entry, replaced } = plan;
  for (const one of replaced) {
    await markPeopleBatch(database, one, true);
    run.ledger[run.ledger.indexOf(one)] = { ...one, isRetracted: true };
  }
  const before = new Set((await currentPeople(database, offer.object, null)).map(canonicalJson));
  const rows = offer.rows.map(({ row }) => row);
  await putPeopleRows(database, { object: offer.object, batch: entry.batch, rows });
  await putPeopleBatch(database, entry);
  run.ledger.push(entry);
  const added =
    before.size === 0 ? entry.stored : rows.filter((row) => !before.has(canonicalJson(row))).length;
  return takenReport(entry, offer, added);
}
