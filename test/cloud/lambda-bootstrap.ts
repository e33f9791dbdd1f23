import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type EndMessage, endMark, type InvokeMessage } from './lambda-messages.ts';

// What Lambda's own runtime does around a handler; `lambda-process.ts` starts it as the child's only program.

type Handler = (event: unknown, context: unknown) => unknown;

const taskRoot = process.env['LAMBDA_TASK_ROOT'] ?? '.';
const loaded = load(process.env['_HANDLER'] ?? '').catch((cause: unknown) => cause);

process.on('message', (message: InvokeMessage) => {
  invoke(message).then(end);
});

// Whoever started it is gone.
process.on('disconnect', () => process.exit());

async function load(name: string): Promise<Handler> {
  const dot = name.lastIndexOf('.');
  const file = ['.js', '.mjs', '.cjs']
    .map((ending) => join(taskRoot, `${name.slice(0, dot)}${ending}`))
    .find(existsSync);
  if (file === undefined)
    throw named('Runtime.ImportModuleError', `cannot find module ${name.slice(0, dot)}`);
  const handler: unknown = (await import(pathToFileURL(file).href))[name.slice(dot + 1)];
  if (typeof handler !== 'function') throw named('Runtime.HandlerNotFound', `${name} is no function`);
  return handler as Handler;
}

async function invoke({ requestId, event, deadline }: InvokeMessage): Promise<EndMessage> {
  process.env['_X_AMZN_TRACE_ID'] =
    'Root=1-65b0a1c2-0123456789abcdef01234567;Parent=53995c3f42cd8ad8;Sampled=0';
  const functionName = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? '';
  const context = {
    awsRequestId: requestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${process.env['AWS_REGION']}:123456789012:function:${functionName}`,
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(deadline - Date.now(), 0),
  };
  try {
    const handler = await loaded;
    if (typeof handler !== 'function') throw handler;
    const result: unknown = await handler(event, context);
    return { kind: 'result', result: JSON.parse(JSON.stringify(result ?? null)) };
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : { name: 'Error', message: String(cause) };
    return { kind: 'error', type: name, message };
  }
}

function end(message: EndMessage): void {
  process.stderr.write(`${endMark}\n`);
  process.stdout.write(`${endMark}\n`);
  process.send?.(message);
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
