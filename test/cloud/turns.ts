import type { Random } from '../../core/sample/random.ts';

/** Actors that run one at a time: each waits before every step until it is drawn. */
export type Turns = {
  readonly take: () => Promise<void>;
  /** Adds an actor; it runs until it first takes a turn. It may not throw. */
  readonly start: (actor: () => Promise<void>) => void;
  /** Draws until no actor is left. @returns how many turns there were. */
  readonly play: () => Promise<number>;
};

/** The same draws give the same interleaving, whatever the machine does meanwhile. */
export function seededTurns(random: Random): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  let wake: () => void = () => undefined;
  const settle = () => {
    running -= 1;
    if (running === 0) wake();
  };
  return {
    take: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        settle();
      }),
    start: (actor) => {
      running += 1;
      actor().finally(settle);
    },
    play: async () => {
      for (let turns = 0; ; turns += 1) {
        while (running > 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (waiting.length === 0) return turns;
        const [next] = waiting.splice(random.whole(0, waiting.length - 1), 1);
        running += 1;
        next?.();
      }
    },
  };
}
