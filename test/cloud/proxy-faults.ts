/** What a network and a service do to a request. The first six leave nothing behind, the others took effect. */
export const proxyFaults = [
  // 503 SlowDown; the Athena API says TooManyRequestsException.
  'slowDown',
  // 500 InternalError.
  'internal',
  // 429, or ThrottlingException of the Athena API.
  'throttle',
  // 409: another conditional write of the key is under way.
  'conflict',
  // The connection is reset before the request reached the service.
  'resetBefore',
  // The body comes a byte at a time, then the connection is cut.
  'slowBody',
  // The service did it and said so; the connection is reset instead.
  'lostReply',
  // The request arrived twice: the second finds the first one's object and is refused with 412.
  'precondition',
] as const;

export type ProxyFault = (typeof proxyFaults)[number];

export type Asked = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

export const isAthena = ({ headers }: Asked): boolean => headers['x-amz-target'] !== undefined;

/** A write that must find no object, or a certain one. */
export const isConditional = ({ method, headers }: Asked): boolean =>
  method === 'PUT' && (headers['if-none-match'] !== undefined || headers['if-match'] !== undefined);

/** The faults that AWS itself could show for such a request: a 409 or a 412 has a conditional write before it. */
export function possibleFaults(asked: Asked): readonly ProxyFault[] {
  return proxyFaults.filter((fault) => {
    if (fault === 'conflict' || fault === 'precondition') return isConditional(asked);
    return fault !== 'slowBody' || asked.method === 'GET' || isAthena(asked);
  });
}

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** An error as the service would print it. */
export function errorReply(status: number, code: string, asked: Asked): Reply {
  if (isAthena(asked)) {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code };
    return { status, headers, body: JSON.stringify({ __type: code, Message: 'planted' }) };
  }
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>planted</Message></Error>`;
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: asked.method === 'HEAD' ? '' : body,
  };
}

/** What is answered in the service's place; null where the fault is of another kind. */
export function refusal(fault: ProxyFault, asked: Asked): Reply | null {
  const athena = isAthena(asked);
  if (fault === 'slowDown') {
    return athena ? errorReply(400, 'TooManyRequestsException', asked) : errorReply(503, 'SlowDown', asked);
  }
  if (fault === 'internal') {
    return errorReply(500, athena ? 'InternalServerException' : 'InternalError', asked);
  }
  if (fault === 'throttle') {
    return athena
      ? errorReply(400, 'ThrottlingException', asked)
      : errorReply(429, 'TooManyRequestsException', asked);
  }
  return fault === 'conflict' ? errorReply(409, 'ConditionalRequestConflict', asked) : null;
}
