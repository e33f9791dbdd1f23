import { canonicalJson } from '../batches/canonical-json.ts';
import { AuditEntry, LogHead } from '../model/audit-log.ts';
import { NO_ENTRY, type StoredLog } from './audit-chain.ts';

/**
 * The log as an interrupted write meant it: a last line without its end was never written; whole lines after the head
 * were, and the head moves on. Nothing that was whole is ever dropped. Null where that is not what happened.
 */
export function recovered(stored: StoredLog): StoredLog | null {
  const head = LogHead.safeParse(parsed(stored.head));
  if (!head.success) return null;
  const text = stored.text.slice(0, stored.text.lastIndexOf('\n') + 1);
  const lines = text.split('\n').slice(0, -1);
  if (hashAfter(lines, head.data.entries) !== head.data.hash) return null;
  const hash = hashAfter(lines, lines.length);
  return hash === null ? null : { ...stored, text, head: writtenHead({ entries: lines.length, hash }) };
}

export function writtenHead(head: LogHead): string {
  return canonicalJson(head);
}

function hashAfter(lines: readonly string[], entries: number): string | null {
  if (entries === 0) return NO_ENTRY;
  const entry = AuditEntry.safeParse(parsed(lines[entries - 1] ?? ''));
  return entry.success ? entry.data.hash : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
