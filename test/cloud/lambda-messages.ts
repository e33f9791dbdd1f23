/** What the process of a function is asked to do. */
export type InvokeMessage = {
  readonly requestId: string;
  readonly event: unknown;
  /** Milliseconds since 1970. */
  readonly deadline: number;
};

export type EndMessage =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly type: string; readonly message: string };

/** Marks the end of an invocation's output on both streams. */
export const endMark = '\u0000end of invocation';
