import type { PeopleErasure } from '../core/hiring/audit-log-port.ts';
import type { GlobalFlags } from './globals.ts';

export type PeopleStore = { readonly erasure: PeopleErasure };

/** Until people have a store there is nothing to erase but what the log holds. */
export function withPeople<T>(
  _flags: Pick<GlobalFlags, 'home' | 'wait'>,
  work: (store: PeopleStore) => Promise<T>,
): Promise<T> {
  return work({ erasure: { restrict: async () => undefined, erase: async () => undefined } });
}
