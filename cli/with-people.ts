import { join } from 'node:path';
import process from 'node:process';
import type { PeopleStore } from '../adapters/people-store/open-people-store.ts';
import type { GlobalFlags } from './globals.ts';

/** Holds the stores of people for one piece of work and lets go of them whatever happens. */
export async function withPeople<T>(
  flags: Pick<GlobalFlags, 'home' | 'wait' | 'settings'>,
  work: (store: PeopleStore) => Promise<T>,
): Promise<T> {
  const { openPeopleStore } = await import('../adapters/people-store/open-people-store.ts');
  const { loadSettings } = await import('../adapters/files/settings-file.ts');
  const { settings } = await loadSettings({ path: flags.settings, folder: process.cwd() });
  const store = openPeopleStore({
    home: flags.home,
    waitMs: flags.wait,
    timeZone: settings.calendar.time_zone,
    isErased: await erasedCandidates(flags),
  });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Whether a candidate was erased, as the audit log says; of a log without erasures nobody was. */
async function erasedCandidates({
  home,
  wait,
}: Pick<GlobalFlags, 'home' | 'wait'>): Promise<(candidateId: string) => Promise<boolean>> {
  const { openAuditLog } = await import('../adapters/audit-log/open-audit-log.ts');
  const recordedOn = new Date().toISOString().slice(0, 10);
  const log = openAuditLog({ folder: join(home, 'audit'), recordedOn, waitMs: wait });
  const records = await log.records();
  return records.some(({ entry }) => entry.kind === 'erased') ? log.isErased : async () => false;
}
