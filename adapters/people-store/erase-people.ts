import type { PeopleErasure } from '../../core/hiring/audit-log-port.ts';
import type { HeldFile } from './held-file.ts';
import { storedPeople } from './store-forms.ts';

/** Restriction and erasure over all stores of people. A restricted candidate stays so for records that come later. */
export function peopleErasure(files: readonly HeldFile[]): PeopleErasure {
  return {
    restrict: async (candidateId) => {
      for (const file of files) await restrict(file, candidateId);
    },
    erase: async (candidateId) => {
      for (const file of files) await erase(file, candidateId);
    },
  };
}

async function restrict(file: HeldFile, candidateId: string): Promise<void> {
  const database = await file.database();
  await database.run(
    `insert into stored.restricted select $1
     where not exists (from stored.restricted where candidate_id = $1)`,
    [candidateId],
  );
}

/** Written anew each time, also where no row is left: an erasure that was cut short left bytes behind. */
async function erase(file: HeldFile, candidateId: string): Promise<void> {
  if (!file.isThere()) return;
  const database = await file.database();
  const tables = [...file.form.objects.map(storedPeople), 'stored.restricted'];
  await database.transaction(async () => {
    for (const table of tables)
      await database.run(`delete from ${table} where candidate_id = $1`, [candidateId]);
  });
  await file.rebuild();
}
