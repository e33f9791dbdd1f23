import type { AthenaEngine } from './athena-engine.ts';
import { type Execution, type ExecutionPlan, startExecution } from './athena-executions.ts';
import { executionReply, resultsReply } from './athena-replies.ts';
import { Malformed } from './token-reader.ts';

/** The API says no; `type` is the exception's name. */
export class Refused extends Error {
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
  constructor(type: string, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.type = type;
    this.fields = fields;
  }
}

type Request = Readonly<Record<string, unknown>>;
/** Gives the reply, or 'lost' where it took effect but must not arrive. */
export type Action = (name: string, request: Request) => unknown;

export type ActionPlan = ExecutionPlan & {
  readonly engine: AthenaEngine;
  readonly workGroups: Readonly<Record<string, string>>;
};

// docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
const statementBytes = 262_144;
const tokenCharacters = { least: 32, most: 128 };

export function athenaActions(plan: ActionPlan): {
  readonly act: Action;
  readonly executions: () => readonly Execution[];
} {
  const executions = new Map<string, Execution>();
  const byToken = new Map<string, Execution>();
  const find = (request: Request) => {
    const id = String(request['QueryExecutionId']);
    const found = executions.get(id);
    if (found === undefined) throw invalid(`QueryExecution ${id} was not found`);
    return found;
  };
  const read = (request: Request) => {
    if (plan.faults.strikes('throttleRead')) throw new Refused('ThrottlingException', 'Rate exceeded');
    return find(request);
  };
  const start = (request: Request) => {
    const wanted = toStart(plan, request);
    const known = wanted.token === null ? undefined : byToken.get(wanted.token);
    // The same execution also where it failed: only another token begins anew.
    if (known?.statement === wanted.statement) return known;
    if (known !== undefined) throw invalid('Idempotent parameters do not match');
    const execution = begin(plan, wanted);
    executions.set(execution.id, execution);
    if (execution.token !== null) byToken.set(execution.token, execution);
    return execution;
  };
  const actions: Readonly<Record<string, (request: Request) => unknown>> = {
    StartQueryExecution: (request) => {
      if (plan.faults.strikes('throttleStart')) throw throttled();
      const { id } = start(request);
      return plan.faults.strikes('loseStartReply') ? 'lost' : { QueryExecutionId: id };
    },
    GetQueryExecution: (request) => executionReply(read(request)),
    GetQueryResults: (request) => resultsOf(read(request), request),
    StopQueryExecution: (request) => {
      find(request).stop();
      return {};
    },
  };
  return {
    executions: () => [...executions.values()],
    act: (name, request) => {
      const action = actions[name];
      if (action === undefined) throw new Refused('UnknownOperationException', `${name} is not faked`);
      return action(request);
    },
  };
}

type Wanted = Parameters<typeof startExecution>[1];

function begin(plan: ActionPlan, wanted: Wanted): Execution {
  try {
    return startExecution(plan, wanted);
  } catch (cause) {
    if (!(cause instanceof Malformed)) throw cause;
    throw new Refused('InvalidRequestException', `line 1:1: ${cause.message}`, {
      AthenaErrorCode: 'MALFORMED_QUERY',
    });
  }
}

function toStart({ workGroups }: ActionPlan, request: Request): Wanted {
  const statement = request['QueryString'];
  if (typeof statement !== 'string' || statement === '') throw invalid('QueryString is needed');
  if (Buffer.byteLength(statement) > statementBytes) {
    throw invalid(`QueryString must be at most ${statementBytes} bytes long`);
  }
  if (request['ExecutionParameters'] !== undefined) throw invalid('ExecutionParameters are not faked');
  const workGroup = text(request, 'WorkGroup') ?? 'primary';
  const configured = part(request, 'ResultConfiguration');
  const outputFolder = workGroups[workGroup] ?? text(configured, 'OutputLocation');
  if (outputFolder === null) throw invalid('No output location provided');
  return {
    statement,
    token: tokenOf(request),
    database: text(part(request, 'QueryExecutionContext'), 'Database'),
    workGroup,
    outputFolder: outputFolder.endsWith('/') ? outputFolder : `${outputFolder}/`,
  };
}

function tokenOf(request: Request): string | null {
  const token = text(request, 'ClientRequestToken');
  const { least, most } = tokenCharacters;
  if (token !== null && (token.length < least || token.length > most)) {
    throw invalid(`ClientRequestToken must have ${least} to ${most} characters, got ${token.length}`);
  }
  return token;
}

function resultsOf(execution: Execution, request: Request): unknown {
  const { state } = execution;
  if (state !== 'SUCCEEDED') {
    throw invalid(`Query did not finish successfully. Final query state: ${state}`, 'INVALID_QUERY_STATE');
  }
  const size = Number(request['MaxResults'] ?? 1000);
  if (!Number.isInteger(size) || size < 1 || size > 1000) throw invalid('MaxResults must be 1 to 1000');
  return resultsReply(execution, { from: Number(text(request, 'NextToken') ?? 0), size });
}

const invalid = (message: string, code = 'INVALID_INPUT') =>
  new Refused('InvalidRequestException', message, { AthenaErrorCode: code });

const throttled = () =>
  new Refused('TooManyRequestsException', 'You have exceeded the limit of concurrent queries', {
    Reason: 'CONCURRENT_QUERY_LIMIT_EXCEEDED',
  });

const text = (held: Request, name: string): string | null => {
  const value = held[name];
  return typeof value === 'string' ? value : null;
};

function part(held: Request, name: string): Request {
  const value = held[name];
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
