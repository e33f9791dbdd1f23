import type { Store } from '../adapters/duckdb/open-store.ts';
import type { GlobalFlags } from './globals.ts';

/** Holds the store for one piece of work and lets go of it whatever happens. */
export async function withStore<T>(
  flags: Pick<GlobalFlags, 'home' | 'wait'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { openStore } = await import('../adapters/duckdb/open-store.ts');
  const store = await openStore(flags.home, { waitMs: flags.wait });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
