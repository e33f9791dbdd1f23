import { awsFailure } from '../aws/transient.ts';

/** There is no object under this key. */
export class ObjectMissing extends Error {
  constructor(bucket: string, key: string, options?: ErrorOptions) {
    super(`bucket ${bucket} needs an object ${key}, got none`, options);
    this.name = 'ObjectMissing';
  }
}

/** The bucket did not answer, or refused: it is missing, closed to us, or in trouble for too long. */
export class BucketUnreachable extends Error {
  constructor(bucket: string, what: string, cause: unknown) {
    const { name, code, status } = awsFailure(cause);
    const came = [name === 'Error' ? (code ?? name) : name, ...(status === null ? [] : [`(${status})`])].join(
      ' ',
    );
    super(`bucket ${bucket} needed to ${what}, got ${came}`, { cause });
    this.name = 'BucketUnreachable';
  }
}

/** What came is not the whole object: shorter or longer than said, broken off, too slow, or of another checksum. */
export class BodyBroken extends Error {
  /** As the SDK's errors say how often their request was sent. */
  readonly $metadata: { readonly attempts?: number | undefined };

  constructor(reason: string, reply: Pick<BodyBroken, '$metadata'>, options?: ErrorOptions) {
    super(`a download needs the whole object, got ${reason}`, options);
    this.name = 'BodyBroken';
    this.$metadata = { attempts: reply.$metadata.attempts };
  }
}

export const isMissing = (error: unknown): boolean => {
  const { name, status } = awsFailure(error);
  return name === 'NoSuchKey' || (name === 'NotFound' && status === 404);
};
