import type { AthenaClient } from '@aws-sdk/client-athena';
import type { Pacing } from '../aws/pacing.ts';

/** Where statements run, and how their adapter waits. */
export type AthenaPlace = {
  readonly client: AthenaClient;
  readonly workgroup: string;
  readonly catalog: string;
  readonly database: string;
  readonly pacing: Pacing;
  /** Of a text, as 32 to 128 characters: what Athena takes for a token. */
  readonly hash: (text: string) => string;
};
