import type { S3Client } from '@aws-sdk/client-s3';
import type { Pacing } from '../aws/pacing.ts';
import { retrying } from '../aws/retrying.ts';
import { isTransient } from '../aws/transient.ts';
import { BodyBroken, BucketUnreachable, ObjectMissing } from './bucket-failures.ts';

/** One bucket, and how its adapter waits. */
export type Bucket = {
  readonly client: S3Client;
  readonly bucket: string;
  readonly pacing: Pacing;
  /** A body that brings less than 64 KiB in this time is broken; 30 s where it is not said. */
  readonly stallMs?: number;
};

/**
 * One piece of work on the bucket, tried again whole while its failure passes.
 * @param what as in "needed to ...".
 */
export async function onBucket<T>(
  { bucket, pacing }: Bucket,
  what: string,
  work: (spent: number) => Promise<T>,
  mayRetry: (error: unknown) => boolean = isTransient,
): Promise<T> {
  try {
    return await retrying(pacing, (error) => error instanceof BodyBroken || mayRetry(error), work);
  } catch (error) {
    if (error instanceof ObjectMissing || isOfDisk(error)) throw error;
    throw new BucketUnreachable(bucket, what, error);
  }
}

const fileCalls: ReadonlySet<unknown> = new Set(['open', 'write', 'writev', 'fsync', 'close', 'rename']);

/** A full disk is no fault of the bucket. */
const isOfDisk = (error: unknown) =>
  error instanceof Error && 'syscall' in error && fileCalls.has(error.syscall) && !isTransient(error);
