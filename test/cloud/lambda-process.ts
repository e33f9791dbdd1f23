import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type EndMessage, endMark, type InvokeMessage } from './lambda-messages.ts';

export type LambdaPlan = {
  /** The folder of the bundle. */
  readonly asset: string;
  /** As the template names it: `handler.handler`, or with folders before. */
  readonly handler: string;
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMiB?: number;
  /** Addresses of the endpoints. */
  readonly s3: string;
  readonly athena: string;
};

/** How an invocation ended, and what was printed from its beginning on, both streams. */
export type Invocation = EndMessage & { readonly lines: readonly string[] };

export type LambdaProcess = {
  readonly isAlive: () => boolean;
  readonly invoke: (event: unknown) => Promise<Invocation>;
  readonly kill: () => void;
  readonly ended: Promise<void>;
};

/** One execution environment: a process with nothing of this machine's environment. */
export function lambdaProcess(plan: LambdaPlan, temporary: string): LambdaProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./lambda-bootstrap.ts', import.meta.url))], {
    cwd: plan.asset,
    env: environmentOf(plan, temporary),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  const marks = outputMarks(child, lines);
  let isAlive = true;
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      isAlive = false;
      resolve();
    });
  });
  const kill = () => {
    isAlive = false;
    child.kill('SIGKILL');
  };
  return {
    isAlive: () => isAlive,
    kill,
    ended,
    invoke: async (event) => {
      lines.length = 0;
      const requestId = randomUUID();
      const end = await Promise.race([
        Promise.all([answer(child), marks()]).then(([message]) => message),
        ended.then((): EndMessage => exited(requestId)),
        ...call(child, { plan, requestId, event, kill }),
      ]);
      // Of a process that was ended, the streams may still hold something.
      if (!isAlive) await ended;
      return { ...end, lines: [...lines] };
    },
  };
}

type Call = {
  readonly plan: LambdaPlan;
  readonly requestId: string;
  readonly event: unknown;
  readonly kill: () => void;
};

/** Sends the event, and ends the process when its time is up. */
function call(child: ChildProcess, { plan, requestId, event, kill }: Call): readonly Promise<EndMessage>[] {
  const message: InvokeMessage = { requestId, event, deadline: Date.now() + plan.timeoutMs };
  child.send(message, () => undefined);
  return [
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        kill();
        const seconds = (plan.timeoutMs / 1000).toFixed(2);
        resolve({
          kind: 'error',
          type: 'Sandbox.Timedout',
          message: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
        });
      }, plan.timeoutMs);
      child.once('message', () => clearTimeout(timer));
      child.once('close', () => clearTimeout(timer));
    }),
  ];
}

const answer = (child: ChildProcess): Promise<EndMessage> =>
  new Promise((resolve) => child.once('message', (message) => resolve(message as EndMessage)));

const exited = (requestId: string): EndMessage => ({
  kind: 'error',
  type: 'Runtime.ExitError',
  message: `RequestId: ${requestId} Error: Runtime exited without providing a reason`,
});

/** Collects lines; what is given back waits until both streams have shown the end of the invocation. */
function outputMarks(child: ChildProcess, lines: string[]): () => Promise<void> {
  let seen = 0;
  let wake: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) throw new RangeError('a process with its output in pipes was needed');
    createInterface({ input: stream }).on('line', (line) => {
      // What was printed last may lack its own end of line.
      const isEnd = line.endsWith(endMark);
      const text = isEnd ? line.slice(0, -endMark.length) : line;
      if (!isEnd || text !== '') lines.push(text);
      if (isEnd) seen += 1;
      wake();
    });
  }
  return async () => {
    const wanted = seen + 2;
    while (seen < wanted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}

// docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, "Defined runtime environment variables"
function environmentOf(plan: LambdaPlan, temporary: string): NodeJS.ProcessEnv {
  const endpoints = {
    AWS_ENDPOINT_URL_S3: plan.s3,
    AWS_ENDPOINT_URL_ATHENA: plan.athena,
  };
  return {
    ...plan.environment,
    ...endpoints,
    _HANDLER: plan.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: plan.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMiB ?? 1024),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: 'test',
    LAMBDA_TASK_ROOT: plan.asset,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TMPDIR: temporary,
  };
}

const region = 'eu-central-1';
