const throttles: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
]);

const passing: ReadonlySet<string> = new Set([
  'InternalError',
  'InternalServerException',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'TimeoutError',
]);

/** As Node and its HTTP parser name a connection that broke, or could not be made just now. */
const connection: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
  'HPE_INVALID_EOF_STATE',
]);

/** What an error of the AWS SDK tells; each part null where it does not. */
export type AwsFailure = {
  readonly name: string;
  readonly code: string | null;
  readonly status: number | null;
  /** Requests the SDK sent before it gave up: at least 1. */
  readonly attempts: number;
};

export function awsFailure(error: unknown): AwsFailure {
  const raw = (error ?? {}) as Partial<Record<'name' | 'code' | 'Code', string>> & {
    readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
  };
  return {
    name: raw.name ?? 'Error',
    code: raw.code ?? raw.Code ?? null,
    status: raw.$metadata?.httpStatusCode ?? null,
    attempts: raw.$metadata?.attempts ?? 1,
  };
}

/** May the same request succeed a moment later: a throttle, a fault of the service, a broken connection. */
export function isTransient(error: unknown): boolean {
  const { name, code, status } = awsFailure(error);
  if (throttles.has(name) || passing.has(name)) return true;
  if (code !== null && (connection.has(code) || throttles.has(code) || passing.has(code))) return true;
  return status !== null && (status >= 500 || status === 429);
}
