import type { Pacing } from '../../../adapters/aws/pacing.ts';

/** Waits for nothing and remembers each wait, in ms. */
export function countedPacing(random: () => number = () => 0.5): Pacing & { readonly waits: number[] } {
  const waits: number[] = [];
  return { waits, random, pause: async (ms) => void waits.push(ms) };
}
