import { AthenaClient, type AthenaClientConfig } from '@aws-sdk/client-athena';

/** A client that tries once: the adapter alone says how often and when a request is sent again. */
export const athenaClient = (config: AthenaClientConfig = {}): AthenaClient =>
  new AthenaClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      // A reply that stands still half way is under no other limit.
      socketTimeout: 30_000,
    },
    ...config,
  });
