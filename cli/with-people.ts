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
    erasedAmong: (ids) => erasedAmong(flags, ids),
  });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Who of these was erased, as the audit log says. */
async function erasedAmong({ home, wait }: Pick<GlobalFlags, 'home' | 'wait'>, ids: Iterable<string>) {
  const { openAuditLog } = await import('../adapters/audit-log/open-audit-log.ts');
  const recordedOn = new Date().toISOString().slice(0, 10);
  return openAuditLog({ folder: join(home, 'audit'), recordedOn, waitMs: wait }).erasedAmong(ids);
}
