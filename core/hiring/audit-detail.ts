import { canonicalJson } from '../batches/canonical-json.ts';
import { Detail } from '../model/audit-log.ts';

/** A detail as it is kept: a nonce first, so that its hash cannot be guessed from what it says. */
export function writtenDetail(detail: Detail, nonce: string): string {
  return canonicalJson({ detail, nonce });
}

/** Null for what is no kept detail. */
export function readDetail(text: string): Detail | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('detail' in kept)) return null;
    const detail = Detail.safeParse(kept.detail);
    return detail.success ? detail.data : null;
  } catch {
    return null;
  }
}
