import { join } from 'node:path';
import process from 'node:process';
import type { AuditLog } from '../core/hiring/audit-log-port.ts';
import { pastDayOf, today } from './day.ts';
import type { GlobalFlags } from './globals.ts';

export type OnFlags = GlobalFlags & { readonly on?: string };

export type Desk = {
  readonly log: AuditLog;
  /** The day that is written: `--on`, else today. */
  readonly on: string;
};

/** The log of this home, and the day that is written. */
export async function deskOf(flags: OnFlags): Promise<Desk> {
  const { openAuditLog } = await import('../adapters/audit-log/open-audit-log.ts');
  const { loadSettings } = await import('../adapters/files/settings-file.ts');
  const { settings } = await loadSettings({ path: flags.settings, folder: process.cwd() });
  const recordedOn = today(settings.calendar.time_zone);
  const log = openAuditLog({ folder: join(flags.home, 'audit'), recordedOn, waitMs: flags.wait });
  return { log, on: flags.on === undefined ? recordedOn : pastDayOf('--on', flags.on, recordedOn) };
}
