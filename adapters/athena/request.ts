import type { Pacing } from '../aws/pacing.ts';
import { retrying } from '../aws/retrying.ts';
import { isTransient } from '../aws/transient.ts';
import { requestFailure } from './athena-failures.ts';

/** One request, tried again while its failure passes. @throws AthenaFailed */
export async function ask<T>(pacing: Pacing, send: () => Promise<T>): Promise<T> {
  try {
    return await retrying(pacing, isTransient, send);
  } catch (error) {
    throw requestFailure(error, isTransient(error));
  }
}
