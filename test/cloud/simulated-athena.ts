import type { AthenaClient } from '@aws-sdk/client-athena';
import { athenaActions, Refused } from './athena-actions.ts';
import { type AthenaEngine, EngineFailed, type EngineResult } from './athena-engine.ts';
import { type AthenaFault, athenaFaults } from './athena-faults.ts';
import type { Turns } from './turns.ts';

export type SimulatedAthena = {
  /**
   * A client that runs `around` every request: it may wait before and after it, or break it off.
   * @param since executions that were submitted before this number of them look old to it.
   */
  readonly client: (around: <T>(request: () => T) => Promise<T>, since: () => number) => AthenaClient;
  /** How many executions there were. */
  readonly executions: () => number;
  readonly faultsDone: () => Readonly<Partial<Record<AthenaFault, number>>>;
  /** Changes that lost against another one. */
  readonly conflicts: () => number;
};

/**
 * The Athena API without HTTP, whose executions are actors of their own: they go on when their caller is gone. A
 * change takes effect only where nobody changed its table since it began, as an optimistic writer of Iceberg.
 */
export function simulatedAthena(plan: {
  readonly engine: AthenaEngine;
  readonly turns: Turns;
  readonly seed: number;
  readonly faultRates: Readonly<Partial<Record<AthenaFault, number>>>;
  /** After every change of a table. */
  readonly watch: (table: string) => Promise<void>;
}): SimulatedAthena {
  const faults = athenaFaults(plan.seed);
  for (const [fault, rate] of Object.entries(plan.faultRates)) faults.rate(fault as AthenaFault, rate);
  const { engine, conflicts } = optimisticEngine(plan);
  const workGroups = { 'bearing-crm': 's3://crm/results/' };
  const { act, executions } = athenaActions({ engine, faults, s3: null, workGroups, queuedMs: () => 0 });
  let known = 0;
  const ages = new Map<string, number>();
  const answer = (name: string, input: Readonly<Record<string, unknown>>, since: number): unknown => {
    try {
      const reply = act(name, input);
      for (const execution of executions().slice(known)) {
        known += 1;
        ages.set(execution.id, known);
        plan.turns.start(() => execution.ended);
      }
      if (reply === 'lost')
        throw Object.assign(new Error('the connection was reset'), { code: 'ECONNRESET' });
      return name === 'GetQueryExecution' ? dated(reply, (id) => (ages.get(id) ?? 0) <= since) : reply;
    } catch (error) {
      if (error instanceof Refused) throw Object.assign(new Error(error.message), { name: error.type });
      throw error;
    }
  };
  return {
    client: (around, since) => {
      const send = (command: { readonly input: Record<string, unknown> }) =>
        around(() => answer(command.constructor.name.replace(/Command$/, ''), command.input, since()));
      return { send } as unknown as AthenaClient;
    },
    executions: () => executions().length,
    faultsDone: () => faults.done(),
    conflicts,
  };
}

type ExecutionReply = {
  readonly QueryExecution: { readonly QueryExecutionId: string; readonly Status: object };
};

/** Moments as the SDK gives them; one of an old execution lies long ago. */
function dated(reply: unknown, isOld: (id: string) => boolean): unknown {
  const { QueryExecution: execution } = reply as ExecutionReply;
  const at = isOld(execution.QueryExecutionId) ? new Date(0) : new Date();
  return { QueryExecution: { ...execution, Status: { ...execution.Status, SubmissionDateTime: at } } };
}

function optimisticEngine({ engine, turns, watch }: Parameters<typeof simulatedAthena>[0]) {
  const versions = new Map<string, number>();
  let conflicts = 0;
  const version = (table: string) => versions.get(table) ?? 0;
  const change = async (table: string, work: () => Promise<EngineResult>): Promise<EngineResult> => {
    const began = version(table);
    await turns.take();
    if (version(table) !== began) {
      conflicts += 1;
      throw new EngineFailed('ICEBERG_COMMIT_ERROR', 'another commit came first');
    }
    const result = await work();
    if (result.changed === 0) return result;
    versions.set(table, began + 1);
    await watch(table);
    return result;
  };
  const run: AthenaEngine['run'] = async (statement, where) => {
    await turns.take();
    const work = () => engine.run(statement, where);
    const table = /^(?:merge into|update|delete from|insert into) \S*"(\w+)"(?=\s)/.exec(statement)?.[1];
    const result = await (table === undefined ? work() : change(table, work));
    await turns.take();
    return result;
  };
  return { engine: { run, close: async () => undefined }, conflicts: () => conflicts };
}
