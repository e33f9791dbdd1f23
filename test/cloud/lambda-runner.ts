import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Invocation, type LambdaPlan, type LambdaProcess, lambdaProcess } from './lambda-process.ts';

export type LambdaFunction = {
  /**
   * Calls the handler; one invocation at a time, as an execution environment does. After the timeout, or where
   * the process ended by itself, the next invocation starts a new process.
   */
  readonly invoke: (event: unknown) => Promise<Invocation>;
  /** The only folder it may write to; empty again for a new process. */
  readonly temporary: string;
  /** How many processes there were. */
  readonly starts: () => number;
  /** Ends the process as a lost machine would, whatever it is doing. */
  readonly kill: () => void;
  readonly stop: () => Promise<void>;
};

/** A function's bundle in a process of its own, with nothing of this machine but what Lambda gives too. */
export async function lambdaFunction(plan: LambdaPlan): Promise<LambdaFunction> {
  const temporary = await mkdtemp(join(tmpdir(), 'lambda-'));
  let running: LambdaProcess | null = null;
  let starts = 0;
  const alive = async () => {
    if (running?.isAlive()) return running;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    starts += 1;
    running = lambdaProcess(plan, temporary);
    return running;
  };
  return {
    temporary,
    starts: () => starts,
    invoke: async (event) => (await alive()).invoke(event),
    kill: () => running?.kill(),
    stop: async () => {
      running?.kill();
      await running?.ended;
      await rm(temporary, { recursive: true, force: true });
    },
  };
}
