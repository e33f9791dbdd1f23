import type { QueryRow } from '../model/cell-query.ts';
import { nearestName } from '../model/nearest-name.ts';
import { calledBy } from './names.ts';

/**
 * The record that an id which joins nothing was perhaps meant to name, by what people call it; null where none is
 * near. A record with a name is looked for by it: ids that a system made are all near to each other.
 */
export function nearestRecord(written: string, records: readonly QueryRow[]): string | null {
  return nearestName(written, [...new Set(records.map(calledBy))].sort());
}
