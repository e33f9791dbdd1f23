import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { type AthenaEngine, EngineFailed, type EngineResult, nothing } from './athena-engine.ts';
import type { athenaFaults } from './athena-faults.ts';
import { athenaStatement } from './athena-statement.ts';
import { toUnload, type Unload, writeUnload } from './athena-unload.ts';

export type ExecutionState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** One execution of a statement, as long as the endpoint lives. */
export type Execution = {
  readonly id: string;
  readonly statement: string;
  readonly token: string | null;
  readonly database: string | null;
  readonly workGroup: string;
  readonly outputLocation: string;
  readonly kind: 'DDL' | 'DML' | 'UTILITY';
  readonly verb: string;
  readonly submittedAt: number;
  completedAt: number | null;
  state: ExecutionState;
  failure: EngineFailed | null;
  result: EngineResult;
  manifest: string | null;
  readonly stop: () => void;
  /** Resolves when the execution has ended in any way. */
  readonly ended: Promise<void>;
};

export type Start = {
  readonly statement: string;
  readonly token: string | null;
  readonly database: string | null;
  readonly workGroup: string;
  readonly outputFolder: string;
};

export type ExecutionPlan = {
  readonly engine: AthenaEngine;
  readonly faults: ReturnType<typeof athenaFaults>;
  readonly s3: S3Client | null;
  /** How long a statement is QUEUED, milliseconds. */
  readonly queuedMs: () => number;
};

/** Begins an execution. @throws Malformed where Athena would not take the statement. */
export function startExecution(plan: ExecutionPlan, start: Start): Execution {
  const unload = toUnload(start.statement);
  const found = athenaStatement(unload?.select ?? start.statement);
  const changes = found.kind === 'change' || found.kind === 'optimize';
  const id = randomUUID();
  const stopping = new AbortController();
  const execution: Execution = {
    id,
    statement: start.statement,
    token: start.token,
    database: start.database,
    workGroup: start.workGroup,
    outputLocation: `${start.outputFolder}${id}`,
    kind: found.kind === 'change' || found.kind === 'query' ? 'DML' : 'DDL',
    verb: unload === null ? (found.kind === 'change' ? found.verb : found.kind).toUpperCase() : 'UNLOAD',
    submittedAt: Date.now(),
    completedAt: null,
    state: 'QUEUED',
    failure: null,
    result: nothing,
    manifest: null,
    stop: () => stopping.abort(),
    ended: Promise.resolve(),
  };
  const work = { plan, execution, unload, changes, signal: stopping.signal };
  return Object.assign(execution, { ended: runToEnd(work) });
}

type Work = {
  readonly plan: ExecutionPlan;
  readonly execution: Execution;
  readonly unload: Unload | null;
  readonly changes: boolean;
  readonly signal: AbortSignal;
};

async function runToEnd(work: Work): Promise<void> {
  const { plan, execution, signal } = work;
  try {
    await pause(plan.queuedMs(), undefined, { signal });
    execution.state = 'RUNNING';
    await runWithFaults(work);
    execution.state = 'SUCCEEDED';
  } catch (cause) {
    execution.state = signal.aborted ? 'CANCELLED' : 'FAILED';
    if (!signal.aborted) execution.failure = toFailure(cause);
  } finally {
    execution.completedAt = Date.now();
  }
}

async function runWithFaults({ plan, execution, unload, changes, signal }: Work): Promise<void> {
  const { engine, faults, s3 } = plan;
  if (faults.strikes('fail')) throw new EngineFailed('GENERIC_INTERNAL_ERROR', 'planted');
  if (changes && faults.strikes('conflict')) throw conflict();
  const { database } = execution;
  execution.result = await engine.run(unload?.select ?? execution.statement, { database, signal });
  if (changes && faults.strikes('conflictAfterEffect')) throw conflict();
  if (unload === null) return;
  if (s3 === null) throw new RangeError('UNLOAD needs an S3 endpoint, none was given');
  const { result, outputLocation } = execution;
  execution.manifest = await writeUnload(s3, { unload, result, outputLocation });
  execution.result = { ...nothing, bytesScanned: result.bytesScanned };
}

const conflict = () => new EngineFailed('ICEBERG_COMMIT_ERROR', 'Failed to commit Iceberg update to table');

/** What is no failure of the statement is one of this program: its words must not be lost. */
function toFailure(cause: unknown): EngineFailed {
  if (cause instanceof EngineFailed) return cause;
  return new EngineFailed('GENERIC_INTERNAL_ERROR', String(cause), { cause });
}
