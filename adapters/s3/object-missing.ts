/** There is no such object. */
export class ObjectMissing extends Error {
  constructor(bucket: string, key: string, options?: ErrorOptions) {
    super(`an object was needed at s3://${bucket}/${key.slice(0, 200)}, there is none`, options);
    this.name = 'ObjectMissing';
  }
}
