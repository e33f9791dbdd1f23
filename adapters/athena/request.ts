import type { Pacing } from '../aws/pacing.ts';
import { retrying } from '../aws/retrying.ts';
import { isTransient } from '../aws/transient.ts';
import { DeadlinePassed, requestFailure } from './athena-failures.ts';

type Sending = { readonly abortSignal?: AbortSignal };

/** One request, tried again while its failure passes and there is time. @throws AthenaFailed, DeadlinePassed */
export async function ask<T>(pacing: Pacing, send: (options: Sending) => Promise<T>): Promise<T> {
  const { signal } = pacing;
  if (signal?.aborted) throw new DeadlinePassed(null);
  try {
    return await retrying(pacing, isTransient, () => send(signal ? { abortSignal: signal } : {}));
  } catch (error) {
    if (signal?.aborted) throw new DeadlinePassed(null, { cause: error });
    throw requestFailure(error, isTransient(error));
  }
}
