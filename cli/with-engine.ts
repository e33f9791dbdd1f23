import process from 'node:process';
import type { Settings } from '../core/model/settings.ts';
import type { QueryEngine } from '../core/ports.ts';
import { refusingWords } from './exit.ts';
import type { GlobalFlags } from './globals.ts';
import { withStore } from './with-store.ts';

/** What a report is made from: the state as of the asked moment, and the settings that hold here. */
export type ReportGround = {
  readonly engine: QueryEngine;
  readonly settings: Settings;
  readonly hash: string;
};

export async function withEngine<T>(
  flags: GlobalFlags,
  work: (ground: ReportGround) => Promise<T>,
): Promise<T> {
  const { loadSettings } = await import('../adapters/files/settings-file.ts');
  const { settings, hash } = await loadSettings({ path: flags.settings, folder: process.cwd() });
  return withStore(flags, async (store) =>
    work({ engine: await refusingWords(store.engine(flags.asOf ?? null, settings)), settings, hash }),
  );
}
