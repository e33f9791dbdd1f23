/** The server that the lane started. @throws Error outside the lane. */
export const trinoAddress = (): string => fromLane('BEARING_TRINO_ADDRESS');

/** The S3 endpoint under that server, with a bucket `lake`. @throws Error outside the lane. */
export const trinoS3Address = (): string => fromLane('BEARING_TRINO_S3');

function fromLane(name: string): string {
  const address = process.env[name];
  if (address === undefined) {
    throw new Error('tests on Trino need a server, none was named; run npm run test:trino');
  }
  return address;
}
