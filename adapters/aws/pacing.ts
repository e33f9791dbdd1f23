/** How an adapter waits. The door gives it, so that a test waits for nothing and repeats. */
export type Pacing = {
  readonly pause: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Aborted when the door's time is over. */
  readonly signal?: AbortSignal;
};

const BASE_MS = 100;
const CAP_MS = 20_000;

/**
 * Full jitter: anything from nothing up to a bound that doubles with each failure.
 * AWS Architecture Blog, "Exponential Backoff and Jitter" (2015).
 * @param failures how many there were, from 1.
 */
export async function backOff(pacing: Pacing, failures: number): Promise<void> {
  await rest(pacing, pacing.random() * Math.min(CAP_MS, BASE_MS * 2 ** (failures - 1)));
}

/** A pause that ends at once when the time is over; whether it is, the caller asks. */
export async function rest({ pause, signal }: Pacing, ms: number): Promise<void> {
  if (!signal) return pause(ms);
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  signal.addEventListener('abort', end, { once: true });
  try {
    await Promise.race([pause(ms), promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
